package ai.chatbot.cli;

import ai.chatbot.core.port.Finding;
import ai.chatbot.core.port.Finding.State;
import java.util.List;
import java.util.Locale;

/** Findings as lines of columns: what was looked at, how it stands, and a sentence. */
final class FindingTable {
  private static final String GREEN = "32";
  private static final String RED = "31";
  private static final String YELLOW = "33";

  private FindingTable() {}

  static void print(List<Finding> findings, Lines out) {
    int width = findings.stream().mapToInt(each -> each.check().length()).max().orElse(0);
    findings.forEach(finding -> print(finding, width, out));
  }

  private static void print(Finding finding, int width, Lines out) {
    out.write(padded(finding.check(), width) + "  ");
    out.writeColoured(padded(word(finding.state()), longestWord()), colour(finding.state()));
    out.write("  " + onOneLine(finding.sentence()) + "\n");
  }

  static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static int longestWord() {
    return word(State.UNEXAMINED).length();
  }

  private static String colour(State state) {
    return switch (state) {
      case OK -> GREEN;
      case WRONG -> RED;
      case UNEXAMINED -> YELLOW;
    };
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String onOneLine(String sentence) {
    return sentence.replaceAll("\\s+", " ");
  }
}
