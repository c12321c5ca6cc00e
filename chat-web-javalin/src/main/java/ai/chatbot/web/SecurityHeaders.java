package ai.chatbot.web;

import ai.chatbot.web.session.PublicOrigin;
import io.javalin.http.Context;

/**
 * Headers for every response: scripts, styles and connections from this origin alone, and nothing
 * kept unless whoever answers says so.
 */
record SecurityHeaders(PublicOrigin origin) {
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "font-src 'self'",
          "connect-src 'self'",
          "manifest-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'");

  void set(Context ctx) {
    ctx.header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        .header("Cache-Control", "no-store");
    if (origin.isHttps(ctx)) {
      ctx.header("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
