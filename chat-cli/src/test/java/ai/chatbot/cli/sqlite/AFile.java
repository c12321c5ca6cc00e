package ai.chatbot.cli.sqlite;

import ai.chatbot.core.port.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Files of a test's own. */
final class AFile implements AfterEachCallback {
  private final List<SqliteStorage> opened = new ArrayList<>();
  private final List<Path> folders = new ArrayList<>();

  /** The stores in a new one. */
  Stores stores() {
    try {
      Path folder = Files.createTempDirectory("ai-chatbot-test");
      folders.add(folder);
      SqliteStorage storage =
          SqliteStorage.open(folder.resolve("chats.sqlite"), InstantSource.system());
      opened.add(storage);
      return storage.stores();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    opened.forEach(SqliteStorage::close);
    for (Path folder : folders) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }
}
