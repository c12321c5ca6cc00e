package ai.chatbot.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a file holds, told by its first bytes. Its name only tells what they do not: one text from
 * another, and Word's old files from Excel's.
 */
final class MediaType {
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
  private static final String HTML = "text/html";
  private static final int MOST_ENTRIES = 100;

  private static final Map<String, String> BY_BEGINNING = new LinkedHashMap<>();
  private static final Map<String, String> TEXT_BY_NAME =
      Map.of(
          "md", "text/markdown",
          "markdown", "text/markdown",
          "csv", "text/csv",
          "html", HTML,
          "htm", HTML);
  private static final Map<String, String> OLD_BY_NAME =
      Map.of("doc", "application/msword", "xls", "application/vnd.ms-excel");

  static {
    BY_BEGINNING.put("89504e470d0a1a0a", "image/png");
    BY_BEGINNING.put("ffd8ff", "image/jpeg");
    BY_BEGINNING.put("474946383761", "image/gif");
    BY_BEGINNING.put("474946383961", "image/gif");
    BY_BEGINNING.put("255044462d", "application/pdf");
  }

  private MediaType() {}

  /** The media type (RFC 6838) of a file of that name; empty if models take nothing of it. */
  static Optional<String> of(byte[] content, String name) {
    String beginning = HexFormat.of().formatHex(content, 0, Math.min(16, content.length));
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (beginning.startsWith("52494646") && beginning.startsWith("57454250", 16)) {
      return Optional.of("image/webp");
    }
    if (beginning.startsWith("504b0304")) {
      return office(content);
    }
    if (beginning.startsWith("d0cf11e0a1b11ae1")) {
      return Optional.ofNullable(OLD_BY_NAME.get(ending));
    }
    return BY_BEGINNING.entrySet().stream()
        .filter(each -> beginning.startsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> text(content).map(text -> textType(text, ending)));
  }

  private static Optional<String> office(byte[] content) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (int at = 0; at < MOST_ENTRIES; at++) {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null) {
          return Optional.empty();
        }
        if (entry.getName().startsWith("word/")) {
          return Optional.of(OFFICE + "wordprocessingml.document");
        }
        if (entry.getName().startsWith("xl/")) {
          return Optional.of(OFFICE + "spreadsheetml.sheet");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // Not a file that an office program has written.
    }
    return Optional.empty();
  }

  private static Optional<String> text(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return Optional.of(text).filter(each -> each.indexOf('\0') < 0);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String textType(String text, String ending) {
    String start = text.stripLeading().toLowerCase(Locale.ROOT);
    boolean html = start.startsWith("<!doctype html") || start.startsWith("<html");
    return TEXT_BY_NAME.getOrDefault(ending, html ? HTML : "text/plain");
  }
}
