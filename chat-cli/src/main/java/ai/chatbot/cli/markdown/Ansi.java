package ai.chatbot.cli.markdown;

import java.util.regex.Pattern;

/** The escape sequences that bring a terminal from one style to another. */
final class Ansi {
  private static final String ESC = "\033";
  private static final int COLOURS = 30;

  /** What may stand in a link's address: it must not end the sequence that it is in. */
  private static final Pattern ADDRESS = Pattern.compile("[!-~]{1,2000}");

  private Ansi() {}

  static String between(Style before, Style after) {
    return link(before.link(), after.link()) + look(before.linkedTo(""), after.linkedTo(""));
  }

  private static String link(String before, String after) {
    return before.equals(after) ? "" : ESC + "]8;;" + address(after) + ESC + "\\";
  }

  private static String address(String link) {
    return ADDRESS.matcher(link).matches() ? link : "";
  }

  private static String look(Style before, Style after) {
    if (before.equals(after)) {
      return "";
    }
    StringBuilder codes = new StringBuilder("0");
    add(codes, after.bold(), 1);
    add(codes, after.dim(), 2);
    add(codes, after.italic(), 3);
    add(codes, after.underlined(), 4);
    add(codes, after.struck(), 9);
    add(codes, after.colour() != Style.NONE, COLOURS + after.colour());
    return ESC + "[" + codes + "m";
  }

  private static void add(StringBuilder codes, boolean wanted, int code) {
    if (wanted) {
      codes.append(';').append(code);
    }
  }
}
