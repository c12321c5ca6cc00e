package ai.chatbot.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolState;
import ai.chatbot.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RetellingTest {
  private static final MessageId ANSWER = new MessageId(UUID.randomUUID());
  private static final ToolCall CALL =
      new ToolCall("call-1", "getWeather", fields("city", "Berlin"));
  private static final ApprovalId APPROVAL = new ApprovalId("approval-1");

  private static final List<MessagePart> PARTS =
      List.of(
          new MessagePart.StepStart(),
          new MessagePart.AnsweredBy("claude-haiku", "us.anthropic.claude-haiku-5-5", false),
          new MessagePart.Reasoning("Where?", new Seal.Signature("signed")),
          new MessagePart.Reasoning("", new Seal.Redacted("cmVkYWN0ZWQ=")),
          new MessagePart.Text("Let me see."),
          MessagePart.ToolUse.settled(CALL, new ToolOutcome.Succeeded(fields("sky", "rain"))),
          new MessagePart.StepStart(),
          new MessagePart.Text("It rains."));

  @Test
  void whatIsRetoldAddsUpToTheSameMessage() {
    List<ReplyEvent> events = Retelling.of(answer(PARTS, Ending.FINISHED));

    assertThat(MessageAssembler.of(events).parts()).isEqualTo(PARTS);
    assertThat(MessageAssembler.of(events).closing()).as("left open").isEmpty();
    assertThat(events)
        .startsWith(new ReplyEvent.Started(ANSWER))
        .endsWith(new ReplyEvent.Ended(new ReplyEnd.Finished(StopReason.END_TURN)));
  }

  @Test
  void aStepEndsBeforeTheNextBegins() {
    assertThat(Retelling.of(answer(PARTS, Ending.FINISHED)))
        .filteredOn(
            event ->
                event instanceof ReplyEvent.StepStarted || event instanceof ReplyEvent.StepFinished)
        .containsExactly(
            new ReplyEvent.StepStarted(),
            new ReplyEvent.StepFinished(),
            new ReplyEvent.StepStarted(),
            new ReplyEvent.StepFinished());
  }

  @Test
  void aCallThatWaitsForAWordStillDoes() {
    List<MessagePart> parts =
        List.of(new MessagePart.ToolUse(CALL, new ToolState.ApprovalRequested(APPROVAL)));
    List<ReplyEvent> events = Retelling.of(answer(parts, Ending.FINISHED));

    assertThat(MessageAssembler.of(events).parts()).isEqualTo(parts);
    assertThat(events).endsWith(new ReplyEvent.Ended(new ReplyEnd.Finished(StopReason.TOOL_USE)));
  }

  @Test
  void aCallThatWasDeniedIsToldAsDenied() {
    List<MessagePart> parts =
        List.of(
            new MessagePart.ToolUse(CALL, new ToolState.Denied(APPROVAL, Optional.of("Not now"))));

    assertThat(Retelling.of(answer(parts, Ending.FINISHED)))
        .contains(
            new ReplyEvent.ToolCalled(CALL),
            new ReplyEvent.ApprovalRequested(CALL.id(), APPROVAL),
            new ReplyEvent.ToolDenied(CALL.id()));
  }

  @Test
  void howAnAnswerBeganThatGoesOnHasNoEndAndItsAllowedCallsWaitForTheirOutcome() {
    List<MessagePart> parts =
        List.of(
            new MessagePart.StepStart(),
            new MessagePart.Text("Let me see."),
            new MessagePart.ToolUse(CALL, new ToolState.Approved(APPROVAL, Optional.empty())));

    assertThat(Retelling.beginning(answer(parts, Ending.FINISHED)))
        .containsExactly(
            new ReplyEvent.Started(ANSWER),
            new ReplyEvent.StepStarted(),
            new ReplyEvent.TextStarted(0),
            new ReplyEvent.TextDelta(0, "Let me see."),
            new ReplyEvent.TextEnded(0),
            new ReplyEvent.ToolCalled(CALL),
            new ReplyEvent.ApprovalRequested(CALL.id(), APPROVAL),
            new ReplyEvent.StepFinished());
  }

  @Test
  void whatBecameOfCallsIsToldByItselfAndACallThatWasCutOffHasFailed() {
    ToolOutcome.Succeeded rain = new ToolOutcome.Succeeded(fields("sky", "rain"));
    List<MessagePart> parts =
        List.of(
            new MessagePart.Text("Let me see."),
            MessagePart.ToolUse.settled(CALL, rain),
            use("call-2", new ToolState.Denied(APPROVAL, Optional.empty())),
            use("call-3", new ToolState.Approved(APPROVAL, Optional.empty())),
            use("call-4", new ToolState.Called()),
            use("call-5", new ToolState.ApprovalRequested(APPROVAL)));

    List<ReplyEvent> outcomes = Retelling.outcomes(answer(parts, Ending.FINISHED));

    assertThat(outcomes)
        .startsWith(
            new ReplyEvent.ToolSettled(CALL.id(), rain), new ReplyEvent.ToolDenied("call-2"));
    assertThat(outcomes)
        .filteredOn(
            event -> event instanceof ReplyEvent.ToolSettled(var call, ToolOutcome.Failed failed))
        .extracting(event -> ((ReplyEvent.ToolSettled) event).callId())
        .containsExactly("call-3", "call-4");
    assertThat(outcomes).hasSize(4);
  }

  private static MessagePart use(String call, ToolState state) {
    return new MessagePart.ToolUse(new ToolCall(call, "getWeather", fields("city", "Bern")), state);
  }

  @Test
  void everyEndIsToldAsFarAsItIsKnown() {
    assertThat(end(Ending.STOPPED)).isEqualTo(new ReplyEnd.Stopped());
    assertThat(end(Ending.INTERRUPTED)).isEqualTo(new ReplyEnd.Interrupted());
    assertThat(end(Ending.FAILED)).isEqualTo(new ReplyEnd.Failed(ReplyFailure.BROKEN_OFF));
  }

  private static Value.Fields fields(String name, String value) {
    return new Value.Fields(Map.of(name, new Value.Text(value)));
  }

  private static ReplyEnd end(Ending ending) {
    return ((ReplyEvent.Ended) Retelling.of(answer(PARTS, ending)).getLast()).end();
  }

  private static Message answer(List<MessagePart> parts, Ending ending) {
    return Message.answer(ANSWER, AQuestion.aChat(), parts, ending, AQuestion.NOON);
  }
}
