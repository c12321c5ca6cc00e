package ai.chatbot.cli.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Colours code as it arrives. A word waits until it is whole, as does a sign that may go on. */
final class Colouring {
  private final Language language;
  private final StringBuilder waiting = new StringBuilder();
  private Language.@Nullable Region region;

  Colouring(Language language) {
    this.language = language;
  }

  /** What can be drawn now. */
  List<Span> add(char character) {
    waiting.append(character);
    return drawn(false);
  }

  /** The rest. */
  List<Span> end() {
    return drawn(true);
  }

  private List<Span> drawn(boolean whole) {
    List<Span> spans = new ArrayList<>();
    int before = -1;
    while (!waiting.isEmpty() && waiting.length() != before) {
      before = waiting.length();
      if (region == null) {
        outside(whole, spans);
      } else {
        inside(region, whole, spans);
      }
    }
    return spans;
  }

  private void outside(boolean whole, List<Span> spans) {
    Matcher token = language.token().matcher(waiting);
    if (!token.lookingAt() || (Growth.matters(token) && !whole)) {
      return;
    }
    String text = token.group();
    region = language.regions().get(text);
    take(text.length(), region == null ? language.styleOf(text) : region.style(), spans);
  }

  /** Takes as much as is surely within, or all of it with its end. */
  private void inside(Language.Region current, boolean whole, List<Span> spans) {
    String end = current.end();
    int at = 0;
    while (at < waiting.length()) {
      boolean escape = current.escapes() && waiting.charAt(at) == '\\';
      if (stands(end, at)) {
        region = null;
        // A line's end is not of the comment that it ends.
        at += end.equals("\n") ? 0 : end.length();
        break;
      } else if (waiting.charAt(at) == '\n' && !current.manyLines()) {
        region = null;
        break;
      } else if (!whole && (end.startsWith(waiting.substring(at)) || isLast(at, escape))) {
        break;
      }
      at += escape && !isLast(at, true) ? 2 : 1;
    }
    take(at, current.style(), spans);
    if (at == 0 && region == null) {
      outside(whole, spans);
    }
  }

  private boolean stands(String text, int at) {
    return waiting.length() >= at + text.length()
        && text.contentEquals(waiting.subSequence(at, at + text.length()));
  }

  private boolean isLast(int at, boolean escape) {
    return escape && at + 1 == waiting.length();
  }

  private void take(int length, Style style, List<Span> spans) {
    if (length > 0) {
      spans.add(new Span(waiting.substring(0, length), style));
      waiting.delete(0, length);
    }
  }
}
