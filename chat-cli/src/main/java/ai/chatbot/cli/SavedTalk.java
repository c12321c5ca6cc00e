package ai.chatbot.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A talk as a file of somebody's choice. */
final class SavedTalk {
  private SavedTalk() {}

  /**
   * Writes those lines to a new file.
   *
   * @param home where {@code ~} is
   * @throws Refusal if it is there already, or cannot be written
   */
  static Path write(List<String> lines, String name, Path home) {
    if (name.isEmpty()) {
      throw Refusal.usage("Say which file: /save talk.md.");
    }
    try {
      Path file = name.startsWith("~/") ? home.resolve(name.substring(2)) : Path.of(name);
      return Files.write(file, lines, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw Refusal.usage("%s is there already: name another file.".formatted(name));
    } catch (NoSuchFileException e) {
      throw Refusal.usage("There is no folder for %s: make it, or name another.".formatted(name));
    } catch (InvalidPathException | IOException e) {
      throw Refusal.usage("%s cannot be written: name another file.".formatted(name));
    }
  }
}
