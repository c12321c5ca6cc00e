package ai.chatbot.core.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.catalog.Capabilities;
import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.Input;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Thinking;
import ai.chatbot.core.catalog.ToolCalling;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AudienceTest {
  private static final ToolSpec NOW =
      new ToolSpec("now", "The time", Value.fields().with("type", "object"));

  @Test
  void aModelIsToldAsMuchAsItsAnswerTheSystemPromptAndTheToolsLeaveOfItsWindow() {
    long all = Audience.at(window(10_000), "", List.of(), 1_000).tokens();

    assertThat(all).isBetween(8_900L, 9_000L);
    assertThat(Audience.at(window(10_000), "x".repeat(300), List.of(), 1_000).tokens())
        .isEqualTo(all - 100);
    assertThat(Audience.at(window(10_000), "", List.of(NOW), 1_000).tokens()).isLessThan(all);
    assertThat(Audience.at(window(10_000), "", List.of(), 2_000).tokens()).isEqualTo(all - 1_000);
  }

  @Test
  void theAnswerTakesNoMoreThanHalfOfTheWindow() {
    assertThat(Audience.at(window(10_000), "", List.of(), 1_000_000).tokens())
        .isEqualTo(Audience.at(window(10_000), "", List.of(), 5_000).tokens());
  }

  @Test
  void whoHasNoRoomLeftIsToldTheLastQuestionAllTheSame() {
    assertThat(Audience.at(window(10_000), "x".repeat(90_000), List.of(), 1_000).tokens())
        .isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Audience(0, Set.of(), true, Map.of()))
        .withMessage("tokens is below 1");
  }

  @Test
  void whoIsOfferedToolsIsToldOfTheirCalls() {
    assertThat(Audience.at(window(10_000), "", List.of(NOW), 1_000).tools()).isTrue();
    assertThat(Audience.at(window(10_000), "", List.of(), 1_000).tools()).isFalse();
  }

  @Test
  void aModelIsShownWhatItTakes() {
    assertThat(Audience.at(window(10_000), "", List.of(), 1).inputs())
        .containsExactly(Input.IMAGES);
  }

  private static Route window(int contextWindow) {
    Capabilities able =
        new Capabilities(
            ToolCalling.STREAMED,
            Set.of(Input.IMAGES),
            Thinking.NONE,
            Set.of(),
            contextWindow,
            1_000);
    return ARequest.route(able, Effort.OFF);
  }
}
