package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PromptTest {
  @Test
  void wordsAreJoined() {
    assertThat(Prompt.of(List.of("why", "is", "the sky", "blue?"), Optional.empty()))
        .isEqualTo("why is the sky blue?");
  }

  @Test
  void theQuestionComesFirstThenWhatIsPipedIn() {
    assertThat(Prompt.of(List.of("what", "failed?"), piped("line 1\n  line 2 €\n")))
        .isEqualTo("what failed?\n\nline 1\n  line 2 €");
  }

  @Test
  void whatIsPipedInIsAQuestionToo() {
    assertThat(Prompt.of(List.of(), piped("why?\n"))).isEqualTo("why?");
  }

  @Test
  void anEmptyPipeAddsNothing() {
    assertThat(Prompt.of(List.of("why?"), piped("\n"))).isEqualTo("why?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void nothingAtAllIsNoQuestion(String blank) {
    assertThat(refusal(List.of(blank), piped(blank))).startsWith("There is nothing to ask");
  }

  @Test
  void aMebibyteIsTheMost() {
    String most = "a".repeat(Prompt.MOST_PIPED);
    assertThat(Prompt.of(List.of(), piped(most))).isEqualTo(most);
    assertThat(refusal(List.of(), piped(most + "a"))).startsWith("More than 1 MiB");
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertThat(refusal(List.of("x"), piped("a\0b"))).contains("NUL");
    assertThat(refusal(List.of("x"), piped(new byte[] {'G', 'r', (byte) 0xFC})))
        .contains("not UTF-8", "iconv");
    assertThat(refusal(List.of("x"), piped(new byte[] {'a', (byte) 0xC3})))
        .as("a character cut in the middle")
        .contains("not UTF-8");
  }

  @Test
  void aPipeThatCannotBeReadIsOneSentence() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();
    assertThat(refusal(List.of("x"), Optional.of(broken)))
        .isEqualTo("Standard input cannot be read: Stream closed.");
  }

  private static String refusal(List<String> words, Optional<InputStream> piped) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> Prompt.of(words, piped));
    assertThat(refusal.code()).isEqualTo(ExitCode.USAGE);
    return String.valueOf(refusal.getMessage());
  }

  private static Optional<InputStream> piped(String text) {
    return piped(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<InputStream> piped(byte[] bytes) {
    return Optional.of(new ByteArrayInputStream(bytes));
  }
}
