package ai.chatbot.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.document.DocumentKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PromptsTest {
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
          It's blue               | It's blue
          What is C#              | What is C#
          Why is the sky blue?    | Why is the sky blue?
          青い空                   | 青い空
          """)
  void aTitleLosesWhatDecoratesIt(String answer, String title) {
    assertThat(Prompts.cleanTitle(answer)).isEqualTo(title);
  }

  @Test
  void aTitleIsTheFirstLineOfTheAnswer() {
    assertThat(Prompts.cleanTitle("\n\n  Blue sky \r\nI hope that helps!")).isEqualTo("Blue sky");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "\"\"", "**", "# "})
  void anAnswerWithoutWordsIsNoTitle(String answer) {
    assertThat(Prompts.cleanTitle(answer)).isEmpty();
  }

  @Test
  void eightyCharactersAreTheMostAndEmojiCountAsOne() {
    assertThat(Prompts.cleanTitle("😀".repeat(80))).isEqualTo("😀".repeat(80));
    assertThat(Prompts.cleanTitle("😀".repeat(81))).isEqualTo("😀".repeat(80) + "…");
  }

  @Test
  void promptsNeverChangeSoThatCachesHit() {
    assertThat(Prompts.assistant()).isEqualTo(Prompts.assistant()).isNotBlank();
    assertThat(Prompts.plain()).isEqualTo(Prompts.plain()).isNotBlank();
    assertThat(Prompts.title()).isEqualTo(Prompts.title()).isNotBlank();
    assertThat(Stream.of(DocumentKind.values()).map(Prompts::document))
        .doesNotHaveDuplicates()
        .hasSize(3);
  }

  @Test
  void withoutToolsAModelIsToldTheSameButForTheTools() {
    assertThat(Prompts.assistant()).startsWith(Prompts.plain() + "\n\n").contains("createDocument");
    assertThat(Prompts.plain()).doesNotContain("createDocument");
  }
}
