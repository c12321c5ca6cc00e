package ai.chatbot.web.account;

import ai.chatbot.core.access.PasswordRules;
import ai.chatbot.web.page.Texts;
import ai.chatbot.web.problem.Problem;
import java.util.Arrays;
import java.util.Locale;

/** Why somebody could not sign in or register, and which of both fields is to be mended. */
enum LoginFault {
  NO_MATCH(true, true),
  USER_EXISTS(true, false),
  EMAIL(true, false),
  PASSWORD_BLANK(false, true),
  PASSWORD_TOO_SHORT(false, true),
  PASSWORD_TOO_LONG(false, true),
  PASSWORD_SAME_AS_EMAIL(false, true),
  PASSWORD_VERY_COMMON(false, true),
  TOO_OFTEN(false, false),
  LATER(false, false),
  OTHER(false, false);

  private final boolean inEmail;
  private final boolean inPassword;

  LoginFault(boolean inEmail, boolean inPassword) {
    this.inEmail = inEmail;
    this.inPassword = inPassword;
  }

  /** The one that a program or a page is told of by that problem. */
  static LoginFault of(Problem problem) {
    return switch (problem.code()) {
      case "bad_request:auth" -> of(String.valueOf(problem.cause()));
      case "unauthorized:auth" -> NO_MATCH;
      case "conflict:auth" -> USER_EXISTS;
      case "rate_limit:api" -> TOO_OFTEN;
      default -> OTHER;
    };
  }

  /** The one of that word in an address, where anything may stand. */
  static LoginFault of(String word) {
    return word.equals("CredentialsSignin")
        ? NO_MATCH
        : Arrays.stream(values())
            .filter(each -> each.word().equals(word))
            .findFirst()
            .orElse(OTHER);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What people are told. */
  String words(Texts texts) {
    return texts.of("account.wrong." + word(), "count", count());
  }

  private int count() {
    return this == PASSWORD_TOO_LONG ? PasswordRules.LONGEST : PasswordRules.SHORTEST;
  }

  boolean isInEmail() {
    return inEmail;
  }

  boolean isInPassword() {
    return inPassword;
  }
}
