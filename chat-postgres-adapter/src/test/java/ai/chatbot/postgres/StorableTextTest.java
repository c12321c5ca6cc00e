package ai.chatbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StorableTextTest {
  @Test
  void ordinaryTextStaysTheVerySame() {
    String text = "Grüße, שלום, 你好, 🌌, \t\n\u0001\u007F\uFFFF\uFEFF";

    assertThat(StorableText.of(text)).isSameAs(text);
  }

  @Test
  void nulIsReplaced() {
    assertThat(StorableText.of("a\u0000b\u0000")).isEqualTo("a\uFFFDb\uFFFD");
  }

  @Test
  void halfACharacterIsReplacedAndAWholeOneKept() {
    assertThat(StorableText.of("\uD83C 🌌 \uDF0C")).isEqualTo("\uFFFD 🌌 \uFFFD");
  }
}
