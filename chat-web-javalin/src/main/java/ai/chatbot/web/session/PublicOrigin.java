package ai.chatbot.web.session;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;

/**
 * Decides, in one place, what the outside calls this server: {@code AUTH_URL} where it is set, else
 * the forwarded headers where they are to be trusted, else the request itself.
 */
public record PublicOrigin(Optional<URI> authUrl, boolean trustForwarded) {
  private static final String HTTPS = "https";

  /** Does the person's browser speak https with us? */
  public boolean isHttps(Context ctx) {
    return authUrl.map(URI::getScheme).orElseGet(() -> scheme(ctx)).equalsIgnoreCase(HTTPS);
  }

  private String scheme(Context ctx) {
    String forwarded = ctx.header("X-Forwarded-Proto");
    return trustForwarded && forwarded != null ? first(forwarded) : ctx.scheme();
  }

  /** Each proxy on the way adds its own; the first is the one that the browser spoke with. */
  private static String first(String forwarded) {
    return forwarded.split(",", 2)[0].strip();
  }
}
