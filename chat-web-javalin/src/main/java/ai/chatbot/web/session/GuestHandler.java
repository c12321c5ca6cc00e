package ai.chatbot.web.session;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/auth/guest?redirectUrl=}: makes sure of a session and sends the browser on,
 * within this site alone.
 */
public final class GuestHandler implements Handler {
  private final Sessions sessions;

  /** Hands out those sessions. */
  public GuestHandler(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void handle(Context ctx) {
    sessions.ensure(ctx);
    ctx.redirect(pathOf(ctx.queryParam("redirectUrl")), HttpStatus.TEMPORARY_REDIRECT);
  }

  /** The path and query of a URL, whatever its host: a redirect never leaves the site. */
  static String pathOf(@Nullable String url) {
    return Optional.ofNullable(url)
        .flatMap(GuestHandler::parsed)
        .filter(GuestHandler::isPlainPath)
        .map(uri -> URI.create(uri.getRawPath() + query(uri)).toASCIIString())
        .orElse("/");
  }

  private static Optional<URI> parsed(String url) {
    try {
      return Optional.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A path that a browser cannot read as another host: it begins with exactly one slash. */
  private static boolean isPlainPath(URI uri) {
    String path = uri.getRawPath();
    return path != null && path.startsWith("/") && !path.startsWith("//");
  }

  private static String query(URI uri) {
    return uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
  }
}
