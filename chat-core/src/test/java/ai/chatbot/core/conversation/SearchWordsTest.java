package ai.chatbot.core.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.Excerpt.Run;
import org.junit.jupiter.api.Test;

final class SearchWordsTest {
  @Test
  void wordsAreRunsOfLettersAndDigitsEachOnceAndInLowerCase() {
    assertThat(SearchWords.of("Die Straße, die STRAßE: v1.2, foo_bar e-mail!").all())
        .containsExactlyInAnyOrder("die", "straße", "v1", "2", "foo", "bar", "e", "mail");
  }

  @Test
  void noWordsAreNowhere() {
    assertThat(SearchWords.of(" ?! ").canBeFound()).isFalse();
    assertThat(SearchWords.of(" ?! ").areIn("sky")).isFalse();
    assertThat(SearchWords.of(" ?! ").excerpt("sky")).isEmpty();
  }

  @Test
  void anExcerptOfAShortTextIsAllOfIt() {
    assertThat(excerpt("sky sea", "The Sea and the Sky").runs())
        .containsExactly(
            new Run("The ", false),
            new Run("Sea", true),
            new Run(" and the ", false),
            new Run("Sky", true));
  }

  @Test
  void anExcerptOfALongTextBeginsALittleBeforeTheFirstWordFound() {
    String text = "x ".repeat(500) + "sky" + " y".repeat(500) + " sea";

    assertThat(excerpt("sea sky", text).runs())
        .containsExactly(
            new Run("x ".repeat(20), false),
            new Run("sky", true),
            new Run(" y".repeat(78) + " ", false));
  }

  @Test
  void whatTheEndCutsOffIsNotMarked() {
    String between = " " + "x ".repeat(96) + " ";

    assertThat(excerpt("sky", "sky" + between + "skyline").runs())
        .hasSize(2)
        .endsWith(new Run(between + "sky", false));
  }

  @Test
  void noCharacterIsCutInTwo() {
    String text = "a" + "💎".repeat(100) + " sky" + "💎".repeat(100);

    assertThat(excerpt("sky", text).runs())
        .containsExactly(
            new Run("💎".repeat(20) + " ", false),
            new Run("sky", true),
            new Run("💎".repeat(78), false));
    assertThat(excerpt("sky", "a" + text).text()).doesNotContain("?").endsWith("💎");
  }

  @Test
  void theFirstWordFoundIsShownWhole() {
    String longest = "𐐨".repeat(100);

    assertThat(excerpt(longest, "💎".repeat(100) + " " + longest + "!").runs())
        .contains(new Run(longest, true));
  }

  private static Excerpt excerpt(String words, String text) {
    return SearchWords.of(words).excerpt(text).orElseThrow();
  }
}
