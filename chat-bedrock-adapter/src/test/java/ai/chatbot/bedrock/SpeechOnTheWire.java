package ai.chatbot.bedrock;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.core.contract.Speech;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.StopReason;
import java.io.IOException;
import java.util.Map;

/** Says in Bedrock's events what a contract wants said. For one answer. */
final class SpeechOnTheWire {
  private final Speech speech;
  private final ScriptedBedrock.Answer answer;
  private int block;

  private SpeechOnTheWire(Speech speech, ScriptedBedrock.Answer answer) {
    this.speech = speech;
    this.answer = answer;
  }

  static ScriptedBedrock.Script of(Speech speech) {
    return answer -> new SpeechOnTheWire(speech, answer).play();
  }

  private void play() throws IOException, InterruptedException {
    if (speech.then() == Speech.Then.REFUSES) {
      answer.refuse(429, "ThrottlingException", "Too many requests, please wait.");
      return;
    }
    answer.start();
    for (ModelEvent event : speech.events()) {
      say(event);
    }
    switch (speech.then()) {
      case ENDS, REFUSES -> {}
      case WAITS -> answer.waitForEver();
      case CUTS -> answer.cut();
    }
  }

  private void say(ModelEvent event) throws IOException {
    switch (event) {
      case ModelEvent.TextDelta(String text) -> answer.text(block, text);
      case ModelEvent.ReasoningDelta(String text) -> reasoning("text", text);
      case ModelEvent.ReasoningSealed(Seal.Signature signature) -> {
        reasoning("signature", signature.value());
        answer.blockStops(block++);
      }
      case ModelEvent.ReasoningSealed(Seal.Redacted redacted) -> {
        reasoning("redactedContent", redacted.data());
        answer.blockStops(block++);
      }
      case ModelEvent.ToolInputStarted(String callId, String tool) -> {
        answer.blockStops(block++);
        answer.toolStarts(block, callId, tool);
      }
      case ModelEvent.ToolInputDelta(String callId, String json) -> answer.toolInput(block, json);
      case ModelEvent.ToolCalled called -> answer.blockStops(block++);
      case ModelEvent.Finished(StopReason reason, var usage) ->
          answer.stop(word(reason), usage.input(), usage.output());
      case ModelEvent.Failed failed -> throw new IllegalArgumentException("not on the wire");
    }
  }

  private void reasoning(String kind, String value) throws IOException {
    answer.delta(block, Map.of("reasoningContent", Map.of(kind, value)));
  }

  private static String word(StopReason reason) {
    return switch (reason) {
      case END_TURN -> "end_turn";
      case TOOL_USE -> "tool_use";
      case MAX_TOKENS -> "max_tokens";
      case CONTENT_FILTERED -> "guardrail_intervened";
      case CONTEXT_FULL -> "model_context_window_exceeded";
      case OTHER -> "a_reason_of_next_year";
    };
  }
}
