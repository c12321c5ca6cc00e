package ai.chatbot.core.value;

/**
 * Text without anything to read in it: blanks of every kind, control characters and characters that
 * show nothing, such as a zero-width space. Providers refuse it, and Java takes some of it for
 * words.
 */
public final class Blank {
  private Blank() {}

  /** Is there nothing to read in that text? */
  public static boolean is(String text) {
    return text.codePoints().allMatch(Blank::showsNothing);
  }

  private static boolean showsNothing(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.isISOControl(point)
        || Character.getType(point) == Character.FORMAT;
  }
}
