package ai.chatbot.web;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real server as a process of its own, on an embedded PostgreSQL in a folder of the test's. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("ready on (http://localhost:\\d+)");
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final List<String> output = new ArrayList<>();
  private final BlockingQueue<String> later = new LinkedBlockingQueue<>();
  private final String address;

  /** Starts a server and waits until it says that it is ready, or ends. */
  ServerProcess(Path dataFolder, Map<String, String> settings) {
    process = launch(dataFolder, settings);
    address = awaitReady();
  }

  /** Settings by which a server asks that Bedrock. */
  static Map<String, String> asking(ScriptedBedrock bedrock) {
    return Map.of(
        "CHAT_PROVIDER",
        "bedrock",
        "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
        bedrock.endpoint().toString(),
        "AWS_ACCESS_KEY_ID",
        "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY",
        "a-secret-of-ours");
  }

  /** Empty if it did not become ready. */
  String address() {
    return address;
  }

  List<String> output() {
    return List.copyOf(output);
  }

  /** The next line that it logs with this in it, once it is ready. */
  String line(String what) throws InterruptedException {
    while (true) {
      String line = later.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("never logged: " + what);
      }
      if (line.contains(what)) {
        return line;
      }
    }
  }

  /** The first line with this in it of all that it has said, or says from now on. */
  String logged(String what) throws InterruptedException {
    Optional<String> before = output.stream().filter(line -> line.contains(what)).findFirst();
    return before.isPresent() ? before.get() : line(what);
  }

  int exitCode() throws InterruptedException {
    process.waitFor();
    return process.exitValue();
  }

  Visitor aGuest() {
    Visitor guest = new Visitor(address);
    guest.get("/");
    return guest;
  }

  Visitor aVisitor() {
    return new Visitor(address);
  }

  /** As by kill -9: the process has no time to say or do anything. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** As by SIGTERM; returns at once. */
  void tellToStop() {
    process.toHandle().destroy();
  }

  @Override
  public void close() {
    terminate();
  }

  /** As by SIGTERM; returns when the process has ended. */
  void terminate() {
    tellToStop();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the server does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Process launch(Path dataFolder, Map<String, String> settings) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "ai.chatbot.web.Main");
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("POSTGRES"));
    environment.putAll(
        Map.of("PORT", "0", "CHAT_DATA_DIR", dataFolder.toString(), "CHAT_PROVIDER", "demo"));
    environment.put("CHAT_SHUTDOWN_GRACE", "5");
    environment.putAll(settings);
    try {
      return builder.redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String awaitReady() {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        Matcher ready = READY.matcher(line);
        if (ready.find()) {
          Thread.ofVirtual().start(() -> lines.lines().forEach(later::add));
          return ready.group(1);
        }
      }
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The processes of the PostgreSQL that holds that folder. */
  static List<ProcessHandle> databases(Path dataFolder) {
    return ProcessHandle.allProcesses().filter(each -> holds(each, dataFolder)).toList();
  }

  private static boolean holds(ProcessHandle process, Path dataFolder) {
    Path file = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
    try {
      String words = Files.exists(file) ? Files.readString(file) : "";
      return words.contains(dataFolder.toString())
          && words.contains("postgres")
          && !words.contains("ai.chatbot");
    } catch (IOException e) {
      return false;
    }
  }
}
