package ai.chatbot.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CleanTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "hi", "Zürich\n\t", "❄️", "👩‍👩‍👧", "\uD83D\uDE00", "\uFFFD", "\u0001"})
  void whatEveryStoreCanKeepIsLeftAsItIs(String text) {
    assertThat(CleanText.of(text)).isSameAs(text);
    assertThat(CleanText.isClean(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "NUL, a\0b, a\uFFFDb",
    "a high surrogate alone, a\uD83Db, a\uFFFDb",
    "a low surrogate alone, a\uDE00b, a\uFFFDb",
    "a pair the wrong way round, \uDE00\uD83D, \uFFFD\uFFFD",
    "a high surrogate at the end, 😀\uD83D, 😀\uFFFD"
  })
  void whatIsNoTextIsReplacedAndTheRestKept(String what, String text, String clean) {
    assertThat(CleanText.of(text)).as(what).isEqualTo(clean);
    assertThat(CleanText.isClean(text)).as(what).isFalse();
    assertThat(CleanText.isClean(clean)).as(what).isTrue();
  }

  @Test
  void emojiBesideARuinSurvive() {
    assertThat(CleanText.of("👍\0👍")).isEqualTo("👍\uFFFD👍");
  }
}
