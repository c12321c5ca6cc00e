package ai.chatbot.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The server's first process, as the file with its id and the operating system show it. */
final class Postmaster {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 50;
  private static final String DELETED = " (deleted)";

  private Postmaster() {}

  /**
   * Stops a server that a killed application has left running in that folder. Where its id has
   * passed to some other program meanwhile, that program is left alone. Held under the folder's
   * lock.
   */
  static void clear(ServerFolder folder) throws IOException {
    Optional<ProcessHandle> named = id(folder).flatMap(ProcessHandle::of);
    if (named.isPresent()) {
      if (isPostgresOf(folder, named.get())) {
        stop(folder, named.get());
      } else {
        disown(folder);
      }
    }
  }

  /** Waits until the server has removed the file with its id, which is its last act. */
  static void awaitEnd(ServerFolder folder, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    while (Files.exists(folder.pidFile()) && System.nanoTime() < end) {
      pause();
    }
    if (Files.exists(folder.pidFile())) {
      throw new LocalPostgres.CannotStart(
          "The PostgreSQL in %s does not stop.".formatted(folder.home()));
    }
  }

  private static Optional<Long> id(ServerFolder folder) throws IOException {
    return lines(folder).stream()
        .findFirst()
        .map(String::strip)
        .filter(Postmaster::isNumber)
        .map(Long::valueOf);
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,18}");
  }

  private static List<String> lines(ServerFolder folder) throws IOException {
    return Files.exists(folder.pidFile()) ? Files.readAllLines(folder.pidFile()) : List.of();
  }

  private static boolean isPostgresOf(ServerFolder folder, ProcessHandle process) {
    return program(process)
        .filter(program -> program.getFileName().toString().matches("postgres(\\.exe)?"))
        .filter(program -> program.startsWith(folder.home()) || serves(folder, process))
        .isPresent();
  }

  private static Optional<Path> program(ProcessHandle process) {
    return process.info().command().map(it -> it.replace(DELETED, "")).map(Path::of);
  }

  private static boolean serves(ServerFolder folder, ProcessHandle process) {
    return Stream.of(process.info().arguments().orElse(new String[0]))
        .anyMatch(folder.data().toString()::equals);
  }

  private static void stop(ServerFolder folder, ProcessHandle process) throws IOException {
    Optional<Path> stopper =
        program(process)
            .map(it -> it.resolveSibling(it.getFileName().toString().replace("postgres", "pg_ctl")))
            .filter(Files::isExecutable);
    if (stopper.isPresent()) {
      stopFast(folder, stopper.get());
    } else {
      process.destroy();
    }
    awaitEnd(folder, LONGEST_STOP);
  }

  /** Without waiting for whoever is still connected. */
  private static void stopFast(ServerFolder folder, Path stopper) throws IOException {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(stopper.toString());
    command.addAll(List.of("stop", "-D", folder.data().toString(), "-m", "fast", "-w"));
    command.addAll(List.of("-t", Long.toString(LONGEST_STOP.toSeconds())));
    Process stopping =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
            .start();
    await(stopping);
  }

  /**
   * The server refuses to start while the process in the file lives, whatever it is, except where
   * that is the process which starts it. So the file names this one. It must not be deleted: by its
   * other lines the server makes sure that no half-dead predecessor still writes.
   */
  private static void disown(ServerFolder folder) throws IOException {
    List<String> lines = new ArrayList<>(lines(folder));
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(folder.pidFile(), lines);
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(LONGEST_STOP.toSeconds(), SECONDS)) {
        process.destroy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalPostgres.CannotStart("Interrupted while a former PostgreSQL stops.", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalPostgres.CannotStart("Interrupted while PostgreSQL stops.", e);
    }
  }
}
