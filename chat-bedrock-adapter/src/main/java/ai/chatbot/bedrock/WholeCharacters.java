package ai.chatbot.bedrock;

/**
 * Keeps characters whole that a model cuts in two: the first half of a surrogate pair waits for the
 * second, which begins the next piece.
 */
final class WholeCharacters {
  private String waiting = "";

  /** The piece with what waited before it, and without the half character at its end. */
  String add(String piece) {
    String text = waiting + piece;
    int whole = text.length();
    if (whole > 0 && Character.isHighSurrogate(text.charAt(whole - 1))) {
      whole--;
    }
    waiting = text.substring(whole);
    return text.substring(0, whole);
  }

  /** What still waits; it will get no second half. */
  String rest() {
    String rest = waiting;
    waiting = "";
    return rest;
  }
}
