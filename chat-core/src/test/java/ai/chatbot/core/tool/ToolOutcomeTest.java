package ai.chatbot.core.tool;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ToolOutcomeTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void aFailureAlwaysSaysWhy(String nothing) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ToolOutcome.Failed(nothing))
        .withMessage("reason is blank");
  }
}
