package ai.chatbot.cli.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Draws Markdown on a terminal as it arrives. What is drawn stays as it is: the cursor never goes
 * back, and what arrives is held back only as long as its meaning is open. However the text is cut
 * into pieces, the same is drawn. Whatever the text, it can do no more than be read: all escape
 * sequences are of this class's making. For use by one thread.
 */
public final class MarkdownScreen implements Consumer<String> {
  private static final char UNREADABLE = '\uFFFD';
  private static final int TAB = 4;
  private static final int LONG = 200;

  private final Consumer<? super String> screen;
  private final StringBuilder drawn = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private final Pen pen;
  private List<Container> containers = List.of();
  private Block block = Block.NONE;
  private boolean inLine;
  private boolean afterBlank;
  private boolean afterReturn;
  private boolean empty = true;

  /**
   * Draws on that screen, in lines of the width that it has when they are begun.
   *
   * @param screen takes text with escape sequences, as a terminal reads it
   */
  public MarkdownScreen(Consumer<? super String> screen, IntSupplier width, Look look) {
    this.screen = screen;
    this.pen = new Pen(drawn::append, width, look);
  }

  /** Takes more text and draws what is known by now. */
  @Override
  public void accept(String text) {
    text.chars().forEach(character -> take((char) character));
    block.show();
    flush();
  }

  /** The text is whole: draws the rest and ends the line. More text is another one. */
  public void finish() {
    if (!inLine && !line.isEmpty()) {
      begin(true);
    }
    closeBlock();
    containers = List.of();
    line.setLength(0);
    inLine = false;
    afterBlank = false;
    afterReturn = false;
    empty = true;
    flush();
  }

  private void flush() {
    if (!drawn.isEmpty()) {
      String text = drawn.toString();
      drawn.setLength(0);
      screen.accept(text);
    }
  }

  private void take(char character) {
    if (afterReturn && character != '\n') {
      put(UNREADABLE);
    }
    afterReturn = character == '\r';
    if (!afterReturn) {
      put(isControl(character) ? UNREADABLE : character);
    }
  }

  /** Such a character is none of Markdown's either. */
  private static boolean isControl(char character) {
    return Character.isISOControl(character) && character != '\n' && character != '\t';
  }

  private void put(char character) {
    if (character == '\n') {
      endLine();
    } else if (inLine) {
      block.add(character);
    } else {
      line.append(character == '\t' ? toTheNextStop() : String.valueOf(character));
      beginIfKnown();
    }
  }

  /** A long line whose kind is not known yet is a row or a fence: its end tells. */
  private void beginIfKnown() {
    if (line.length() <= LONG) {
      begin(false);
    }
  }

  private String toTheNextStop() {
    return " ".repeat(TAB - line.length() % TAB);
  }

  private void endLine() {
    if (!inLine) {
      begin(true);
    }
    if (block.endLine()) {
      closeBlock();
    }
    line.setLength(0);
    inLine = false;
  }

  private void begin(boolean whole) {
    if (block instanceof Code code) {
      beginInCode(code, whole);
    } else if (block instanceof Source) {
      beginInFormula(whole);
    } else {
      LineStart.of(line.toString(), whole, containers, isInProse()).ifPresent(this::begin);
    }
  }

  private boolean isInProse() {
    return block instanceof Prose || (block instanceof Rows rows && !rows.isTable());
  }

  /** A line of code, or the one that ends it. */
  private void beginInCode(Code code, boolean whole) {
    Optional<LineStart> start = LineStart.within(line.toString(), whole, containers);
    if (start.isEmpty()) {
      return;
    }
    if (start.get().continued() < containers.size()) {
      closeBlock();
      begin(whole);
      return;
    }
    int from = start.get().at();
    Matcher end = code.end(line.toString(), from);
    boolean ends = end.lookingAt();
    if (!whole && (Growth.matters(end) || code.isIndentOpen(line.toString(), from))) {
      return;
    }
    inLine = true;
    if (ends) {
      closeBlock();
      code.drawEnd();
    } else {
      add(code.textOf(line.toString(), from));
    }
  }

  private void beginInFormula(boolean whole) {
    Optional<LineStart> start = LineStart.within(line.toString(), whole, containers);
    if (start.isPresent() && start.get().continued() < containers.size()) {
      closeBlock();
      begin(whole);
    } else if (start.isPresent()) {
      inLine = true;
      add(start.get().at());
    }
  }

  private void begin(LineStart start) {
    inLine = true;
    boolean same = start.continued() == containers.size() && start.opened().isEmpty();
    switch (start.leaf()) {
      case Leaf.Row it when same && block instanceof Rows rows && rows.goesOnWith(rest(start)) ->
          rows.addRow(rest(start));
      case Leaf.Prose it when same && isInProse() -> goOn(start.at());
      default -> beginBlock(start);
    }
  }

  private String rest(LineStart start) {
    return line.substring(start.at());
  }

  /** What was no table is text, and goes on. */
  private void goOn(int from) {
    settleRows();
    block.add('\n');
    add(from);
  }

  private void settleRows() {
    if (block instanceof Rows rows && !rows.isTable()) {
      block = Prose.paragraph(pen);
      rows.source().chars().forEach(character -> block.add((char) character));
    }
  }

  private void beginBlock(LineStart start) {
    closeBlock();
    List<Container> outer = containers.subList(0, start.continued());
    if (start.leaf() instanceof Leaf.Blank && start.opened().isEmpty()) {
      afterBlank = true;
      containers = List.copyOf(outer);
      return;
    }
    if (afterBlank && !empty) {
      drawBlank(outer);
    }
    afterBlank = false;
    empty = false;
    indent(outer, start.opened());
    containers = Stream.concat(outer.stream(), start.opened().stream()).toList();
    block = block(start);
  }

  private Block block(LineStart start) {
    return switch (start.leaf()) {
      case Leaf.Blank it -> emptyItem();
      case Leaf.Rule it -> rule();
      case Leaf.Heading(int level) -> filled(Prose.title(pen, level), start);
      case Leaf.Row it -> row(rest(start));
      case Leaf.Fence fence -> Code.begin(pen, fence);
      case Leaf.Indented it -> filled(Source.line(pen), start);
      case Leaf.Formula(String closing) -> filled(Source.formula(pen, closing), start);
      case Leaf.Prose it -> filled(Prose.paragraph(pen), start);
    };
  }

  private Block filled(Block begun, LineStart start) {
    line.substring(start.at()).chars().forEach(character -> begun.add((char) character));
    return begun;
  }

  private Block row(String source) {
    Rows rows = new Rows(pen);
    rows.addRow(source);
    return rows;
  }

  private Block rule() {
    pen.print(new Span("─".repeat(pen.width()), Style.PLAIN.asDim()));
    pen.endOpenLine();
    return Block.NONE;
  }

  private Block emptyItem() {
    pen.endOpenLine();
    return Block.NONE;
  }

  private void add(int from) {
    line.substring(from).chars().forEach(character -> block.add((char) character));
  }

  private void closeBlock() {
    settleRows();
    block.close();
    block = Block.NONE;
  }

  private void indent(List<Container> outer, List<Container> opened) {
    List<Span> margin = new ArrayList<>();
    outer.forEach(container -> margin.addAll(container.margin()));
    List<Span> first = new ArrayList<>(margin);
    opened.forEach(container -> first.addAll(container.firstMargin()));
    opened.forEach(container -> margin.addAll(container.margin()));
    pen.indent(opened.isEmpty() ? List.of() : first, List.copyOf(margin));
  }

  /** Of what the line stands in, quotes alone show on an empty one. */
  private void drawBlank(List<Container> outer) {
    List<Span> margin = new ArrayList<>();
    outer.forEach(container -> margin.addAll(container.margin()));
    while (!margin.isEmpty() && margin.getLast().text().isBlank()) {
      margin.removeLast();
    }
    pen.indent(List.of(), List.copyOf(margin));
    pen.endLine();
  }
}
