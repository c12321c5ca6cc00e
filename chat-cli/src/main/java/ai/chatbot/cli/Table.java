package ai.chatbot.cli;

import ai.chatbot.cli.markdown.Columns;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of cells as lines, each column as wide as its widest cell is on a terminal. */
final class Table {
  private Table() {}

  static List<String> lines(List<List<String>> rows) {
    List<Integer> widths = widths(rows);
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static List<Integer> widths(List<List<String>> rows) {
    return IntStream.range(0, rows.getFirst().size())
        .mapToObj(at -> rows.stream().mapToInt(row -> Columns.of(row.get(at))).max().orElse(0))
        .toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(at -> row.get(at) + " ".repeat(widths.get(at) - Columns.of(row.get(at))))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }
}
