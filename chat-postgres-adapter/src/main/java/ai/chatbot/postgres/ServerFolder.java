package ai.chatbot.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What lies in a local server's folder, given by its real path. */
record ServerFolder(Path home) {
  private static final int PASSWORD_BYTES = 24;

  /**
   * Makes the folder and keeps everybody else on this machine out of it. The library leaves the
   * binaries' folder open to everybody's writing; behind this door nobody gets to it.
   */
  static ServerFolder prepared(Path folder) throws IOException {
    Path home = Files.createDirectories(folder).toRealPath();
    if (home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    }
    return new ServerFolder(home);
  }

  /** The database's own folder. */
  Path data() {
    return home.resolve("data");
  }

  /** Where the server's programs are unpacked. */
  Path binaries() {
    return home.resolve("binaries");
  }

  /** What the server says. */
  Path log() {
    return home.resolve("server.log");
  }

  /** The superuser's password. */
  Path passwordFile() {
    return home.resolve("password");
  }

  /** Where the running server says its process's id. */
  Path pidFile() {
    return data().resolve("postmaster.pid");
  }

  private Path completeMark() {
    return home.resolve("complete");
  }

  /** From here on the data is somebody's. */
  void markComplete() throws IOException {
    if (Files.notExists(completeMark())) {
      Files.createFile(completeMark());
    }
  }

  /**
   * Moves away what a start that was killed has left half done: programs half unpacked, a database
   * half made. Neither would ever be mended, and nothing of anybody's can be in them yet.
   */
  void setUnfinishedAside() throws IOException {
    Files.deleteIfExists(log());
    for (Path unpacked : unpackedBinaries()) {
      if (Files.notExists(unpacked.resolve(".exists"))) {
        delete(unpacked);
      }
    }
    if (Files.exists(data()) && Files.notExists(completeMark())) {
      Path aside = home.resolve("data.unfinished");
      delete(aside);
      Files.move(data(), aside);
    }
  }

  /** The password, made up at the first start. */
  String password() throws IOException {
    if (Files.notExists(passwordFile()) || Files.size(passwordFile()) == 0) {
      if (Files.exists(completeMark())) {
        throw new LocalPostgres.CannotStart(
            "The database in %s cannot be opened without its file \"password\".".formatted(home));
      }
      Files.writeString(passwordFile(), newPassword());
    }
    return Files.readString(passwordFile()).strip();
  }

  /** The server's own last complaint, or else what went wrong around it. */
  String complaint(Throwable failure) {
    return lastComplaint().orElse(Optional.ofNullable(failure.getMessage()).orElse("" + failure));
  }

  private Optional<String> lastComplaint() {
    try (Stream<String> lines = Files.lines(log(), UTF_8)) {
      return lines
          .filter(
              line -> line.contains("FATAL:") || line.toLowerCase(Locale.ROOT).contains("error:"))
          .reduce((earlier, later) -> later);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private List<Path> unpackedBinaries() throws IOException {
    if (Files.notExists(binaries())) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(binaries())) {
      return children.filter(Files::isDirectory).toList();
    }
  }

  private static String newPassword() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> all = Files.walk(tree)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
