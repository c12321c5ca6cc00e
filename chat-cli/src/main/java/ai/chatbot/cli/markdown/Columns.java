package ai.chatbot.cli.markdown;

import java.util.List;
import org.jline.utils.WCWidth;

/** How many columns of a terminal text takes: an ideograph or an emoji two, an accent none. */
public final class Columns {
  private Columns() {}

  static int of(List<Span> spans) {
    return spans.stream().mapToInt(span -> of(span.text())).sum();
  }

  /** The columns of that text. */
  public static int of(String text) {
    int columns = 0;
    for (int at = 0; at < text.length(); at = next(text, at)) {
      columns += at(text, at);
    }
    return columns;
  }

  /** The columns of the character that begins there, with all that belongs to it. */
  static int at(String text, int from) {
    return Math.max(0, WCWidth.wcwidthForGraphemeCluster(text, from));
  }

  /** Where the next such character begins. */
  static int next(String text, int from) {
    return from + Math.max(1, WCWidth.charCountForGraphemeCluster(text, from));
  }

  /** May a line end before and after it, as it may in Chinese and Japanese? */
  static boolean isIdeographic(int point) {
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> WCWidth.wcwidth(point) == 2;
      default -> false;
    };
  }
}
