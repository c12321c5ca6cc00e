package ai.chatbot.core.reply;

/**
 * Text that every store can keep: without NUL, which PostgreSQL refuses in text, and without
 * unpaired surrogates, which UTF-8 cannot say. Each becomes U+FFFD.
 */
public final class CleanText {
  private static final char REPLACEMENT = '\uFFFD';

  private CleanText() {}

  /** The same text where it is clean already. */
  public static String of(String text) {
    return text.codePoints().anyMatch(CleanText::isUnfit) ? replaced(text) : text;
  }

  /** Is there anything in it that would have to be replaced? */
  public static boolean isClean(String text) {
    return text.codePoints().noneMatch(CleanText::isUnfit);
  }

  private static String replaced(String text) {
    return text.codePoints()
        .map(point -> isUnfit(point) ? REPLACEMENT : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isUnfit(int point) {
    return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }
}
