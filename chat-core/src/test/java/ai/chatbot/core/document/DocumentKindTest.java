package ai.chatbot.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentKindTest {

  @Test
  void everyKindHasAWord() {
    assertThat(Stream.of(DocumentKind.values()).map(DocumentKind::word))
        .containsExactly("text", "code", "sheet");
  }

  @ParameterizedTest
  @EnumSource
  void aWordIsReadAsItsKind(DocumentKind kind) {
    assertThat(DocumentKind.of(kind.word())).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TEXT", "image"})
  void anyOtherWordIsNone(String word) {
    assertThat(DocumentKind.of(word)).isEmpty();
  }
}
