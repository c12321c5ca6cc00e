package ai.chatbot.cli;

import java.io.Console;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of the standard streams are terminals. */
record Terminals(boolean in, boolean out, boolean err) {
  /** Set by the launcher to the numbers of those that are: Java cannot tell one from another. */
  private static final String PROPERTY = "chat.terminals";

  /** Set by the launcher to how wide the terminal is. */
  private static final String COLUMNS = "chat.columns";

  static final int USUAL_WIDTH = 80;

  /** How many columns a line has, as far as the launcher or the shell says it. */
  static int columns(Map<String, String> environment) {
    return Stream.of(System.getProperty(COLUMNS, ""), environment.getOrDefault("COLUMNS", ""))
        .filter(text -> text.matches("[1-9][0-9]{0,3}"))
        .findFirst()
        .map(Integer::parseInt)
        .orElse(USUAL_WIDTH);
  }

  /** Without the launcher's word, all are if input and output are. */
  static Terminals ofThisProcess() {
    String numbers = System.getProperty(PROPERTY);
    return numbers == null ? all(hasConsole()) : of(numbers);
  }

  static Terminals of(String numbers) {
    return new Terminals(numbers.contains("0"), numbers.contains("1"), numbers.contains("2"));
  }

  private static Terminals all(boolean each) {
    return new Terminals(each, each, each);
  }

  private static boolean hasConsole() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }
}
