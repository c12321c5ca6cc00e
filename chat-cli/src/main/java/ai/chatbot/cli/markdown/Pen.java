package ai.chatbot.cli.markdown;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Writes styled text on a terminal, each line behind a margin. Whatever the text, it can do no more
 * than be read: all escape sequences are the pen's own.
 */
final class Pen implements Wrapping.Page {
  private static final int NARROWEST = 8;

  private final Consumer<? super String> screen;
  private final IntSupplier width;
  private final Look look;
  private final Wrapping wrapping = new Wrapping(this);
  private List<Span> margin = List.of();
  private List<Span> first = List.of();
  private Style style = Style.PLAIN;
  private boolean open;

  Pen(Consumer<? super String> screen, IntSupplier width, Look look) {
    this.screen = screen;
    this.width = width;
    this.look = look;
  }

  Look look() {
    return look;
  }

  /** What stands before the next line, and before those after it. */
  void indent(List<Span> beforeNext, List<Span> beforeOthers) {
    first = beforeNext;
    margin = beforeOthers;
  }

  /** Text in lines of the terminal's width. */
  void write(Span span) {
    wrapping.write(span);
  }

  /** A blank is to follow what has been written. */
  void endWord() {
    wrapping.placeWord();
  }

  /** Text as it stands; the terminal breaks lines that are too long for it. */
  void writeAsItIs(Span span) {
    int from = 0;
    for (int at = span.text().indexOf('\n'); at >= 0; at = span.text().indexOf('\n', from)) {
      print(new Span(span.text().substring(from, at), span.style()));
      endLine();
      from = at + 1;
    }
    print(new Span(span.text().substring(from), span.style()));
  }

  /** Ends the line that is open, if one is. */
  void endOpenLine() {
    wrapping.placeWord();
    if (open || !first.isEmpty()) {
      wrapping.endLine();
    }
  }

  /** How many columns stand beside the margin. */
  @Override
  public int width() {
    return Math.max(NARROWEST, width.getAsInt() - Columns.of(margin));
  }

  @Override
  public void print(Span span) {
    if (!span.text().isEmpty()) {
      begin();
      put(span);
    }
  }

  @Override
  public void endLine() {
    begin();
    change(Style.PLAIN);
    screen.accept("\n");
    open = false;
  }

  private void begin() {
    if (!open) {
      open = true;
      List<Span> before = first.isEmpty() ? margin : first;
      first = List.of();
      before.forEach(this::put);
    }
  }

  private void put(Span span) {
    change(look.shown(span.style()));
    screen.accept(Harmless.of(span.text()));
  }

  private void change(Style wanted) {
    String sequence = Ansi.between(style, wanted);
    style = wanted;
    if (!sequence.isEmpty()) {
      screen.accept(sequence);
    }
  }
}
