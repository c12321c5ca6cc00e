package ai.chatbot.cli.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that nobody else on this machine reads, in a folder that nobody else enters. */
public final class PrivateFile {
  private PrivateFile() {}

  /** Makes the file, empty, and its folder where they are missing. */
  public static void make(Path file) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    close(folder, "rwx------");
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // Then it is what was kept before.
    }
    close(file, "rw-------");
  }

  private static void close(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
