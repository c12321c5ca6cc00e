package ai.chatbot.cli.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far into a text that still grows its meaning is known: up to the first thing that is open,
 * such as emphasis, code, a link or a formula whose end has not come yet.
 */
final class Certainty {
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#[xX]?[0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});");

  private final CharSequence text;
  private final List<Run> open = new ArrayList<>();
  private int at;

  private Certainty(CharSequence text, int from) {
    this.text = text;
    this.at = from;
  }

  /** Where certainty ends; nothing before {@code from} is open. */
  static int end(CharSequence text, int from) {
    Certainty certainty = new Certainty(text, from);
    int end = certainty.firstOpen();
    return withoutLoneEnd(text, from, certainty.open.isEmpty() ? end : certainty.bottom());
  }

  /** Reads on until something is open that hides what is behind it. */
  private int firstOpen() {
    while (at < text.length()) {
      OptionalInt next = next();
      if (next.isEmpty()) {
        return at;
      }
      at = next.getAsInt();
    }
    return at;
  }

  private int bottom() {
    return open.getFirst().from;
  }

  /** Where what begins here ends; empty if that is not known yet. */
  private OptionalInt next() {
    return switch (text.charAt(at)) {
      case '\\' -> escape();
      case '`' -> code();
      case '$' -> formula();
      case '<' -> match(Verbatim.AUTOLINK);
      case '&' -> match(ENTITY);
      case '!' -> image();
      case '[' -> link(at);
      case '*', '_', '~' -> emphasis();
      default -> OptionalInt.of(at + 1);
    };
  }

  private OptionalInt escape() {
    if (at + 1 >= text.length()) {
      return OptionalInt.empty();
    }
    char escaped = text.charAt(at + 1);
    return escaped == '(' || escaped == '[' ? formula(2) : OptionalInt.of(at + 2);
  }

  private OptionalInt formula() {
    return formula(1);
  }

  private OptionalInt formula(int otherwise) {
    return Formula.isOpen(text, at)
        ? OptionalInt.empty()
        : OptionalInt.of(Formula.end(text, at).orElse(at + otherwise));
  }

  private OptionalInt match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    boolean found = matcher.lookingAt();
    if (Growth.matters(matcher)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(found ? matcher.end() : at + 1);
  }

  private OptionalInt code() {
    return afterCode(at);
  }

  /** Behind the code that begins there. */
  private OptionalInt afterCode(int start) {
    int ticks = run(start);
    int from = start + ticks;
    while (from < text.length()) {
      if (text.charAt(from) != '`') {
        from++;
      } else if (run(from) == ticks && from + ticks < text.length()) {
        return OptionalInt.of(from + ticks);
      } else {
        from += run(from);
      }
    }
    return OptionalInt.empty();
  }

  private OptionalInt image() {
    if (at + 1 >= text.length()) {
      return OptionalInt.empty();
    }
    return text.charAt(at + 1) == '[' ? link(at + 1) : OptionalInt.of(at + 1);
  }

  private OptionalInt link(int bracket) {
    OptionalInt label = closing(bracket, '[', ']');
    if (label.isEmpty() || label.getAsInt() >= text.length()) {
      return OptionalInt.empty();
    }
    if (text.charAt(label.getAsInt()) != '(') {
      return OptionalInt.of(bracket + 1);
    }
    OptionalInt end = closing(label.getAsInt(), '(', ')');
    boolean known = end.isEmpty() || Inline.isLink(text.subSequence(at, end.getAsInt()).toString());
    return known ? end : OptionalInt.of(bracket + 1);
  }

  /** Behind the bracket that closes the one there. */
  private OptionalInt closing(int start, char opening, char closing) {
    int depth = 0;
    int from = start;
    while (from < text.length()) {
      char here = text.charAt(from);
      if (here == '`') {
        OptionalInt behind = afterCode(from);
        if (behind.isEmpty()) {
          return behind;
        }
        from = behind.getAsInt();
        continue;
      }
      depth += here == opening ? 1 : here == closing ? -1 : 0;
      from += here == '\\' ? 2 : 1;
      if (depth == 0) {
        return OptionalInt.of(from);
      }
    }
    return OptionalInt.empty();
  }

  private OptionalInt emphasis() {
    int length = run(at);
    if (at + length >= text.length()) {
      return OptionalInt.empty();
    }
    Run run = Run.of(text, at, length);
    if (run.closes) {
      close(run);
    }
    if (run.opens && run.left > 0) {
      open.add(run);
    }
    return OptionalInt.of(at + length);
  }

  private void close(Run closer) {
    for (int place = open.size() - 1; place >= 0 && closer.left > 0; place--) {
      Run opener = open.get(place);
      if (opener.goesWith(closer)) {
        open.subList(place + 1, open.size()).clear();
        opener.pairWith(closer);
        if (opener.left == 0) {
          open.remove(place);
        }
      }
    }
  }

  private int run(int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) == text.charAt(start)) {
      end++;
    }
    return end - start;
  }

  /** Blanks may end a line, a backslash may escape what follows, half a character is none. */
  private static int withoutLoneEnd(CharSequence text, int from, int end) {
    int certain = end;
    while (certain > from && isLone(text, from, certain, end)) {
      certain--;
    }
    return certain;
  }

  private static boolean isLone(CharSequence text, int from, int certain, int end) {
    char last = text.charAt(certain - 1);
    return last == ' '
        || last == '\n'
        || last == '\t'
        || Character.isHighSurrogate(last)
        || (certain < end && last == '\\' && isOdd(backslashes(text, from, certain)));
  }

  private static boolean isOdd(int number) {
    return number % 2 != 0;
  }

  private static int backslashes(CharSequence text, int from, int end) {
    int start = end;
    while (start > from && text.charAt(start - 1) == '\\') {
      start--;
    }
    return end - start;
  }

  /** Delimiters of emphasis in a row, by the rules of the specification's appendix. */
  private static final class Run {
    private final char sign;
    private int from;
    private final int length;
    private final boolean opens;
    private final boolean closes;
    private int left;

    private Run(char sign, int from, int length, boolean opens, boolean closes) {
      this.sign = sign;
      this.from = from;
      this.length = length;
      this.opens = opens;
      this.closes = closes;
      this.left = length;
    }

    static Run of(CharSequence text, int start, int length) {
      char sign = text.charAt(start);
      int before = start == 0 ? ' ' : Character.codePointBefore(text, start);
      int after = Character.codePointAt(text, start + length);
      boolean left =
          !Signs.isBlank(after)
              && (!Signs.isPunctuation(after)
                  || Signs.isBlank(before)
                  || Signs.isPunctuation(before));
      boolean right =
          !Signs.isBlank(before)
              && (!Signs.isPunctuation(before)
                  || Signs.isBlank(after)
                  || Signs.isPunctuation(after));
      return switch (sign) {
        case '_' ->
            new Run(
                sign,
                start,
                length,
                left && (!right || Signs.isPunctuation(before)),
                right && (!left || Signs.isPunctuation(after)));
        case '~' -> new Run(sign, start, length, left && length == 2, right && length == 2);
        default -> new Run(sign, start, length, left, right);
      };
    }

    boolean goesWith(Run closer) {
      boolean odd =
          (closes || closer.opens) && closer.length % 3 != 0 && (length + closer.length) % 3 == 0;
      return sign == closer.sign && (sign == '~' || !odd);
    }

    /**
     * Two and two are strong, one and one are weak, as often as both have some. What is left of the
     * closer may open more, and then is open as far back as what it closed.
     */
    void pairWith(Run closer) {
      closer.from = from;
      while (left > 0 && closer.left > 0) {
        int taken = left >= 2 && closer.left >= 2 ? 2 : 1;
        left -= taken;
        closer.left -= taken;
      }
    }
  }
}
