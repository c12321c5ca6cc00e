package ai.chatbot.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.reply.MessageAssembler;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How the tests read replies: never longer than ten seconds for one event. */
final class Reading {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Reading() {}

  /** Every event of that reply up to its end, read on that instance. */
  static List<ReplyEvent> whole(Engine engine, Reply reply) throws InterruptedException {
    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      return toEnd(follower);
    }
  }

  /** The events that are still to come, up to the end. */
  static List<ReplyEvent> toEnd(ReplyFollower follower) throws InterruptedException {
    return until(follower, ReplyEvent.Ended.class::isInstance);
  }

  /** The events up to a text that says that. */
  static List<ReplyEvent> untilSaid(ReplyFollower follower, String text)
      throws InterruptedException {
    return until(
        follower,
        event -> event instanceof ReplyEvent.TextDelta(int part, String said) && said.equals(text));
  }

  /** The events up to the batch with one like that. */
  static List<ReplyEvent> until(ReplyFollower follower, Predicate<ReplyEvent> last)
      throws InterruptedException {
    List<ReplyEvent> events = new ArrayList<>();
    while (events.stream().noneMatch(last)) {
      List<ReplyEvent> more = follower.next(PATIENCE);
      assertThat(more).as("events after %s", events).isNotEmpty();
      events.addAll(more);
    }
    return events;
  }

  /** How they end. */
  static ReplyEnd end(List<ReplyEvent> events) {
    assertThat(events.getLast()).isInstanceOf(ReplyEvent.Ended.class);
    return ((ReplyEvent.Ended) events.getLast()).end();
  }

  /** The text that they add up to. */
  static String text(List<ReplyEvent> events) {
    return MessageAssembler.of(events).parts().stream()
        .filter(MessagePart.Text.class::isInstance)
        .map(part -> ((MessagePart.Text) part).text())
        .collect(Collectors.joining());
  }

  /** The same without the title, which comes when it comes. */
  static List<ReplyEvent> withoutTitle(List<ReplyEvent> events) {
    return events.stream().filter(event -> !(event instanceof ReplyEvent.Titled)).toList();
  }

  /** They begin with the start, end with the only end, and all that was opened is closed. */
  static void assertWellFormed(List<ReplyEvent> events) {
    assertThat(events.getFirst()).isInstanceOf(ReplyEvent.Started.class);
    assertThat(events).filteredOn(ReplyEvent.Started.class::isInstance).hasSize(1);
    assertThat(events).filteredOn(ReplyEvent.Ended.class::isInstance).hasSize(1);
    assertThat(events.getLast()).isInstanceOf(ReplyEvent.Ended.class);
    assertThat(opened(events)).as("left open in %s", events).isEmpty();
  }

  /** What is open after them, told apart from the assembler whose work this checks. */
  private static List<String> opened(List<ReplyEvent> events) {
    List<String> open = new ArrayList<>();
    for (ReplyEvent event : events) {
      switch (event) {
        case ReplyEvent.StepStarted it -> open.add("step");
        case ReplyEvent.StepFinished it -> open.remove("step");
        case ReplyEvent.TextStarted(int part) -> open.add("text " + part);
        case ReplyEvent.TextEnded(int part) -> open.remove("text " + part);
        case ReplyEvent.ReasoningStarted(int part) -> open.add("reasoning " + part);
        case ReplyEvent.ReasoningEnded(int part, var seal) -> open.remove("reasoning " + part);
        case ReplyEvent.ToolCalled(var call) -> open.add("call " + call.id());
        case ReplyEvent.ToolSettled(String callId, var outcome) -> open.remove("call " + callId);
        case ReplyEvent.ApprovalRequested(String callId, var approval) ->
            open.remove("call " + callId);
        default -> {}
      }
    }
    return open;
  }
}
