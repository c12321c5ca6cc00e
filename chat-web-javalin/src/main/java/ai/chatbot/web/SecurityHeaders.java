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
    ctx.header("X-Content-Type-Options", "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Cache-Control", "no-store");
    if (!isPartOfAPage(ctx.path())) {
      ctx.header("Content-Security-Policy", POLICY)
          .header("Referrer-Policy", "same-origin")
          .header("Cross-Origin-Opener-Policy", "same-origin")
          .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }
    if (origin.isHttps(ctx)) {
      ctx.header("Strict-Transport-Security", "max-age=31536000");
    }
  }

  /** What such a file may do, its page's headers say; a worker has only its own. */
  private static boolean isPartOfAPage(String path) {
    return path.startsWith("/assets/") && !path.endsWith("-worker.js");
  }
}
