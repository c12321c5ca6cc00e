package ai.chatbot.cli.markdown;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a formula within a text ends: {@code $x$}, {@code $$x$$}, {@code \(x\)} or {@code \[x\]}.
 * An amount of money is none: {@code $5} begins no formula, and {@code x$5} ends none.
 */
final class Formula {
  private static final Pattern FORMULA =
      Pattern.compile(
          "\\$\\$(?s:.+?)\\$\\$"
              + "|\\$(?![\\s\\d$])[^$\\n]*(?<![\\s\\\\])\\$(?![\\p{Alnum}$])"
              + "|\\\\\\((?s:.*?)\\\\\\)"
              + "|\\\\\\[(?s:.*?)\\\\\\]");

  private Formula() {}

  /**
   * Where the formula that begins there ends; empty if none does.
   *
   * @return empty also where only more text would tell; {@link #isOpen} says so
   */
  static OptionalInt end(CharSequence text, int from) {
    Matcher matcher = at(text, from);
    return matcher.lookingAt() ? OptionalInt.of(matcher.end()) : OptionalInt.empty();
  }

  /** Would more text tell whether a formula begins there, or where it ends? */
  static boolean isOpen(CharSequence text, int from) {
    Matcher matcher = at(text, from);
    boolean _ = matcher.lookingAt();
    return Growth.matters(matcher);
  }

  private static Matcher at(CharSequence text, int from) {
    return FORMULA
        .matcher(text)
        .region(from, text.length())
        .useTransparentBounds(true)
        .useAnchoringBounds(false);
  }
}
