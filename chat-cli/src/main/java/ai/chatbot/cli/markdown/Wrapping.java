package ai.chatbot.cli.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines between words. A word waits until it is whole, since only then it is known
 * which line it stands on. Several blanks are one, and none begins or ends a line.
 */
final class Wrapping {
  private final Page page;
  private final List<Span> word = new ArrayList<>();
  private Style gap = Style.PLAIN;
  private boolean afterGap;
  private boolean afterIdeograph;
  private int column;

  Wrapping(Page page) {
    this.page = page;
  }

  void write(Span span) {
    span.text().codePoints().forEach(point -> write(point, span.style()));
  }

  private void write(int point, Style style) {
    if (point == '\n') {
      endLine();
    } else if (point == ' ' || point == '\t') {
      placeWord();
      gap = style;
      afterGap = column > 0;
    } else {
      add(point, style);
    }
  }

  /** Ends the line, whatever is on it. */
  void endLine() {
    placeWord();
    page.endLine();
    column = 0;
    afterGap = false;
  }

  /** Nothing more belongs to the word. */
  void placeWord() {
    if (!word.isEmpty()) {
      int columns = Columns.of(word);
      if (column > 0 && column + (afterGap ? 1 : 0) + columns > page.width()) {
        breakLine();
      }
      printGap();
      word.forEach(this::print);
      word.clear();
    }
    afterIdeograph = false;
  }

  private void add(int point, Style style) {
    boolean ideograph = Columns.isIdeographic(point);
    if (ideograph || (afterIdeograph && begins(point))) {
      placeWord();
    }
    afterIdeograph = ideograph || (afterIdeograph && !word.isEmpty());
    String text = Character.toString(point);
    if (!word.isEmpty() && word.getLast().style().equals(style)) {
      word.add(new Span(word.removeLast().text() + text, style));
    } else {
      word.add(new Span(text, style));
    }
  }

  /** Is it a character of its own, and none that ends a phrase, which no line begins with? */
  private static boolean begins(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.OTHER_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION ->
          false;
      default -> true;
    };
  }

  private void printGap() {
    if (afterGap) {
      page.print(new Span(" ", gap));
      column++;
      afterGap = false;
    }
  }

  /** Also a word that no line is wide enough for. */
  private void print(Span span) {
    String text = span.text();
    int from = 0;
    for (int at = 0; at < text.length(); at = Columns.next(text, at)) {
      int columns = Columns.at(text, at);
      if (column > 0 && column + columns > page.width()) {
        page.print(new Span(text.substring(from, at), span.style()));
        breakLine();
        from = at;
      }
      column += columns;
    }
    page.print(new Span(text.substring(from), span.style()));
  }

  private void breakLine() {
    page.endLine();
    column = 0;
    afterGap = false;
  }

  /** What is written on. */
  interface Page {
    /** How many columns a line has now. */
    int width();

    /** Adds to the line. */
    void print(Span span);

    /** The line is full. */
    void endLine();
  }
}
