package ai.chatbot.cli;

import ai.chatbot.cli.markdown.Harmless;
import java.io.PrintWriter;

/**
 * One of the standard streams, written piece by piece. On a terminal no text can do more than be
 * read: control characters that would move, colour or rename it are replaced.
 */
final class Lines {
  private final PrintWriter stream;
  private final boolean terminal;
  private final boolean colours;
  private boolean open;

  Lines(PrintWriter stream, boolean terminal, boolean colours) {
    this.stream = stream;
    this.terminal = terminal;
    this.colours = colours;
  }

  boolean isTerminal() {
    return terminal;
  }

  /** Has nobody been reading at the last write? */
  boolean isBroken() {
    return stream.checkError();
  }

  void write(String text) {
    print(text, shown(text));
  }

  void writeDimmed(String text) {
    writeColoured(text, "2");
  }

  /** As that number of a terminal's colours and styles has it. */
  void writeColoured(String text, String number) {
    print(
        text, terminal && colours ? "\033[" + number + "m" + shown(text) + "\033[0m" : shown(text));
  }

  /** Writes what is made for a terminal, escape sequences and all. */
  void draw(String text) {
    print(text, text);
  }

  /** Ends the line if one is open. */
  void endLine() {
    if (open) {
      write("\n");
    }
  }

  /** Ends the line if one is open, and leaves one empty after it. */
  void endParagraph() {
    if (open) {
      write("\n\n");
    }
  }

  private String shown(String text) {
    return terminal ? Harmless.of(text) : text;
  }

  private void print(String text, String shown) {
    if (!text.isEmpty()) {
      stream.print(shown);
      stream.flush();
      open = !text.endsWith("\n");
    }
  }
}
