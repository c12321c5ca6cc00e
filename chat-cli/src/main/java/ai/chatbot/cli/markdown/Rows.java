package ai.chatbot.cli.markdown;

import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * What looks like a table, and is one once its second row says so. A table is drawn at its end,
 * when the widths of its columns are known.
 */
final class Rows implements Block {
  private static final Parser PARSER =
      Inline.parser()
          .extensions(List.of(TablesExtension.create()))
          .enabledBlockTypes(Set.of())
          .build();

  private final Pen pen;
  private final StringBuilder source = new StringBuilder();
  private boolean table;

  Rows(Pen pen) {
    this.pen = pen;
  }

  boolean isTable() {
    return table;
  }

  /** What has been read, as it was written. */
  String source() {
    return source.toString();
  }

  /** May that line be the next row? The second one has to make it a table. */
  boolean goesOnWith(String line) {
    return table || isTable(source + "\n" + line);
  }

  void addRow(String line) {
    table = !source.isEmpty();
    source.append(source.isEmpty() ? "" : "\n").append(line);
  }

  @Override
  public boolean endLine() {
    return false;
  }

  @Override
  public void close() {
    if (table) {
      new TableDrawing(pen, (TableBlock) PARSER.parse(source()).getFirstChild()).draw();
    }
  }

  private static boolean isTable(String source) {
    Node first = PARSER.parse(source).getFirstChild();
    return first instanceof TableBlock && first.getNext() == null;
  }
}
