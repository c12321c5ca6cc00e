package ai.chatbot.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** The chat command as a process of its own, none of whose standard streams is a terminal. */
final class ChatProcess implements AutoCloseable {
  private static final Pattern LAUNCHER_OPTION = Pattern.compile(" (--[a-z-]+=[^\\s\"]+)");

  private final Process process;
  private final CompletableFuture<String> err;

  private ChatProcess(Process process) {
    this.process = process;
    this.err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
  }

  /**
   * Runs it on the classes of this build. {@code env} makes it hear Ctrl-C also where this build
   * does not, as one in the background.
   */
  static ChatProcess run(Path home, Map<String, String> settings, String... arguments)
      throws IOException {
    return of(Main.class, home, settings, arguments);
  }

  /** The same for another program of this build. */
  static ChatProcess of(
      Class<?> program, Path home, Map<String, String> settings, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(launcherOptions());
    command.add("-Duser.home=" + home);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(name -> name.matches("(AWS|CHAT|POSTGRES|XDG|JAVA_TOOL|JDK_JAVA)_.*"));
    environment.put("LC_ALL", "C");
    environment.putAll(settings);
    return new ChatProcess(builder.start());
  }

  /** Pipes that in, and nothing more. */
  ChatProcess piping(String text) throws IOException {
    try (var stdin = process.getOutputStream()) {
      stdin.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  /** The next bytes of standard output, waiting for the first. */
  String next() throws IOException {
    byte[] bytes = new byte[8192];
    int length = process.getInputStream().read(bytes);
    return new String(bytes, 0, Math.max(length, 0), StandardCharsets.UTF_8);
  }

  /** The rest of standard output. */
  String out() {
    return text(process.getInputStream());
  }

  /** Reads no more, as {@code head} does. */
  void stopReading() throws IOException {
    process.getInputStream().close();
  }

  /** As by Ctrl-C. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
  }

  String err() {
    return err.join();
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** What the launcher tells Java, so that Java does not warn of it. */
  private static List<String> launcherOptions() throws IOException {
    String launcher = Files.readString(Path.of("../chat"));
    return LAUNCHER_OPTION.matcher(launcher).results().map(each -> each.group(1)).toList();
  }

  private static String text(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
