package ai.chatbot.web.session;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where to lead a browser on: within this site alone, whatever is asked for. */
public final class OwnPath {
  private OwnPath() {}

  /** The path and query of a URL, whatever its host; {@code /} for what has none. */
  public static String of(@Nullable String url) {
    return Optional.ofNullable(url)
        .flatMap(OwnPath::parsed)
        .filter(OwnPath::isPlain)
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
  private static boolean isPlain(URI uri) {
    String path = uri.getRawPath();
    return path != null && path.startsWith("/") && !path.startsWith("//");
  }

  private static String query(URI uri) {
    return uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
  }
}
