package ai.chatbot.cli;

import ai.chatbot.core.catalog.Input;
import ai.chatbot.core.model.ImageFormat;
import ai.chatbot.core.usecase.Ask;
import ai.chatbot.core.value.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Files beside a question, within what Bedrock takes with one. */
final class AttachedFile {
  private static final int MOST_IMAGES = 20;
  private static final int MOST_DOCUMENTS = 5;
  private static final long LARGEST_IMAGE = 3_750_000;
  private static final long LARGEST_DOCUMENT = 4_500_000;

  private AttachedFile() {}

  /**
   * Reads those files.
   *
   * @throws Refusal for the first that cannot be shown to a model, or if there are too many
   */
  static List<Ask.File> read(List<Path> paths) {
    List<Ask.File> files = paths.stream().map(AttachedFile::read).toList();
    long images = files.stream().filter(file -> kind(file) == Input.IMAGES).count();
    refuseMore(images, MOST_IMAGES, "images");
    refuseMore(files.size() - images, MOST_DOCUMENTS, "documents");
    return files;
  }

  /** What a model has to take to be shown that file. */
  static Input kind(Ask.File file) {
    return isImage(file.about().mediaType()) ? Input.IMAGES : Input.DOCUMENTS;
  }

  private static boolean isImage(String mediaType) {
    return ImageFormat.of(mediaType).isPresent();
  }

  private static void refuseMore(long number, int most, String what) {
    if (number > most) {
      throw Refusal.usage("%d %s are attached: Bedrock takes %d.".formatted(number, what, most));
    }
  }

  private static Ask.File read(Path path) {
    byte[] content = content(path);
    String mediaType =
        MediaType.of(content, name(path))
            .orElseThrow(
                () ->
                    Refusal.usage(
                        "%s cannot be attached: models see PNG, JPEG, GIF and WebP, and read PDF,"
                                .formatted(path)
                            + " Word, Excel, HTML, Markdown, CSV and UTF-8 text."));
    long largest = isImage(mediaType) ? LARGEST_IMAGE : LARGEST_DOCUMENT;
    if (content.length > largest) {
      throw tooLarge(path, largest);
    }
    return new Ask.File(name(path), mediaType, Bytes.of(content));
  }

  private static String name(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.isBlank() ? "file" : name;
  }

  private static byte[] content(Path path) {
    try {
      if (Files.isRegularFile(path) && Files.size(path) > LARGEST_DOCUMENT) {
        throw tooLarge(path, LARGEST_DOCUMENT);
      }
      byte[] content = Files.readAllBytes(path);
      if (content.length == 0) {
        throw Refusal.usage("%s is empty.".formatted(path));
      }
      return content;
    } catch (NoSuchFileException e) {
      throw Refusal.usage("There is no file %s.".formatted(path));
    } catch (IOException e) {
      throw Refusal.usage("%s cannot be read: %s.".formatted(path, e.getMessage()));
    }
  }

  private static Refusal tooLarge(Path path, long largest) {
    return Refusal.usage(
        "%s is too large: Bedrock takes %.2f MB of such a file.".formatted(path, largest / 1e6));
  }
}
