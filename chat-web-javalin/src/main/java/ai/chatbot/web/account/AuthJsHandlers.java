package ai.chatbot.web.account;

import ai.chatbot.web.json.Fields;
import ai.chatbot.web.json.Json;
import ai.chatbot.web.limit.Limits;
import ai.chatbot.web.session.OwnPath;
import ai.chatbot.web.session.PublicOrigin;
import ai.chatbot.web.session.SessionTokens;
import ai.chatbot.web.session.Sessions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * What clients of the original's auth library call (http-contract §3.3). Its CSRF token is handed
 * out and not asked for: where a request comes from, the browser says itself.
 */
public final class AuthJsHandlers {
  private final AccountHandlers accounts;
  private final Sessions sessions;
  private final PublicOrigin origin;
  private final Limits limits;
  private final InstantSource clock;

  /** Over those accounts and sessions. */
  public AuthJsHandlers(
      AccountHandlers accounts,
      Sessions sessions,
      PublicOrigin origin,
      Limits limits,
      InstantSource clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.origin = origin;
    this.limits = limits;
    this.clock = clock;
  }

  /** {@code GET /api/auth/guest}: makes sure of a session and sends the browser on. */
  public void guest(Context ctx) {
    ensure(ctx);
    ctx.redirect(OwnPath.of(ctx.queryParam("redirectUrl")), HttpStatus.TEMPORARY_REDIRECT);
  }

  /** {@code GET /api/auth/session}: who is signed in, if anybody is. */
  public void session(Context ctx) {
    if (sessions.find(ctx).isEmpty()) {
      ctx.contentType("application/json").result("null");
      return;
    }
    ensure(ctx);
    ObjectNode json = Json.object();
    json.set("user", UserJson.of(Sessions.user(ctx)));
    ctx.json(json.put("expires", Json.time(clock.instant().plus(SessionTokens.LIFE))));
  }

  /** {@code GET /api/auth/csrf}. */
  public void csrf(Context ctx) {
    ctx.json(Json.object().put("csrfToken", UUID.randomUUID().toString().replace("-", "")));
  }

  /** {@code GET /api/auth/providers}. */
  public void providers(Context ctx) {
    ObjectNode json = Json.object();
    json.set("credentials", provider(ctx, "credentials", "Credentials"));
    json.set("guest", provider(ctx, "guest", "Guest"));
    ctx.json(json);
  }

  private ObjectNode provider(Context ctx, String id, String name) {
    String base = origin.of(ctx) + "/api/auth/";
    return Json.object()
        .put("id", id)
        .put("name", name)
        .put("type", "credentials")
        .put("signinUrl", base + "signin/" + id)
        .put("callbackUrl", base + "callback/" + id);
  }

  /** {@code POST /api/auth/callback/credentials}. */
  public void credentials(Context ctx) {
    Fields fields = Fields.of(ctx);
    boolean signedIn =
        accounts.signIn(ctx, fields.text("email").orElse(""), fields.text("password").orElse(""));
    lead(
        ctx,
        signedIn
            ? OwnPath.of(fields.text("callbackUrl").orElse("/"))
            : "/login?error=CredentialsSignin&code=credentials");
  }

  /** {@code POST /api/auth/callback/guest}. */
  public void guestCallback(Context ctx) {
    Fields fields = Fields.of(ctx);
    ensure(ctx);
    lead(ctx, OwnPath.of(fields.text("callbackUrl").orElse("/")));
  }

  /** {@code POST /api/auth/signout}. */
  public void signOut(Context ctx) {
    Fields fields = Fields.of(ctx);
    sessions.end(ctx);
    lead(ctx, OwnPath.of(fields.text("callbackUrl").orElse("/")));
  }

  /** {@code GET /api/auth/signin}. */
  public void signInPage(Context ctx) {
    ctx.redirect("/login");
  }

  private void ensure(Context ctx) {
    sessions.ensure(ctx, () -> limits.newGuest(ctx));
  }

  /** To that path; whoever follows by itself says so and gets the URL. */
  private void lead(Context ctx, String path) {
    if (Optional.ofNullable(ctx.header("X-Auth-Return-Redirect")).isPresent()) {
      ctx.json(Json.object().put("url", origin.of(ctx) + path));
    } else {
      ctx.redirect(path);
    }
  }
}
