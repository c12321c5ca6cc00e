package ai.chatbot.web.session;

import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
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
  private final Supplier<UUID> ids;

  /** Sessions under those tokens; new guests get their id from {@code ids}. */
  public Sessions(SessionTokens tokens, PublicOrigin origin, Supplier<UUID> ids) {
    this.tokens = tokens;
    this.origin = origin;
    this.ids = ids;
  }

  /** Lets the request pass if it has a session. */
  public void require(Context ctx) {
    User user = find(ctx).orElseThrow(() -> Problem.noSession().asException());
    ctx.attribute(USER, user);
  }

  /** Gives the request a session: its own, prolonged, or a new guest's. */
  public void ensure(Context ctx) {
    User user = find(ctx).orElseGet(() -> new User.Guest(new UserId(ids.get())));
    ctx.attribute(USER, user);
    if (user instanceof User.Guest guest) {
      ctx.cookie(cookie(ctx, tokens.sign(guest)));
    }
  }

  /** Who is calling, on a route that has asked for a session. */
  public static User user(Context ctx) {
    User user = ctx.attribute(USER);
    if (user == null) {
      throw new IllegalStateException("this route does not ask for a session");
    }
    return user;
  }

  private Optional<User> find(Context ctx) {
    return Optional.ofNullable(ctx.cookie(name(ctx))).flatMap(tokens::read);
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
}
