package ai.chatbot.cli.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A paragraph or a title. What may be emphasis, code, a link or a formula is drawn once that is
 * known; what is still open after {@link #PATIENCE} characters is none.
 */
final class Prose implements Block {
  static final int PATIENCE = 300;

  private static final String OPENERS = "*_~`[!<$&\\";
  private static final String RUNS = "*_~`";
  private static final Pattern CLOSING_SIGNS = Pattern.compile("(?:^|[ \\t]+)#+[ \\t]*$");

  private final Pen pen;
  private final Style style;
  private final boolean title;
  private final StringBuilder text = new StringBuilder();
  private int known;
  private int shown;

  private Prose(Pen pen, Style style, boolean title) {
    this.pen = pen;
    this.style = style;
    this.title = title;
  }

  static Prose paragraph(Pen pen) {
    return new Prose(pen, Style.PLAIN, false);
  }

  static Prose title(Pen pen, int level) {
    Style bold = Style.PLAIN.asBold();
    return new Prose(pen, level == 1 ? bold.asUnderlined() : bold, true);
  }

  @Override
  public void add(char character) {
    text.append(character);
    known = Certainty.end(text, known);
    if (text.length() - known > PATIENCE) {
      giveUp();
    }
  }

  @Override
  public boolean endLine() {
    return title;
  }

  @Override
  public void show() {
    draw(title ? withoutSigns() : known);
    if (shown < text.length() && Signs.isBlank(text.charAt(shown))) {
      pen.endWord();
    }
  }

  @Override
  public void close() {
    if (title) {
      Matcher signs = CLOSING_SIGNS.matcher(text);
      text.setLength(signs.find() ? Math.max(shown, signs.start()) : text.length());
    }
    draw(text.length());
    pen.endOpenLine();
  }

  /** What is open is taken as it stands. */
  private void giveUp() {
    int from = known;
    while (Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    char sign = text.charAt(from);
    if (OPENERS.indexOf(sign) >= 0) {
      int end = from + 1;
      while (RUNS.indexOf(sign) >= 0 && end < text.length() && text.charAt(end) == sign) {
        end++;
      }
      text.replace(from, end, ("\\" + sign).repeat(end - from));
      known = Certainty.end(text, known);
    }
  }

  /** Signs at a title's end are not of it. */
  private int withoutSigns() {
    int end = known;
    while (end > shown && (text.charAt(end - 1) == '#' || text.charAt(end - 1) == ' ')) {
      end--;
    }
    // Nor is a sign taken from the backslash before it.
    while (end < known && end > shown && text.charAt(end - 1) == '\\') {
      end--;
    }
    return end;
  }

  private void draw(int end) {
    if (end > shown) {
      int before = shown == 0 ? ' ' : text.codePointBefore(shown);
      int after = end == text.length() ? ' ' : text.codePointAt(end);
      Inline.spans(before, text.substring(shown, end), after, style, pen.look())
          .forEach(pen::write);
      shown = end;
    }
  }
}
