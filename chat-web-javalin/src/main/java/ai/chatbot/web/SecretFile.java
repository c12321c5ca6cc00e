package ai.chatbot.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret of an installation that was given none: made once, kept for its owner's eyes alone.
 */
final class SecretFile {
  private static final int BYTES = 32;
  private static final String NAME = "auth-secret";

  private SecretFile() {}

  /** The secret in that folder, made if there is none yet. */
  static String in(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      return Files.exists(file) ? kept(file) : make(folder, file);
    } catch (IOException e) {
      throw new CannotStart(
          file + " cannot be used: make CHAT_DATA_DIR a folder that this user may write to.", e);
    }
  }

  private static String kept(Path file) throws IOException {
    String secret = Files.readString(file).strip();
    if (secret.getBytes(StandardCharsets.UTF_8).length < BYTES) {
      throw new CannotStart(
          file + " holds no secret of 32 bytes or more: delete it, and a new one is made.");
    }
    return secret;
  }

  private static String make(Path folder, Path file) throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    String secret = Base64.getEncoder().encodeToString(bytes);
    Path draft = ownersAlone(folder);
    Files.writeString(draft, secret + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return secret;
  }

  private static Path ownersAlone(Path folder) throws IOException {
    Files.createDirectories(folder);
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? Files.createTempFile(
            folder,
            NAME,
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : Files.createTempFile(folder, NAME, ".new");
  }
}
