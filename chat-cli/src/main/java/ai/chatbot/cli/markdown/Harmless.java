package ai.chatbot.cli.markdown;

import java.util.regex.Pattern;

/**
 * Text that can do no more at a terminal than be read. Characters that would move the cursor,
 * colour, rename or reorder what stands there become U+FFFD; line ends and tabs stay.
 */
public final class Harmless {
  private static final Pattern CONTROLS =
      Pattern.compile(
          "[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069\\u2028\\u2029\\uFFF9-\\uFFFB]");

  private Harmless() {}

  /** The same text where it is harmless already. */
  public static String of(String text) {
    return CONTROLS.matcher(text).replaceAll("\uFFFD");
  }
}
