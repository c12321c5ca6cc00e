package ai.chatbot.web.session;

import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
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
  private static final String KIND = "type";

  private final SecretKey key;
  private final InstantSource clock;

  /** Tokens under a key derived from that secret. */
  public SessionTokens(String secret, InstantSource clock) {
    this.key = derived(secret);
    this.clock = clock;
  }

  /** A token for that guest, good from now on. */
  public String sign(User.Guest guest) {
    Instant now = clock.instant();
    return Jwts.builder()
        .subject(guest.id().toString())
        .claim(KIND, GUEST)
        .issuedAt(Date.from(now))
        .expiration(Date.from(now.plus(LIFE)))
        .signWith(key, Jwts.SIG.HS256)
        .compact();
  }

  /** Whose token that is; empty if it is not ours, altered, out of date or not a token at all. */
  public Optional<User> read(String token) {
    try {
      Claims claims =
          Jwts.parser()
              .verifyWith(key)
              .clock(() -> Date.from(clock.instant()))
              .build()
              .parseSignedClaims(token)
              .getPayload();
      return user(claims);
    } catch (JwtException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<User> user(Claims claims) {
    return GUEST.equals(claims.get(KIND))
        ? Optional.of(new User.Guest(new UserId(UUID.fromString(claims.getSubject()))))
        : Optional.empty();
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
}
