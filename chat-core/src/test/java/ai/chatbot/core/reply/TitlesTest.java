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
          * Blue sky              | Blue sky
          • Blue sky              | Blue sky
          'Blue sky'              | Blue sky
          *Blue sky*              | Blue sky
          __Blue sky__            | Blue sky
          **"Blue sky."**         | Blue sky
          *“Sky” and “Sea”*       | “Sky” and “Sea”
          _Title_ : Blue sky      | Blue sky
          **Title: Blue sky**     | Blue sky
          # Title: *Blue sky*.    | Blue sky
          ###### Blue sky         | Blue sky
          "  Blue sky "           | Blue sky
          """)
  void aTitleLosesWhatDecoratesIt(String answer, String title) {
    assertThat(Titles.clean(answer)).isEqualTo(title);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "“Sky” and “Sea”",
        "\"Sky\" and \"Sea\"",
        "„Meer“ und „Himmel“",
        "«Ciel» et «mer»",
        "'Sky' and 'sea'",
        "`sky` and `sea`",
        "*Sky* and *sea*",
        "_sky and sea_ and _",
        "\"Sky",
        "Sky”",
        "**Sky*",
        "*Sky* today",
        "Python's __init__",
        "-5 degrees",
        "#sky",
        "####### Sky",
        "To be continued...",
        "A title: why?"
      })
  void whatBelongsToATitleStays(String title) {
    assertThat(Titles.clean(title)).isEqualTo(title);
  }

  @Test
  void blanksOfAnyKindInsideATitleBecomeOneSpace() {
    assertThat(Titles.clean("\u00a0Blue\t\u3000 sky\u2028")).isEqualTo("Blue sky");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n\n  Blue sky \r\nI hope that helps!",
        "# \nBlue sky",
        "#######\rBlue sky",
        "Title:\n\n**Blue sky**",
        "---\nBlue sky",
        "```\nBlue sky\n```"
      })
  void aTitleIsTheFirstLineThatHasSomethingToSay(String answer) {
    assertThat(Titles.clean(answer)).isEqualTo("Blue sky");
  }

  @Test
  void onlyTheBeginningOfAnAnswerIsLookedAt() {
    assertThat(Titles.clean("\n".repeat(999) + "😀😀")).isEqualTo("😀");
    assertThat(Titles.clean("\n".repeat(1_000) + "Blue sky")).isEmpty();
  }

  @Test
  void anAnswerMayBeDressedAsOftenAsItLikes() {
    assertThat(Titles.clean("Title: ".repeat(20_000))).isEmpty();
    assertThat(Titles.clean("- ".repeat(400) + "Blue sky")).isEqualTo("Blue sky");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\n\n", "\"\"", "**", "# ", "•", "Title:", ".", "“ ”", "#######"})
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
