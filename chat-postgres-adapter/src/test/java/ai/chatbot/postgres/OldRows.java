package ai.chatbot.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Rows as former releases wrote them. These files are added to and never changed. */
final class OldRows {
  private OldRows() {}

  static String read(String file) {
    try (InputStream text = requireNonNull(OldRows.class.getResourceAsStream(file))) {
      return new String(text.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
