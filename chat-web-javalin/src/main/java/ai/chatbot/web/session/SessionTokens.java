package ai.chatbot.web.session;

import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.usecase.Accounts;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and reads session tokens: JSON Web Tokens (RFC 7519) under HMAC-SHA-256, with a key derived
 * from the installation's secret for this purpose alone. Safe for use by many threads.
 */
public final class SessionTokens {
  /** How long a token is good for. */
  public static final Duration LIFE = Duration.ofDays(30);

  private static final String GUEST = "guest";
  private static final String MEMBER = "regular";
  private static final String KIND = "type";
  private static final String NUMBER = "session";

  private final SecretKey key;
  private final List<SecretKey> accepted;
  private final InstantSource clock;

  /**
   * Tokens under a key derived from that secret.
   *
   * @param previous the secret before, whose tokens are read and no longer signed
   */
  public SessionTokens(String secret, Optional<String> previous, InstantSource clock) {
    this.key = derived(secret);
    this.accepted =
        Stream.concat(Stream.of(key), previous.stream().map(SessionTokens::derived)).toList();
    this.clock = clock;
  }

  /** A token for that guest, good from now on. */
  public String sign(User.Guest guest) {
    return signed(Jwts.builder().subject(guest.id().toString()).claim(KIND, GUEST));
  }

  /** A token for that member's session, good from now on. */
  public String sign(Accounts.Session session) {
    return signed(
        Jwts.builder()
            .subject(session.member().id().toString())
            .claim(KIND, MEMBER)
            .claim(NUMBER, session.number()));
  }

  private String signed(JwtBuilder token) {
    Instant now = clock.instant();
    return token
        .issuedAt(Date.from(now))
        .expiration(Date.from(now.plus(LIFE)))
        .signWith(key, Jwts.SIG.HS256)
        .compact();
  }

  /** What that token says; empty if it is not ours, altered, out of date or no token at all. */
  public Optional<Claim> read(String token) {
    return accepted.stream().flatMap(each -> read(token, each).stream()).findFirst();
  }

  private Optional<Claim> read(String token, SecretKey signedBy) {
    try {
      return claim(
          Jwts.parser()
              .verifyWith(signedBy)
              .clock(() -> Date.from(clock.instant()))
              .build()
              .parseSignedClaims(token)
              .getPayload());
    } catch (JwtException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Claim> claim(Claims claims) {
    UserId id = new UserId(UUID.fromString(claims.getSubject()));
    return switch (String.valueOf(claims.get(KIND))) {
      case GUEST -> Optional.of(new Claim.OfGuest(id));
      case MEMBER -> Optional.of(new Claim.OfMember(id, claims.get(NUMBER, Integer.class)));
      default -> Optional.empty();
    };
  }

  private static SecretKey derived(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] bytes = mac.doFinal("ai-chatbot session v1".getBytes(StandardCharsets.UTF_8));
      return new SecretKeySpec(bytes, "HmacSHA256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every Java", e);
    }
  }

  /** Who a token says its bearer is; whether that still holds, the accounts know. */
  public sealed interface Claim {
    /** A guest. */
    record OfGuest(UserId id) implements Claim {}

    /** A member, in the session of that number. */
    record OfMember(UserId id, int number) implements Claim {}
  }
}
