package ai.chatbot.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Another application: starts a server in a folder, keeps it until its input ends. */
final class KeepsAServer {
  static final String READY = "ready";

  private static final String SAYS = "> ";

  private KeepsAServer() {}

  public static void main(String[] args) throws IOException {
    try (LocalPostgres server = LocalPostgres.start(Path.of(args[0]))) {
      server.describe("http://localhost:8080");
      say(READY);
      System.in.transferTo(System.out);
    } catch (LocalPostgres.CannotStart e) {
      say(e.getMessage());
    }
  }

  /** Starts that application. */
  static Process in(Path folder, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KeepsAServer.class.getName(),
                folder.toString()));
    builder.environment().putAll(environment);
    return builder.redirectError(new File(folder.toFile().getParentFile(), "errors")).start();
  }

  /** What it says: that it is ready, or why not. What its libraries log is passed over. */
  static String word(Process application) {
    return application
        .inputReader()
        .lines()
        .filter(line -> line.startsWith(SAYS))
        .findFirst()
        .map(line -> line.substring(SAYS.length()))
        .orElse("nothing");
  }

  private static void say(@Nullable String word) {
    System.out.println(SAYS + word);
    System.out.flush();
  }
}
