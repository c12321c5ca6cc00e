package ai.chatbot.web;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder of scripts for Node's test runner that need packages from npm. */
final class NodeProject {
  private static final String LOCK = "package-lock.json";
  private static final long PATIENCE_MINUTES = 3;

  private final Path sources;
  private final Path folder;

  /** Scripts out of that folder, to be run in this one. */
  NodeProject(Path sources, Path folder) {
    this.sources = sources;
    this.folder = folder;
  }

  /** Does this machine have a Node that can run them, and npm? */
  static boolean isPossible() throws IOException, InterruptedException {
    return answer("node", "--version").matches("v(2[0-9]|[3-9][0-9])\\..*\\s*")
        && answer("npm", "--version").matches("\\d+\\..*\\s*");
  }

  /** Brings the folder up to date, and the packages where the lock says other ones. */
  void install() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    for (Path script : list(folder, ".mjs")) {
      Files.delete(script);
    }
    for (Path file : list(sources, "")) {
      Files.copy(file, folder.resolve(file.getFileName()), REPLACE_EXISTING);
    }
    Path installed = folder.resolve("node_modules").resolve("installed-" + LOCK);
    if (!isSame(folder.resolve(LOCK), installed)) {
      fetchPackages();
      Files.copy(folder.resolve(LOCK), installed, REPLACE_EXISTING);
    }
  }

  /** How many tests its scripts declare, each at the beginning of a line. */
  long declared(String declaration) throws IOException {
    long count = 0;
    for (Path script : tests()) {
      try (Stream<String> lines = Files.lines(script)) {
        count += lines.filter(line -> line.startsWith(declaration)).count();
      }
    }
    return count;
  }

  /** Runs its tests and returns the report, as the Test Anything Protocol has it. */
  String test(String name, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=tap"));
    tests().forEach(script -> command.add(script.getFileName().toString()));
    return run(name + ".tap", command, environment).output();
  }

  private void fetchPackages() throws IOException, InterruptedException {
    Run run =
        run(
            "npm.log",
            List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
            Map.of());
    if (run.exitCode() != 0) {
      throw new AssertionError(
          "npm could not fetch the packages of %s; can this machine reach npm's registry?\n%s"
              .formatted(sources, run.output()));
    }
  }

  private List<Path> tests() throws IOException {
    return list(folder, ".test.mjs");
  }

  private Run run(String log, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = folder.resolve(log);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        throw new AssertionError(
            "%s does not end:\n%s".formatted(command.getFirst(), Files.readString(output)));
      }
      return new Run(process.exitValue(), Files.readString(output));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String answer(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return answer;
    } catch (IOException e) {
      return "";
    }
  }

  private static List<Path> list(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    return Files.exists(other) && Files.mismatch(one, other) == -1;
  }

  private record Run(int exitCode, String output) {}
}
