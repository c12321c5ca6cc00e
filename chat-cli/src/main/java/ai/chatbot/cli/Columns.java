package ai.chatbot.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of cells as lines, each column as wide as its widest cell. */
final class Columns {
  private Columns() {}

  static List<String> lines(List<List<String>> rows) {
    List<Integer> widths = widths(rows);
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static List<Integer> widths(List<List<String>> rows) {
    return IntStream.range(0, rows.getFirst().size())
        .mapToObj(at -> rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0))
        .toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(at -> row.get(at) + " ".repeat(widths.get(at) - row.get(at).length()))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }
}
