package ai.chatbot.cli.markdown;

/** What a line is, inside of what it stands in. */
sealed interface Leaf {

  /** Nothing. */
  record Blank() implements Leaf {}

  /** A line across. */
  record Rule() implements Leaf {}

  /** The title of a section. */
  record Heading(int level) implements Leaf {}

  /** A row of a table, or what looks like one. */
  record Row() implements Leaf {}

  /** Where code begins that ends at such a fence. */
  record Fence(char sign, int length, int indent, String info) implements Leaf {}

  /** Code that is told by its indentation. */
  record Indented() implements Leaf {}

  /** Where a formula begins that stands by itself and ends so. */
  record Formula(String closing) implements Leaf {}

  /** Anything else. */
  record Prose() implements Leaf {}
}
