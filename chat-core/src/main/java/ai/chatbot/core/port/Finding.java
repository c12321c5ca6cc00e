package ai.chatbot.core.port;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What an examination found of one thing, for the operator; no secret is in it.
 *
 * @param check what was looked at
 * @param state how it stands
 * @param found what was found
 * @param fix what to do about it; empty where nothing is to be done
 */
public record Finding(String check, State state, String found, Optional<String> fix) {
  public Finding {
    requireNonNull(state, "state is null");
    requireNonNull(fix, "fix is null");
    if (check.isBlank()) {
      throw new IllegalArgumentException("check is blank");
    }
    if (found.isBlank()) {
      throw new IllegalArgumentException("found is blank");
    }
    if (state == State.WRONG && fix.isEmpty()) {
      throw new IllegalArgumentException("what is wrong has no fix: " + found);
    }
  }

  /** All is well. */
  public static Finding ok(String check, String found) {
    return new Finding(check, State.OK, found, Optional.empty());
  }

  /**
   * Something is wrong.
   *
   * @param sentence says what is wrong and, after a colon, how it is mended
   */
  public static Finding wrong(String check, String sentence) {
    return told(check, State.WRONG, sentence);
  }

  /**
   * It was not looked at, by somebody's choice or for want of a permission.
   *
   * @param sentence says why and, after a colon, how it would be
   */
  public static Finding unexamined(String check, String sentence) {
    return told(check, State.UNEXAMINED, sentence);
  }

  /** What was found and what to do about it, as one sentence. */
  public String sentence() {
    return fix.map(it -> found + ": " + it).orElse(found);
  }

  private static Finding told(String check, State state, String sentence) {
    int colon = colon(sentence);
    return new Finding(
        check, state, sentence.substring(0, colon), Optional.of(sentence.substring(colon + 2)));
  }

  /** The first one outside parentheses, in which others are quoted; else the last. */
  private static int colon(String sentence) {
    int depth = 0;
    for (int at = 0; at < sentence.length(); at++) {
      depth += depthAfter(sentence.charAt(at));
      if (depth == 0 && sentence.startsWith(": ", at)) {
        return at;
      }
    }
    int last = sentence.lastIndexOf(": ");
    if (last < 0) {
      throw new IllegalArgumentException("no fix after a colon: " + sentence);
    }
    return last;
  }

  private static int depthAfter(char character) {
    return switch (character) {
      case '(', '“' -> 1;
      case ')', '”' -> -1;
      default -> 0;
    };
  }

  /** How a thing stands. */
  public enum State {
    /** It is well. */
    OK,
    /** It is not. */
    WRONG,
    /** Nobody knows. */
    UNEXAMINED
  }
}
