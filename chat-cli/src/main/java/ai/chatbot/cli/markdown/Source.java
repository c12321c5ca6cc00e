package ai.chatbot.cli.markdown;

/** Lines as they were written: indented code, and formulas that stand by themselves. */
final class Source implements Block {
  private final Pen pen;
  private final String closing;
  private final StringBuilder line = new StringBuilder();
  private boolean first = true;

  private Source(Pen pen, String closing) {
    this.pen = pen;
    this.closing = closing;
  }

  /** A line of code. */
  static Source line(Pen pen) {
    return new Source(pen, "");
  }

  /** A formula whose last line has that sign; it begins with as many characters. */
  static Source formula(Pen pen, String closing) {
    return new Source(pen, closing);
  }

  @Override
  public void add(char character) {
    line.append(character);
    pen.writeAsItIs(new Span(String.valueOf(character), Style.PLAIN));
  }

  @Override
  public boolean endLine() {
    pen.writeAsItIs(new Span("\n", Style.PLAIN));
    boolean over = line.indexOf(closing, first ? closing.length() : 0) >= 0;
    first = false;
    line.setLength(0);
    return over;
  }

  @Override
  public void close() {
    pen.endOpenLine();
  }
}
