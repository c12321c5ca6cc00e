package ai.chatbot.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import java.util.List;
import java.util.stream.IntStream;

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
