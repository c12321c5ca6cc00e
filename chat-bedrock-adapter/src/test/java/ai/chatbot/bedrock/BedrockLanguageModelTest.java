package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.bedrock.fake.EventFrames;
import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.bedrock.fake.ScriptedBedrock.Answer;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class BedrockLanguageModelTest {
  private static final TokenUsage USAGE = new TokenUsage(12, 5, 3, 4);

  @Test
  void aToolCallComesWithItsInputAsItIsWrittenAndThenWhole() throws Exception {
    assertThat(
            Asked.events(
                answer -> {
                  answer.start().toolStarts(1, "call-1", "getWeather");
                  answer
                      .toolInput(1, "")
                      .toolInput(1, "{\"lat\": 52.50, \"da")
                      .toolInput(1, "ys\": [1, null]}");
                  answer.blockStops(1).stop("tool_use", 12, 5);
                }))
        .containsExactly(
            new ModelEvent.ToolInputStarted("call-1", "getWeather"),
            new ModelEvent.ToolInputDelta("call-1", "{\"lat\": 52.50, \"da"),
            new ModelEvent.ToolInputDelta("call-1", "ys\": [1, null]}"),
            new ModelEvent.ToolCalled(new ToolCall("call-1", "getWeather", twoDaysInBerlin())),
            new ModelEvent.Finished(StopReason.TOOL_USE, USAGE));
  }

  @Test
  void twoToolCallsKeepTheirInputsApart() throws Exception {
    assertThat(
            Asked.events(
                answer -> {
                  answer.start().toolStarts(0, "call-1", "read").toolStarts(1, "call-2", "read");
                  answer.toolInput(0, "{\"id\":").toolInput(1, "{\"id\":\"b\"}");
                  answer.toolInput(0, "\"a\"}").blockStops(0).blockStops(1);
                  answer.stop("tool_use", 12, 5);
                }))
        .contains(
            new ModelEvent.ToolCalled(
                new ToolCall("call-1", "read", Value.fields().with("id", "a"))),
            new ModelEvent.ToolCalled(
                new ToolCall("call-2", "read", Value.fields().with("id", "b"))));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {"{'a': ", "[1]", "nothing", "{} {}"})
  void aToolInputThatIsNoJsonObjectIsMalformed(String input) throws Exception {
    List<ModelEvent> events =
        Asked.events(
            answer -> {
              answer.start().toolStarts(0, "call-1", "read");
              answer.toolInput(0, input.replace('\'', '"')).blockStops(0);
              answer.stop("tool_use", 12, 5);
            });

    assertThat(events).filteredOn(ModelEvent.ToolCalled.class::isInstance).isEmpty();
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            ModelEvent.Failed.class,
            failed ->
                assertThat(failed.failure()).isInstanceOf(ModelFailure.MalformedOutput.class));
  }

  @Test
  void whatIsNotKnownHereIsPassedOver() throws Exception {
    assertThat(
            Asked.events(
                answer -> {
                  answer.start().event("somethingNew", Map.of("mood", "good"));
                  answer.delta(0, Map.of("somethingNew", "too"));
                  greet(answer);
                }))
        .containsExactly(
            new ModelEvent.TextDelta("Good "),
            new ModelEvent.TextDelta("evening"),
            new ModelEvent.Finished(StopReason.END_TURN, USAGE));
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn, END_TURN",
    "stop_sequence, END_TURN",
    "max_tokens, MAX_TOKENS",
    "guardrail_intervened, CONTENT_FILTERED",
    "content_filtered, CONTENT_FILTERED",
    "model_context_window_exceeded, CONTEXT_FULL",
    "a_reason_of_next_year, OTHER",
  })
  void eachStopReasonIsToldAndAnUnknownOneIsOther(String said, StopReason told) throws Exception {
    assertThat(Asked.events(answer -> answer.start().text("Yes").stop(said, 12, 5)))
        .last()
        .isEqualTo(new ModelEvent.Finished(told, USAGE));
  }

  @Test
  void whatWasToldToItsEndStandsThoughTheConnectionBreaks() throws Exception {
    assertThat(
            Asked.events(
                answer -> {
                  answer.startWhatWillBeCut().text("Yes");
                  answer.blockStops(0).event("messageStop", Map.of("stopReason", "end_turn"));
                  answer.cut();
                }))
        .containsExactly(
            new ModelEvent.TextDelta("Yes"),
            new ModelEvent.Finished(StopReason.END_TURN, TokenUsage.NONE));
  }

  @Test
  void waitingForAToolThatWasNotCalledIsMalformed() throws Exception {
    List<ModelEvent> events =
        Asked.events(answer -> answer.start().text("Well").stop("tool_use", 12, 5));

    assertThat(Asked.failure(events.subList(1, events.size())))
        .isInstanceOf(ModelFailure.MalformedOutput.class);
  }

  @Test
  void reasoningAloneIsNothingToReadWhereAFilterHeldBackTheRest() throws Exception {
    List<ModelEvent> events =
        Asked.events(
            answer -> {
              answer.start().delta(0, reasoning("text", "Hm")).blockStops(0);
              answer.stop("content_filtered", 12, 5);
            });

    assertThat(Asked.failure(events.subList(1, events.size())))
        .isInstanceOf(ModelFailure.Blocked.class);
  }

  @Test
  void anEndInTheMiddleOfAToolsInputIsBroken() throws Exception {
    List<ModelEvent> events =
        Asked.events(
            answer -> {
              answer.start().toolStarts(0, "call-1", "read").toolInput(0, "{\"id\":");
              answer.stop("tool_use", 12, 5);
            });

    assertThat(events).filteredOn(ModelEvent.ToolCalled.class::isInstance).isEmpty();
    assertThat(Asked.failure(events.subList(2, events.size())))
        .isInstanceOf(ModelFailure.BrokenStream.class);
  }

  @Test
  void anInputThatTheLimitCutsShortIsNoCallAndNoFailure() throws Exception {
    assertThat(
            Asked.events(
                answer -> {
                  answer.start().toolStarts(0, "call-1", "read").toolInput(0, "{\"id\":");
                  answer.blockStops(0).stop("max_tokens", 12, 5);
                }))
        .containsExactly(
            new ModelEvent.ToolInputStarted("call-1", "read"),
            new ModelEvent.ToolInputDelta("call-1", "{\"id\":"),
            new ModelEvent.Finished(StopReason.MAX_TOKENS, USAGE));
  }

  @Test
  void withheldReasoningInPiecesIsOneSealAndNoHalfCharacterIsLost() throws Exception {
    assertThat(
            Asked.events(
                answer -> {
                  answer.start().delta(0, reasoning("redactedContent", "AQID"));
                  answer.delta(0, reasoning("redactedContent", "BAUG")).blockStops(0);
                  answer.bytes(reasoningInJson("\\uD83D")).blockStops(1);
                  answer.text(2, "Yes").blockStops(2).stop("end_turn", 12, 5);
                }))
        .containsExactly(
            new ModelEvent.ReasoningSealed(new Seal.Redacted("AQIDBAUG")),
            new ModelEvent.ReasoningDelta("\uD83D"),
            new ModelEvent.TextDelta("Yes"),
            new ModelEvent.Finished(StopReason.END_TURN, USAGE));
  }

  @Test
  void aCallThatTheLimitCutsOffBeforeItsInputIsNotMade() throws Exception {
    assertThat(
            Asked.events(
                answer ->
                    answer
                        .start()
                        .toolStarts(0, "call-1", "deleteAll")
                        .blockStops(0)
                        .stop("max_tokens", 12, 5)))
        .containsExactly(
            new ModelEvent.ToolInputStarted("call-1", "deleteAll"),
            new ModelEvent.Finished(StopReason.MAX_TOKENS, USAGE));
  }

  @Test
  void whatAModelWroteIsNotRepeatedInTheReport() throws Exception {
    List<ModelEvent> events =
        Asked.events(
            answer -> {
              answer.start().toolStarts(0, "call-1", "send");
              answer.toolInput(0, "MySecretRecipe").blockStops(0).stop("tool_use", 12, 5);
            });

    assertThat(Asked.failure(events.subList(2, events.size())).report().words())
        .contains("not JSON")
        .doesNotContain("Recipe");
  }

  @Test
  void aStreamWithoutMessageStopIsBroken() throws Exception {
    List<ModelEvent> events =
        Asked.events(
            answer -> {
              answer.start().text("Good ");
              answer.event("metadata", Map.of("usage", Map.of("inputTokens", 1)));
              answer.end();
            });

    assertThat(events).first().isEqualTo(new ModelEvent.TextDelta("Good "));
    assertThat(Asked.failure(events.subList(1, events.size())))
        .isInstanceOfSatisfying(
            ModelFailure.BrokenStream.class,
            failure ->
                assertThat(failure.report().words())
                    .contains("messageStop", ScriptedBedrock.REQUEST_ID));
  }

  @Test
  void anEndWithNothingBeforeItIsAFailureUnlessTheModelChoseIt() throws Exception {
    assertThat(Asked.failure(answer -> answer.start().stop("end_turn", 12, 0)))
        .isInstanceOf(ModelFailure.BrokenStream.class);
    assertThat(Asked.events(answer -> answer.start().stop("end_turn", 12, 5)))
        .containsExactly(new ModelEvent.Finished(StopReason.END_TURN, USAGE));
    assertThat(Asked.failure(answer -> answer.start().stop("content_filtered", 12, 0)))
        .isInstanceOf(ModelFailure.Blocked.class);
    assertThat(Asked.failure(answer -> answer.start().stop("model_context_window_exceeded", 12, 0)))
        .isInstanceOf(ModelFailure.ContextTooLong.class);
  }

  @Test
  void anInterruptedCallerDoesNotEvenAsk() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(answer -> greet(answer.start()));
        BedrockModels models = Asked.at(bedrock.endpoint())) {
      models.check();
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> models.model().generate(ARequest.hello(), event -> {}))
          .isInstanceOf(InterruptedException.class);
      assertThat(bedrock.calls()).isEmpty();
    }
  }

  private static Map<String, ?> reasoning(String kind, String value) {
    return Map.of("reasoningContent", Map.of(kind, value));
  }

  private static byte[] reasoningInJson(String text) {
    String json =
        "{\"contentBlockIndex\":1,\"delta\":{\"reasoningContent\":{\"text\":\"%s\"}}}"
            .formatted(text);
    return EventFrames.event("contentBlockDelta", json.getBytes(StandardCharsets.US_ASCII));
  }

  private static void greet(Answer answer) throws IOException {
    answer.text("Good ").text("").text("evening").blockStops(0).stop("end_turn", 12, 5);
  }

  private static Value.Fields twoDaysInBerlin() {
    return Value.fields()
        .with("lat", new Value.Num(new BigDecimal("52.50")))
        .with("days", new Value.Items(List.of(new Value.Num(BigDecimal.ONE), new Value.Null())));
  }
}
