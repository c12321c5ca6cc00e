package ai.chatbot.cli.markdown;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a fixed width. */
final class Folded implements Wrapping.Page {
  private final int width;
  private final List<List<Span>> lines = new ArrayList<>(List.of(new ArrayList<>()));

  private Folded(int width) {
    this.width = width;
  }

  static List<List<Span>> lines(List<Span> text, int width) {
    Folded folded = new Folded(width);
    Wrapping wrapping = new Wrapping(folded);
    text.forEach(wrapping::write);
    wrapping.placeWord();
    return folded.lines;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void print(Span span) {
    if (!span.text().isEmpty()) {
      lines.getLast().add(span);
    }
  }

  @Override
  public void endLine() {
    lines.add(new ArrayList<>());
  }
}
