package ai.chatbot.postgres;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Another application: starts a server in a folder, keeps it until its input ends. */
final class KeepsAServer {
  static final String READY = "ready";

  private static final String SAYS = "> ";
  private static final String NOBODY = "65534";
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

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
                JAVA,
                "-cp",
                System.getProperty("java.class.path"),
                KeepsAServer.class.getName(),
                folder.toString()));
    builder.environment().putAll(environment);
    return builder.redirectError(new File(folder.toFile().getParentFile(), "errors")).start();
  }

  /**
   * The same as a user who owns nothing but that folder, which everybody may get to. What it runs
   * is copied there, since this user's own files are closed to others.
   */
  static Process asNobody(Path folder) throws IOException, InterruptedException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      run("cp", "-r", entry, classes.resolve(UUID.randomUUID() + ".jar").toString());
    }
    run("chmod", "-R", "a+rX", folder.toString());
    run("chown", NOBODY, folder.toString());
    String path =
        Stream.of(classes.toFile().list())
            .map(name -> classes.resolve(name).toString())
            .collect(joining(File.pathSeparator));
    return new ProcessBuilder(
            "setpriv",
            "--reuid=" + NOBODY,
            "--regid=" + NOBODY,
            "--clear-groups",
            "env",
            "HOME=" + folder,
            JAVA,
            "-cp",
            path,
            KeepsAServer.class.getName(),
            folder.resolve("server").toString())
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void run(String... command) throws IOException, InterruptedException {
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
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
