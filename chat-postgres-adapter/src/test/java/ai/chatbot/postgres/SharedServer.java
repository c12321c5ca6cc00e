package ai.chatbot.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The embedded server that the tests of one run share. */
final class SharedServer {
  private static final LocalPostgres SERVER = start();

  private SharedServer() {}

  static PostgresUrl url() {
    return SERVER.url();
  }

  private static LocalPostgres start() {
    try {
      LocalPostgres server = LocalPostgres.start(Files.createTempDirectory("ai-chatbot-test"));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
