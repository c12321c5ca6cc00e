package ai.chatbot.web.account;

import ai.chatbot.web.session.PublicOrigin;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * The e-mail address that somebody typed into a form which led back to its page, so that they need
 * not type it again. For a while a cookie keeps it, for that page alone: an address of a page is
 * logged and remembered, and must not have it. Safe for use by many threads.
 */
public final class TypedEmail {
  private static final String NAME = "typed-email";
  private static final int LONGEST = 254;
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final PublicOrigin origin;

  /** Under that origin. */
  public TypedEmail(PublicOrigin origin) {
    this.origin = origin;
  }

  /** Keeps what was typed for the page at that path. */
  void keep(Context ctx, String typed, String page) {
    if (typed.length() <= LONGEST) {
      byte[] bytes = typed.getBytes(StandardCharsets.UTF_8);
      set(ctx, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), page, LIFE);
    }
  }

  /** Keeps nothing any more. */
  void forget(Context ctx, String page) {
    set(ctx, "", page, Duration.ZERO);
  }

  /** What was typed on this page; empty if that is not known. */
  String of(Context ctx) {
    return Optional.ofNullable(ctx.cookie(NAME)).map(TypedEmail::read).orElse("");
  }

  private void set(Context ctx, String value, String page, Duration life) {
    Cookie cookie = new Cookie(NAME, value);
    cookie.setPath(page);
    cookie.setMaxAge((int) life.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(origin.isHttps(ctx));
    cookie.setSameSite(SameSite.LAX);
    ctx.cookie(cookie);
  }

  /** It comes from outside: of what is no such text, nothing. */
  private static String read(String value) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
      return text.length() <= LONGEST ? text : "";
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }
}
