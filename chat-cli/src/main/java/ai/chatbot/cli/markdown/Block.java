package ai.chatbot.cli.markdown;

/** A block while it arrives. */
interface Block {
  /** Nothing is open. */
  Block NONE = new Block() {};

  /** More of its line. */
  default void add(char character) {}

  /** Its line is whole. Is the block, too? */
  default boolean endLine() {
    return true;
  }

  /** Draws as much as is known. */
  default void show() {}

  /** Nothing more belongs to it: draws the rest. */
  default void close() {}
}
