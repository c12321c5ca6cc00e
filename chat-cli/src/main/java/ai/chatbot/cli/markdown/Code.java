package ai.chatbot.cli.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Code between fences. The fences are drawn, so that it is told from text without colours too. */
final class Code implements Block {
  private final Pen pen;
  private final Leaf.Fence fence;
  private final Pattern end;
  private final Colouring colouring;
  private boolean inFence = true;

  private Code(Pen pen, Leaf.Fence fence) {
    this.pen = pen;
    this.fence = fence;
    this.end = Pattern.compile(" {0,3}\\%s{%d,} *$".formatted(fence.sign(), fence.length()));
    this.colouring = new Colouring(Language.of(fence.info()));
  }

  static Code begin(Pen pen, Leaf.Fence fence) {
    pen.writeAsItIs(dimmed(sign(fence) + fence.info() + "\n"));
    return new Code(pen, fence);
  }

  /** Reads the beginning of a line that may be its last. */
  Matcher end(String line, int from) {
    return end.matcher(line).region(from, line.length());
  }

  /** Where its line begins: what the fence is indented by, the line may be. */
  int textOf(String line, int from) {
    int start = from;
    while (start < line.length() && start - from < fence.indent() && line.charAt(start) == ' ') {
      start++;
    }
    return start;
  }

  /** Does the indentation of that line go on, perhaps? */
  boolean isIndentOpen(String line, int from) {
    int start = textOf(line, from);
    return start == line.length() && start - from < fence.indent();
  }

  void drawEnd() {
    pen.writeAsItIs(dimmed(sign(fence) + "\n"));
  }

  @Override
  public void add(char character) {
    colouring.add(character).forEach(pen::writeAsItIs);
  }

  @Override
  public boolean endLine() {
    if (!inFence) {
      add('\n');
    }
    inFence = false;
    return false;
  }

  @Override
  public void close() {
    colouring.end().forEach(pen::writeAsItIs);
    pen.endOpenLine();
  }

  private static String sign(Leaf.Fence fence) {
    return String.valueOf(fence.sign()).repeat(fence.length());
  }

  private static Span dimmed(String text) {
    return new Span(text, Style.PLAIN.asDim());
  }
}
