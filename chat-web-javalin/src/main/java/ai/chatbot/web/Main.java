package ai.chatbot.web;

import java.nio.file.Path;

/**
 * The server's own entry: starts with the settings of the environment and runs until it is told.
 */
public final class Main {
  private Main() {}

  /** Starts the server; takes no arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      serve();
    } catch (CannotStart e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Serves until the process is told to stop.
   *
   * @throws CannotStart with what to do about it
   */
  public static void serve() throws InterruptedException {
    Path home = Path.of(System.getProperty("user.home"));
    Settings settings = Settings.of(System.getenv(), home);
    try (ChatServer server = ChatServer.start(settings, System.getenv(), home)) {
      server.announce(System.out);
      server.awaitStop();
    }
  }
}
