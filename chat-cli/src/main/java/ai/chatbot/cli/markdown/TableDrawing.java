package ai.chatbot.cli.markdown;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;

/** A table in lines, its columns aligned and no wider than the terminal lets them be. */
final class TableDrawing {
  private static final int NARROWEST = 3;
  private static final Span BETWEEN = new Span(" │ ", Style.PLAIN.asDim());

  private final Pen pen;
  private final List<List<Cell>> rows = new ArrayList<>();

  TableDrawing(Pen pen, TableBlock table) {
    this.pen = pen;
    table.accept(new Reader());
  }

  void draw() {
    int[] widths = fitted(pen.width());
    for (int row = 0; row < rows.size(); row++) {
      draw(rows.get(row), widths);
      if (row == 0) {
        line(widths);
      }
    }
  }

  private int[] natural() {
    return widest(cell -> Columns.of(cell.text()));
  }

  private int[] longestWords() {
    return widest(cell -> longestWord(cell.text()));
  }

  private int[] widest(ToIntFunction<Cell> width) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<Cell> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], width.applyAsInt(row.get(column)));
      }
    }
    return widths;
  }

  private static int longestWord(List<Span> text) {
    String all = text.stream().map(Span::text).collect(joining());
    return Stream.of(all.split("\\s+", -1)).mapToInt(Columns::of).max().orElse(0);
  }

  /** Takes from the widest until all have room, and from words only where nothing else helps. */
  private int[] fitted(int width) {
    int[] natural = natural();
    int[] words = longestWords();
    int room = width - Columns.of(BETWEEN.text()) * (natural.length - 1);
    int[] least = Arrays.stream(words).sum() <= room ? words : new int[natural.length];
    int most = Arrays.stream(natural).max().orElse(0);
    int[] widths = natural;
    while (most > NARROWEST && Arrays.stream(widths).sum() > room) {
      most--;
      widths = within(natural, least, most);
    }
    return widths;
  }

  private static int[] within(int[] natural, int[] least, int most) {
    return IntStream.range(0, natural.length)
        .map(column -> Math.max(least[column], Math.min(natural[column], most)))
        .toArray();
  }

  private void draw(List<Cell> row, int[] widths) {
    List<List<List<Span>>> cells = new ArrayList<>();
    for (int column = 0; column < widths.length; column++) {
      cells.add(Folded.lines(row.get(column).text(), widths[column]));
    }
    int height = cells.stream().mapToInt(List::size).max().orElse(1);
    for (int line = 0; line < height; line++) {
      for (int column = 0; column < widths.length; column++) {
        List<List<Span>> lines = cells.get(column);
        List<Span> text = line < lines.size() ? lines.get(line) : List.of();
        draw(text, row.get(column).alignment(), widths, column);
      }
      pen.endLine();
    }
  }

  private void draw(List<Span> text, TableCell.Alignment alignment, int[] widths, int column) {
    int free = Math.max(0, widths[column] - Columns.of(text));
    int before =
        switch (alignment) {
          case LEFT -> 0;
          case CENTER -> free / 2;
          case RIGHT -> free;
        };
    boolean last = column == widths.length - 1;
    blanks(before);
    text.forEach(pen::print);
    if (!last) {
      blanks(free - before);
      pen.print(BETWEEN);
    }
  }

  private void blanks(int number) {
    pen.print(new Span(" ".repeat(number), Style.PLAIN));
  }

  private void line(int[] widths) {
    List<String> parts = Arrays.stream(widths).mapToObj("─"::repeat).toList();
    pen.print(new Span(String.join("─┼─", parts), Style.PLAIN.asDim()));
    pen.endLine();
  }

  private record Cell(List<Span> text, TableCell.Alignment alignment) {}

  /** Walks over the table and gathers its cells. */
  private final class Reader extends AbstractVisitor {
    @Override
    public void visit(CustomNode node) {
      if (node instanceof TableRow) {
        rows.add(new ArrayList<>());
      }
      if (node instanceof TableCell cell) {
        Style style = cell.isHeader() ? Style.PLAIN.asBold() : Style.PLAIN;
        TableCell.Alignment alignment = cell.getAlignment();
        rows.getLast()
            .add(
                new Cell(
                    Inline.inside(cell, style, pen.look()),
                    alignment == null ? TableCell.Alignment.LEFT : alignment));
      } else {
        visitChildren(node);
      }
    }
  }
}
