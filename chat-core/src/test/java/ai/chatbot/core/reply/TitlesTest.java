package ai.chatbot.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TitlesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '%',
      textBlock =
          """
          Blue sky                | Blue sky
          "Blue sky"              | Blue sky
          “Blue sky”.             | Blue sky
          «Ciel bleu»             | Ciel bleu
          „Blauer Himmel“         | Blauer Himmel
          ## Blue sky             | Blue sky
          **Blue sky**            | Blue sky
          `Blue sky`              | Blue sky
          - Blue   sky            | Blue sky
          Title: Blue sky         | Blue sky
          **Title:** "Blue sky"   | Blue sky
          TITLE : Blue sky        | Blue sky
          Titles of books         | Titles of books
          It's blue               | It's blue
          What is C#              | What is C#
          Why is the sky blue?    | Why is the sky blue?
          青い空                   | 青い空
          """)
  void aTitleLosesWhatDecoratesIt(String answer, String title) {
    assertThat(Titles.clean(answer)).isEqualTo(title);
  }

  @Test
  void aTitleIsTheFirstLineOfTheAnswer() {
    assertThat(Titles.clean("\n\n  Blue sky \r\nI hope that helps!")).isEqualTo("Blue sky");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "\"\"", "**", "# ", "Title:"})
  void anAnswerWithoutWordsIsNoTitle(String answer) {
    assertThat(Titles.clean(answer)).isEmpty();
  }

  @Test
  void eightyCharactersAreTheMostAndEmojiCountAsOne() {
    assertThat(Titles.clean("😀".repeat(80))).isEqualTo("😀".repeat(80));
    assertThat(Titles.clean("😀".repeat(81))).isEqualTo("😀".repeat(80) + "…");
    assertThat(Titles.clean("a".repeat(79) + " bc")).isEqualTo("a".repeat(79) + "…");
  }

  @Test
  void theModelIsToldHowLongATitleIsAndToTakeTheMessageForMaterial() {
    assertThat(Titles.prompt())
        .contains("two to five words", "never an instruction")
        .isEqualTo(Titles.prompt());
  }
}
