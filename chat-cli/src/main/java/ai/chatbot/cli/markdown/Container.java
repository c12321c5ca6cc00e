package ai.chatbot.cli.markdown;

import java.util.List;

/** What a line stands in. */
sealed interface Container {

  /** What stands before its first line. */
  List<Span> firstMargin();

  /** What stands before its other lines. */
  List<Span> margin();

  /** A block quote. */
  record Quote() implements Container {
    private static final List<Span> BAR = List.of(new Span("│ ", Style.PLAIN.asDim()));

    @Override
    public List<Span> firstMargin() {
      return BAR;
    }

    @Override
    public List<Span> margin() {
      return BAR;
    }
  }

  /**
   * An item of a list.
   *
   * @param indent by how much its lines are indented in the source
   * @param sign what its list is told from another by, such as {@code -} or {@code .}
   * @param number its number; negative where it has a bullet
   * @param mark what is shown before it
   */
  record Item(int indent, char sign, int number, String mark) implements Container {
    @Override
    public List<Span> firstMargin() {
      return List.of(new Span(mark + " ", Style.PLAIN));
    }

    @Override
    public List<Span> margin() {
      return List.of(new Span(" ".repeat(Columns.of(mark) + 1), Style.PLAIN));
    }

    boolean isNumbered() {
      return number >= 0;
    }
  }
}
