package ai.chatbot.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailTest {
  @Test
  void oneMailboxIsOneAddressHoweverItIsWritten() {
    assertThat(new Email("Anna@Example.ORG")).isEqualTo(new Email("anna@example.org"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@b", "anna+chat@example.org", "änne@bücher.example"})
  void anAddressHasOneAtBetweenTwoParts(String address) {
    assertThat(new Email(address).value()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "anna",
        "@example.org",
        "anna@",
        "a@b@c",
        "an na@example.org",
        " a@b",
        "a@b\n",
        "a\u00a0b@example.org",
        "a\u0000b@example.org",
        "a\u200bb@example.org",
        "a\ud83c@example.org"
      })
  void anythingElseIsRefused(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Email(address))
        .withMessage("not an e-mail address");
  }

  @Test
  void whatSomebodyTypedIsAnAddressOrNot() {
    assertThat(Email.of(" Anna@Example.org\n")).contains(new Email("anna@example.org"));
    assertThat(Email.of("anna at example.org")).isEmpty();
    assertThat(Email.of("")).isEmpty();
  }

  @Test
  void twoHundredAndFiftyFourCharactersAreTheMost() {
    String longest = "a".repeat(242) + "@example.org";

    assertThat(new Email(longest).value()).hasSize(254);
    assertThatIllegalArgumentException().isThrownBy(() -> new Email("a" + longest));
  }
}
