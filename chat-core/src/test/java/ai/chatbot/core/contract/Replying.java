package ai.chatbot.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.port.Continuation;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.Approval;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolState;
import ai.chatbot.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How the tests get to replies and through them. */
public final class Replying {
  private Replying() {}

  /** Asks, which must succeed, and gives the reply that lives then. */
  public static Reply open(Stores stores, AQuestion question) {
    Opening opening = stores.turns().open(question.turn());
    assertThat(opening).isInstanceOf(Opening.Opened.class);
    return ((Opening.Opened) opening).reply();
  }

  /** Asks, which must succeed, and has the question answered. */
  public static Reply openAndClose(Stores stores, AQuestion question) {
    Reply reply = open(stores, question);
    assertThat(close(stores, reply)).isTrue();
    return reply;
  }

  /** Closes a reply that has no events yet, as its owner. */
  public static boolean close(Stores stores, Reply reply) {
    return stores.replies().close(reply.id(), reply.owner(), 0, end(), answer(reply, "Rayleigh"));
  }

  /**
   * Closes a reply that has no events yet with a call for each of those approvals, which waits for
   * a person's word. Gives its message.
   */
  public static Message closeAsking(Stores stores, Reply reply, ApprovalId... approvals) {
    List<MessagePart> parts = new ArrayList<>(List.of(new MessagePart.StepStart()));
    Stream.of(approvals).map(Replying::waiting).forEach(parts::add);
    Message answer =
        Message.answer(
            reply.answer(), reply.chat(), parts, Ending.FINISHED, reply.startedAt().plusSeconds(1));
    assertThat(stores.replies().close(reply.id(), reply.owner(), 0, end(), answer)).isTrue();
    return answer;
  }

  private static MessagePart waiting(ApprovalId approval) {
    return new MessagePart.ToolUse(
        new ToolCall("call of " + approval.value(), "getWeather", Value.fields()),
        new ToolState.ApprovalRequested(approval));
  }

  /** That person's word on calls of the answer that the reply has made, a minute later. */
  public static Continuation word(User asker, Reply reply, Approval... approvals) {
    return new Continuation(
        asker.id(),
        List.of(approvals),
        new Reply(
            AQuestion.aReply(),
            reply.answer(),
            reply.chat(),
            AQuestion.HERE,
            true,
            reply.startedAt().plusSeconds(60)));
  }

  /** The message that the reply becomes. */
  public static Message answer(Reply reply, String text) {
    return Message.answer(
        reply.answer(),
        reply.chat(),
        List.of(new MessagePart.StepStart(), new MessagePart.Text(text)),
        new ReplyEnd.Finished(StopReason.END_TURN).ending(),
        reply.startedAt().plusSeconds(1));
  }

  /** Pieces of text number {@code from} up to, and without, number {@code to}. */
  public static List<ReplyEvent> deltas(int from, int to) {
    return IntStream.range(from, to)
        .<ReplyEvent>mapToObj(number -> new ReplyEvent.TextDelta(0, "piece " + number))
        .toList();
  }

  /** The end alone. */
  public static List<ReplyEvent> end() {
    return List.of(new ReplyEvent.Ended(new ReplyEnd.Finished(StopReason.END_TURN)));
  }
}
