package ai.chatbot.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows at a terminal that something is under way, until it is closed; then nothing of it is left.
 * Safe for use by many threads.
 */
final class Spinner implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(120);
  private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final String ERASED = "\r\033[K";

  private final PrintWriter terminal;
  private Ticker.@Nullable Ticking ticking;
  private int drawn;

  private Spinner(PrintWriter terminal) {
    this.terminal = terminal;
  }

  /** Shows nothing. */
  static Spinner none() {
    return new Spinner(new PrintWriter(Writer.nullWriter()));
  }

  /** Shows itself at that terminal, whose cursor stands at the beginning of a line. */
  static Spinner at(PrintWriter terminal, Ticker ticker) {
    Spinner spinner = new Spinner(terminal);
    spinner.start(ticker);
    return spinner;
  }

  private synchronized void start(Ticker ticker) {
    ticking = ticker.every(PERIOD, this::draw);
  }

  private synchronized void draw() {
    if (ticking != null) {
      print("\r" + FRAMES.charAt(drawn % FRAMES.length()) + " ");
      drawn++;
    }
  }

  @Override
  public synchronized void close() {
    if (ticking != null) {
      ticking.close();
      ticking = null;
      if (drawn > 0) {
        print(ERASED);
      }
    }
  }

  private void print(String text) {
    terminal.print(text);
    terminal.flush();
  }
}
