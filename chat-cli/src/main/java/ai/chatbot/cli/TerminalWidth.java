package ai.chatbot.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.Signals;

/**
 * How wide the terminal is, also after it was resized. Java does not tell, so that {@code stty} is
 * asked, and only then. Safe for use by many threads.
 */
final class TerminalWidth {
  private static final String RESIZED = "WINCH";
  private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ ([1-9]\\d{0,3})\\s*");

  private volatile int columns;

  private TerminalWidth(int columns) {
    this.columns = columns;
  }

  /** The width of the terminal that this process runs at. */
  static TerminalWidth at(Surroundings around) {
    return following(around.columns(), TerminalWidth::asked);
  }

  /** That wide at first; once resized, as wide as is said then. */
  static TerminalWidth following(int columns, Supplier<OptionalInt> now) {
    TerminalWidth width = new TerminalWidth(columns);
    Signals.register(RESIZED, () -> now.get().ifPresent(it -> width.columns = it));
    return width;
  }

  int columns() {
    return columns;
  }

  private static OptionalInt asked() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      return columns(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  /** As {@code stty size} says it. */
  static OptionalInt columns(String size) {
    Matcher matcher = ROWS_AND_COLUMNS.matcher(size);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
