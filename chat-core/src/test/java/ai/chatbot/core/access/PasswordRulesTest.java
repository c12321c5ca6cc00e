package ai.chatbot.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.identity.Email;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordRulesTest {
  private static final Email ANNA = new Email("anna@example.org");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery staple",
        "eight ch",
        " leading and trailing ",
        "ann@example.org",
        "🌌🌌🌌🌌🌌🌌🌌🌌",
        "Пароль мой"
      })
  void whatIsLongEnoughAndNotGuessedFirstDoes(String password) {
    assertThat(PasswordRules.flaw(password, ANNA)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "          ", "\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b"})
  void thereIsSomethingToReadInIt(String password) {
    assertThat(PasswordRules.flaw(password, ANNA)).contains(PasswordFlaw.BLANK);
  }

  @Test
  void eightCodePointsAreTheFewest() {
    assertThat(PasswordRules.flaw("🌌".repeat(7), ANNA)).contains(PasswordFlaw.TOO_SHORT);
    assertThat(PasswordRules.flaw("🌌".repeat(8), ANNA)).isEmpty();
  }

  @Test
  void oneHundredAndTwentyEightCodePointsAreTheMost() {
    assertThat(PasswordRules.flaw("🌌".repeat(128), ANNA)).isEmpty();
    assertThat(PasswordRules.flaw("🌌".repeat(129), ANNA)).contains(PasswordFlaw.TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna@example.org", "Anna@Example.ORG"})
  void itIsNotTheAddressItself(String password) {
    assertThat(PasswordRules.flaw(password, ANNA)).contains(PasswordFlaw.SAME_AS_EMAIL);
    assertThat(PasswordRules.flaw(password, new Email("ben@example.org"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "PassWord1", "12345678", "qwertyuiop", "winter2024"})
  void itIsNotOneThatEverybodyTriesFirst(String password) {
    assertThat(PasswordRules.flaw(password, ANNA)).contains(PasswordFlaw.VERY_COMMON);
    assertThat(PasswordRules.flaw(password + " of Anna", ANNA)).isEmpty();
  }
}
