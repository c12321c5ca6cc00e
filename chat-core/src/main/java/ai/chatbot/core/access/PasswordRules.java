package ai.chatbot.core.access;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.identity.Email;
import ai.chatbot.core.value.Blank;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * What a password has to be. It is taken as typed, and no kind of character is asked for: length
 * and not being guessed first are what counts.
 *
 * @see <a href="https://pages.nist.gov/800-63-4/sp800-63b.html">NIST SP 800-63B: passwords</a>
 */
public final class PasswordRules {
  /** The fewest Unicode code points. */
  public static final int SHORTEST = 8;

  /** The most Unicode code points. */
  public static final int LONGEST = 128;

  /** The first rule that is broken decides. */
  private static final List<Rule> RULES =
      List.of(
          new Rule(PasswordFlaw.BLANK, (password, email) -> Blank.is(password)),
          new Rule(PasswordFlaw.TOO_SHORT, (password, email) -> length(password) < SHORTEST),
          new Rule(PasswordFlaw.TOO_LONG, (password, email) -> length(password) > LONGEST),
          new Rule(PasswordFlaw.SAME_AS_EMAIL, PasswordRules::isThatAddress),
          new Rule(PasswordFlaw.VERY_COMMON, (password, email) -> CommonPasswords.have(password)));

  private PasswordRules() {}

  /** What is wrong with that password for the account of that address, if anything is. */
  public static Optional<PasswordFlaw> flaw(String password, Email email) {
    return RULES.stream()
        .filter(rule -> rule.broken().test(password, email))
        .map(Rule::flaw)
        .findFirst();
  }

  private static boolean isThatAddress(String password, Email email) {
    return password.toLowerCase(Locale.ROOT).equals(email.value());
  }

  private static int length(String password) {
    return password.codePointCount(0, password.length());
  }

  private record Rule(PasswordFlaw flaw, BiPredicate<String, Email> broken) {
    Rule {
      requireNonNull(flaw, "flaw is null");
      requireNonNull(broken, "broken is null");
    }
  }
}
