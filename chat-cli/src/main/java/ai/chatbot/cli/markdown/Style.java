package ai.chatbot.cli.markdown;

/**
 * How a piece of text looks.
 *
 * @param colour the number of a colour among the terminal's first eight, or {@link #NONE}
 * @param link the address behind the text; empty for none
 */
record Style(
    boolean bold,
    boolean dim,
    boolean italic,
    boolean underlined,
    boolean struck,
    int colour,
    String link) {
  static final int NONE = -1;
  static final int GREEN = 2;
  static final int MAGENTA = 5;
  static final int CYAN = 6;

  static final Style PLAIN = new Style(false, false, false, false, false, NONE, "");

  Style asBold() {
    return new Style(true, dim, italic, underlined, struck, colour, link);
  }

  Style asDim() {
    return new Style(bold, true, italic, underlined, struck, colour, link);
  }

  Style asItalic() {
    return new Style(bold, dim, true, underlined, struck, colour, link);
  }

  Style asUnderlined() {
    return new Style(bold, dim, italic, true, struck, colour, link);
  }

  Style asStruck() {
    return new Style(bold, dim, italic, underlined, true, colour, link);
  }

  Style in(int number) {
    return new Style(bold, dim, italic, underlined, struck, number, link);
  }

  Style linkedTo(String address) {
    return new Style(bold, dim, italic, underlined, struck, colour, address);
  }
}
