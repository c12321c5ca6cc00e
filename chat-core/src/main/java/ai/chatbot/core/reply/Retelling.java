package ai.chatbot.core.reply;

import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The events of an answer whose own are not kept any longer, made of the message that it has
 * become: each text at once. What a message does not keep is missing: the title, documents as they
 * were written, and why the answer failed. For use by one thread.
 */
public final class Retelling {
  private final List<ReplyEvent> events = new ArrayList<>();
  private int part;
  private boolean stepOpen;

  private Retelling() {}

  /** The events that add up to that answer, from its start to its end. */
  public static List<ReplyEvent> of(Message answer) {
    Retelling retelling = new Retelling();
    retelling.events.add(new ReplyEvent.Started(answer.id()));
    answer.parts().forEach(retelling::tell);
    retelling.endStep();
    retelling.events.add(new ReplyEvent.Ended(end(answer)));
    return retelling.events;
  }

  /**
   * The events that add up to that answer as it stands, from its start on and without an end: for
   * readers who do not know it and follow what goes on with it. Calls that a person has allowed
   * wait for their outcome there.
   */
  public static List<ReplyEvent> beginning(Message answer) {
    List<ReplyEvent> all = of(answer);
    return all.subList(0, all.size() - 1);
  }

  /** What became of the calls of an answer that has ended, for readers who know the calls. */
  public static List<ReplyEvent> outcomes(Message answer) {
    return answer.parts().stream()
        .filter(MessagePart.ToolUse.class::isInstance)
        .map(MessagePart.ToolUse.class::cast)
        .flatMap(use -> outcome(use).stream())
        .toList();
  }

  private static Optional<ReplyEvent> outcome(MessagePart.ToolUse use) {
    String call = use.call().id();
    return switch (use.state()) {
      case ToolState.Settled(var outcome) -> Optional.of(new ReplyEvent.ToolSettled(call, outcome));
      case ToolState.Denied it -> Optional.of(new ReplyEvent.ToolDenied(call));
      case ToolState.ApprovalRequested it -> Optional.empty();
      case ToolState.Called it -> Optional.of(cutOff(call));
      case ToolState.Approved it -> Optional.of(cutOff(call));
    };
  }

  private static ReplyEvent cutOff(String call) {
    return new ReplyEvent.ToolSettled(call, new ToolOutcome.Failed("The call was cut off."));
  }

  private void tell(MessagePart told) {
    switch (told) {
      case MessagePart.StepStart it -> startStep();
      case MessagePart.AnsweredBy by -> events.add(new ReplyEvent.AnsweredBy(by));
      case MessagePart.Text(String text) -> text(text);
      case MessagePart.Reasoning reasoning -> reasoning(reasoning);
      case MessagePart.ToolUse(ToolCall call, ToolState state) -> call(call, state);
      case MessagePart.Attachment it -> {}
      case MessagePart.DocumentReference it -> {}
    }
  }

  private void startStep() {
    endStep();
    stepOpen = true;
    events.add(new ReplyEvent.StepStarted());
  }

  private void endStep() {
    if (stepOpen) {
      events.add(new ReplyEvent.StepFinished());
      stepOpen = false;
    }
  }

  private void text(String text) {
    events.add(new ReplyEvent.TextStarted(part));
    events.add(new ReplyEvent.TextDelta(part, text));
    events.add(new ReplyEvent.TextEnded(part++));
  }

  private void reasoning(MessagePart.Reasoning reasoning) {
    events.add(new ReplyEvent.ReasoningStarted(part));
    if (!reasoning.text().isEmpty()) {
      events.add(new ReplyEvent.ReasoningDelta(part, reasoning.text()));
    }
    events.add(new ReplyEvent.ReasoningEnded(part++, reasoning.seal()));
  }

  private void call(ToolCall call, ToolState state) {
    events.add(new ReplyEvent.ToolCalled(call));
    switch (state) {
      case ToolState.Settled(var outcome) ->
          events.add(new ReplyEvent.ToolSettled(call.id(), outcome));
      case ToolState.ApprovalRequested(var approval) ->
          events.add(new ReplyEvent.ApprovalRequested(call.id(), approval));
      case ToolState.Denied(var approval, var reason) -> {
        events.add(new ReplyEvent.ApprovalRequested(call.id(), approval));
        events.add(new ReplyEvent.ToolDenied(call.id()));
      }
      case ToolState.Called it -> {}
      case ToolState.Approved(var approval, var reason) ->
          events.add(new ReplyEvent.ApprovalRequested(call.id(), approval));
    }
  }

  private static ReplyEnd end(Message answer) {
    return switch (answer.ending()) {
      case FINISHED -> new ReplyEnd.Finished(reason(answer));
      case STOPPED -> new ReplyEnd.Stopped();
      case FAILED -> new ReplyEnd.Failed(ReplyFailure.BROKEN_OFF);
      case INTERRUPTED -> new ReplyEnd.Interrupted();
    };
  }

  private static StopReason reason(Message answer) {
    return answer.pending().isEmpty() ? StopReason.END_TURN : StopReason.TOOL_USE;
  }
}
