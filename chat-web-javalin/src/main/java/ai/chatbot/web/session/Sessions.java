package ai.chatbot.web.session;

import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.usecase.Accounts;
import ai.chatbot.web.problem.Problem;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The session of a request, kept in one signed cookie. A guest is a name in that cookie and nothing
 * else until the first question. Safe for use by many threads.
 */
public final class Sessions {
  private static final String NAME = "chat-session";
  private static final String HTTPS_NAME = "__Host-" + NAME;
  private static final String USER = "user";

  private final SessionTokens tokens;
  private final PublicOrigin origin;
  private final Accounts accounts;
  private final Supplier<UUID> ids;

  /** Sessions under those tokens; new guests get their id from {@code ids}. */
  public Sessions(
      SessionTokens tokens, PublicOrigin origin, Accounts accounts, Supplier<UUID> ids) {
    this.tokens = tokens;
    this.origin = origin;
    this.accounts = accounts;
    this.ids = ids;
  }

  /** Lets the request pass if it has a session. */
  public void require(Context ctx) {
    ctx.attribute(
        USER, found(ctx).orElseThrow(() -> Problem.noSession(ctx.path()).asException()).user());
  }

  /**
   * Gives the request a session: its own, prolonged, or a new guest's.
   *
   * @param newGuest runs before a guest is made, and may refuse by throwing
   */
  public void ensure(Context ctx, Runnable newGuest) {
    Found found = found(ctx).orElseGet(() -> newGuest(newGuest));
    ctx.attribute(USER, found.user());
    ctx.cookie(cookie(ctx, found.token().get()));
  }

  /** Who is calling, on a route that has asked for a session. */
  public static User user(Context ctx) {
    User user = ctx.attribute(USER);
    if (user == null) {
      throw new IllegalStateException("this route does not ask for a session");
    }
    return user;
  }

  /** Who is calling, on any route; empty for somebody without a session that holds. */
  public Optional<User> find(Context ctx) {
    return found(ctx).map(Found::user);
  }

  /** Goes on as that member. */
  public void begin(Context ctx, Accounts.Session session) {
    ctx.attribute(USER, session.member());
    ctx.cookie(cookie(ctx, tokens.sign(session)));
  }

  /** Goes on as nobody. */
  public void end(Context ctx) {
    Cookie cookie = cookie(ctx, "");
    cookie.setMaxAge(0);
    ctx.cookie(cookie);
  }

  private Found newGuest(Runnable allowed) {
    allowed.run();
    User.Guest guest = new User.Guest(new UserId(ids.get()));
    return new Found(guest, () -> tokens.sign(guest));
  }

  private Optional<Found> found(Context ctx) {
    return Optional.ofNullable(ctx.cookie(name(ctx))).flatMap(tokens::read).flatMap(this::holding);
  }

  /** Whoever it says may have registered, left, or signed out everywhere. */
  private Optional<Found> holding(SessionTokens.Claim claim) {
    return switch (claim) {
      case SessionTokens.Claim.OfGuest(UserId id) ->
          accounts.guest(id).map(guest -> new Found(guest, () -> tokens.sign(guest)));
      case SessionTokens.Claim.OfMember(UserId id, int number) ->
          accounts
              .member(id, number)
              .map(member -> new Accounts.Session(member, number))
              .map(session -> new Found(session.member(), () -> tokens.sign(session)));
    };
  }

  private Cookie cookie(Context ctx, String token) {
    Cookie cookie = new Cookie(name(ctx), token);
    cookie.setPath("/");
    cookie.setMaxAge((int) SessionTokens.LIFE.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(origin.isHttps(ctx));
    cookie.setSameSite(SameSite.LAX);
    return cookie;
  }

  private String name(Context ctx) {
    return origin.isHttps(ctx) ? HTTPS_NAME : NAME;
  }

  /** Somebody, and how they get a token with which they may come back: few requests need one. */
  private record Found(User user, Supplier<String> token) {}
}
