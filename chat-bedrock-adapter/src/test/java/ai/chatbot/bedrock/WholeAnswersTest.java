package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.core.catalog.Capabilities;
import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Thinking;
import ai.chatbot.core.catalog.ToolCalling;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.contract.Speech;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are asked for whole: titles, and tools of models that do not stream with them. */
@Timeout(60)
final class WholeAnswersTest {

  @Test
  void aTitleIsAskedForWhole() throws Exception {
    try (ScriptedBedrock bedrock = saying(Speech.of("Blue ", "skies"))) {
      List<ModelEvent> events =
          Asked.events(bedrock.endpoint(), ARequest.of(Purpose.TITLE, "Name it.", "Why blue?"));

      assertThat(events).first().isEqualTo(new ModelEvent.TextDelta("Blue skies"));
      assertThat(events.getLast()).isEqualTo(Speech.of("").events().getLast());
      assertThat(bedrock.calls().getFirst().path()).endsWith("/converse");
    }
  }

  @Test
  void aModelThatDoesNotStreamWithToolsIsAskedForTheWholeAnswer() throws Exception {
    Value.Fields input =
        Value.fields()
            .with("city", "Bern")
            .with("days", new Value.Items(List.of(new Value.Num(BigDecimal.ONE), new Value.Null())))
            .with("exact", new Value.Bool(true));
    ToolCall call = new ToolCall("call-1", "getWeather", input);
    Seal seal = new Seal.Signature("c2VhbA==");
    Seal withheld = new Seal.Redacted("d2l0aGhlbGQ=");
    Speech speech =
        Speech.of(
                new ModelEvent.ReasoningDelta("Hm"),
                new ModelEvent.ReasoningSealed(seal),
                new ModelEvent.ReasoningSealed(withheld),
                new ModelEvent.TextDelta("Let me see."),
                new ModelEvent.ToolInputStarted("call-1", "getWeather"),
                new ModelEvent.ToolInputDelta(
                    "call-1", "{\"city\":\"Bern\",\"days\":[1,null],\"exact\":true}"),
                new ModelEvent.ToolCalled(call))
            .finished(StopReason.TOOL_USE);
    try (ScriptedBedrock bedrock = saying(speech)) {
      assertThat(Asked.events(bedrock.endpoint(), withTools(ToolCalling.WHOLE)))
          .isEqualTo(speech.events());
      assertThat(Asked.events(bedrock.endpoint(), withTools(ToolCalling.STREAMED)))
          .isEqualTo(speech.events());

      List<JsonNode> bodies = bedrock.calls().stream().map(ScriptedBedrock.Call::body).toList();
      assertThat(bedrock.calls())
          .extracting(each -> each.path().replaceFirst(".*/", ""))
          .containsExactly("converse", "converse-stream");
      assertThat(bodies.get(0)).isEqualTo(bodies.get(1));
      assertThat(bodies.get(0).has("additionalModelRequestFields")).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "malformed_tool_use, MalformedOutput",
    "guardrail_intervened, Blocked",
    "model_context_window_exceeded, ContextTooLong",
    "end_turn, BrokenStream",
  })
  void anAnswerWithNothingInItIsTheFailureOfItsKind(String reason, String failure)
      throws Exception {
    try (ScriptedBedrock bedrock =
        ScriptedBedrock.playing(answer -> answer.start().stop(reason, 12, 0))) {
      assertThat(Asked.failure(Asked.events(bedrock.endpoint(), withTools(ToolCalling.WHOLE))))
          .satisfies(told -> assertThat(told.getClass().getSimpleName()).isEqualTo(failure))
          .satisfies(
              told -> assertThat(told.report().words()).contains(ScriptedBedrock.REQUEST_ID));
    }
  }

  @Test
  void anAnswerThatSaysNothingOfItsEndIsBroken() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(answer -> answer.json(Map.of()))) {
      assertThat(Asked.failure(Asked.events(bedrock.endpoint(), withTools(ToolCalling.WHOLE))))
          .isInstanceOf(ModelFailure.BrokenStream.class);
    }
  }

  @Test
  void anInterruptClosesTheCall() throws Exception {
    try (ScriptedBedrock bedrock = saying(Speech.silence());
        BedrockModels models = Asked.at(bedrock.endpoint())) {
      Thread caller = Thread.startVirtualThread(() -> askUntilInterrupted(models));
      bedrock.awaitCall();
      caller.interrupt();

      assertThat(bedrock.seesTheClientHangUp()).isTrue();
      caller.join();
    }
  }

  private static void askUntilInterrupted(BedrockModels models) {
    try {
      models.model().generate(withTools(ToolCalling.WHOLE), event -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ScriptedBedrock saying(Speech speech) {
    return ScriptedBedrock.playing(SpeechOnTheWire.of(speech));
  }

  private static ModelRequest withTools(ToolCalling calling) {
    Capabilities capabilities = ARequest.able(calling, Thinking.ADAPTIVE, Set.of());
    ToolSpec weather =
        new ToolSpec("getWeather", "The weather", Value.fields().with("type", "object"));
    return ARequest.to(
        ARequest.route(capabilities, Effort.LOW),
        List.of(ModelMessage.user("The weather?")),
        List.of(weather));
  }
}
