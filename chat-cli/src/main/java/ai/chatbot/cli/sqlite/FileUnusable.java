package ai.chatbot.cli.sqlite;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/** The file cannot be used; the message is one sentence that says why and what to do about it. */
public final class FileUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private FileUnusable(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  private FileUnusable(String sentence) {
    super(sentence);
  }

  static FileUnusable damaged(Path file, Throwable cause) {
    return new FileUnusable(
        "The chats in %s cannot be read, since the file is damaged: move it away to begin anew, or save what is left with sqlite3's .recover."
            .formatted(file),
        cause);
  }

  static FileUnusable newer(Path file, int version) {
    return new FileUnusable(
        "The chats in %s were kept by a newer AI Chatbot (schema %d, and this one knows %d): update this one, or keep nothing with --no-save."
            .formatted(file, version, Schema.VERSION));
  }

  static FileUnusable foreign(Path file) {
    return new FileUnusable(
        "%s is another program's database: move it away, or choose another folder with XDG_DATA_HOME."
            .formatted(file));
  }

  static FileUnusable unreachable(Path file, Throwable cause) {
    return new FileUnusable(
        "Chats cannot be kept in %s (%s): make the folder writable, choose another with XDG_DATA_HOME, or keep nothing with --no-save."
            .formatted(file, reason(cause)),
        cause);
  }

  /** Where a file system says no more than which file, the kind of failure says the rest. */
  private static String reason(Throwable cause) {
    return cause instanceof FileSystemException failure && failure.getReason() == null
        ? words(failure.getClass().getSimpleName())
        : String.valueOf(cause.getMessage());
  }

  private static String words(String name) {
    return name.replace("Exception", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
