package ai.chatbot.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The embedded server that the tests of one run share. */
final class SharedServer {
  private static final LocalPostgres SERVER = start();

  private SharedServer() {}

  static PostgresUrl url() {
    return SERVER.url();
  }

  private static LocalPostgres start() {
    try {
      Path folder = Files.createTempDirectory("ai-chatbot-test");
      LocalPostgres server = LocalPostgres.start(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(LocalPostgres server, Path folder) {
    server.close();
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
