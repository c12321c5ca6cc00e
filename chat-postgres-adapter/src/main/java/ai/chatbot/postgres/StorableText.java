package ai.chatbot.postgres;

/**
 * Text as PostgreSQL can keep it. It refuses NUL in text and in jsonb, and UTF-8 has no half of a
 * surrogate pair; each becomes the replacement character, so that a stray one costs itself alone
 * and not the message around it.
 */
final class StorableText {
  private static final int REPLACEMENT = 0xFFFD;

  private StorableText() {}

  static String of(String text) {
    return text.codePoints().anyMatch(StorableText::isRefused) ? mended(text) : text;
  }

  private static String mended(String text) {
    return text.codePoints()
        .map(character -> isRefused(character) ? REPLACEMENT : character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isRefused(int character) {
    return character == 0
        || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
  }
}
