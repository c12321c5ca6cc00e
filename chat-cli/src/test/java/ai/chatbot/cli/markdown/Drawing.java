package ai.chatbot.cli.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Markdown drawn on a terminal of a test's. */
final class Drawing {
  static final Look PLAIN = new Look(false, false);
  static final Look COLOURED = new Look(true, false);
  static final Look LINKED = new Look(true, true);

  private Drawing() {}

  /** What is drawn, escape sequences and all. */
  static String of(String markdown, int width, Look look) {
    return of(List.of(markdown), width, look);
  }

  /** The same for a text that comes in pieces. */
  static String of(List<String> pieces, int width, Look look) {
    StringBuilder drawn = new StringBuilder();
    MarkdownScreen screen = new MarkdownScreen(drawn::append, () -> width, look);
    pieces.forEach(screen);
    screen.finish();
    return drawn.toString();
  }

  /** What is drawn of a text of which no more has come. */
  static String soFar(String markdown) {
    StringBuilder drawn = new StringBuilder();
    new MarkdownScreen(drawn::append, () -> 80, PLAIN).accept(markdown);
    return drawn.toString();
  }

  /** The text in pieces of one to so many characters. */
  static List<String> cut(String text, int longest, Random random) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + 1 + random.nextInt(longest));
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }
}
