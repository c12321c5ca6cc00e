package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WholeCharactersTest {
  private final WholeCharacters characters = new WholeCharacters();

  @Test
  void aPairThatIsCutInTwoComesWholeWithItsSecondHalf() {
    assertThat(characters.add("So \uD83D")).isEqualTo("So ");
    assertThat(characters.add("\uDE00!")).isEqualTo("\uD83D\uDE00!");
    assertThat(characters.rest()).isEmpty();
  }

  @Test
  void aHalfThatGetsNoOtherIsNotSwallowed() {
    assertThat(characters.add("\uD83D")).isEmpty();
    assertThat(characters.add("a")).isEqualTo("\uD83Da");
    assertThat(characters.add("\uD83D")).isEmpty();
    assertThat(characters.rest()).isEqualTo("\uD83D");
    assertThat(characters.rest()).isEmpty();
  }

  @Test
  void allElsePassesAtOnce() {
    assertThat(characters.add("")).isEmpty();
    assertThat(characters.add("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
    assertThat(characters.add("\uDE00")).isEqualTo("\uDE00");
  }
}
