package ai.chatbot.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** A file as it is sent. What it gives out is its own, to be read alone. */
final class AssetFile {
  private static final String FOLDER = "/web/assets/";
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=utf-8",
          "ico", "image/x-icon",
          "js", "text/javascript;charset=utf-8",
          "json", "application/json",
          "png", "image/png",
          "svg", "image/svg+xml",
          "txt", "text/plain;charset=utf-8",
          "webmanifest", "application/manifest+json",
          "woff2", "font/woff2");

  private final String type;
  private final byte[] plain;
  private final Optional<byte[]> compressed;

  private AssetFile(String type, byte[] plain, Optional<byte[]> compressed) {
    this.type = type;
    this.plain = plain;
    this.compressed = compressed;
  }

  /** The file of that name. */
  static AssetFile read(String name) {
    byte[] plain =
        bytes(name).orElseThrow(() -> new IllegalStateException(name + " was not built"));
    return new AssetFile(typeOf(name), plain, bytes(name + ".gz"));
  }

  String type() {
    return type;
  }

  byte[] plain() {
    return plain;
  }

  /** The same by gzip, if it is one of those that get smaller. */
  Optional<byte[]> compressed() {
    return compressed;
  }

  private static String typeOf(String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalStateException("nobody has said which content type " + name + " has");
    }
    return type;
  }

  private static Optional<byte[]> bytes(String name) {
    try (InputStream in = AssetFile.class.getResourceAsStream(FOLDER + name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
