package ai.chatbot.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a program keeps what belongs to one person, by the custom of each system. */
final class DataFolder {
  private static final String NAME = "ai-chatbot";

  private DataFolder() {}

  /**
   * Ours on that system. {@code XDG_DATA_HOME} is heeded on all, and counts where it is a full
   * path, as its specification wants it.
   */
  static Path of(Map<String, String> environment, Path home, String system) {
    return folder(environment, "XDG_DATA_HOME")
        .orElseGet(() -> usual(environment, home, system.toLowerCase(Locale.ROOT)))
        .resolve(NAME);
  }

  private static Path usual(Map<String, String> environment, Path home, String system) {
    if (system.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support");
    }
    return system.startsWith("windows")
        ? folder(environment, "LOCALAPPDATA")
            .orElseGet(() -> home.resolve("AppData").resolve("Local"))
        : home.resolve(".local").resolve("share");
  }

  private static Optional<Path> folder(Map<String, String> environment, String variable) {
    try {
      return Optional.ofNullable(environment.get(variable)).map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      throw Refusal.usage(variable + " is not a path: set it to a folder, or unset it.");
    }
  }
}
