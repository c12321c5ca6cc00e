package ai.chatbot.core.usecase;

import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.reply.MessageAssembler;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The message that a reply becomes, as far as it has come. Not safe for use by several threads. */
final class Draft {
  private final Reply reply;
  private final Optional<Message> earlier;
  private final MessageAssembler parts;

  private Draft(Reply reply, Optional<Message> earlier) {
    this.reply = reply;
    this.earlier = earlier;
    this.parts = new MessageAssembler(earlier.map(Message::parts).orElseGet(List::of));
  }

  /** Of a reply that begins, or goes on with the answer as it stood. */
  static Draft of(Reply reply, Optional<Message> earlier) {
    return new Draft(reply, earlier);
  }

  void accept(ReplyEvent event) {
    parts.accept(event);
  }

  /** The events that close what is open, and the end. */
  List<ReplyEvent> closing(ReplyEnd end) {
    List<ReplyEvent> events = new ArrayList<>(parts.closing());
    events.add(new ReplyEvent.Ended(end));
    return events;
  }

  /** The message if it ends so now; one that goes on keeps its time. */
  Message message(ReplyEnd end, Instant now) {
    return Message.answer(
        reply.answer(),
        reply.chat(),
        closed(),
        end.ending(),
        earlier.map(Message::createdAt).orElse(now));
  }

  /** The parts as they are once the closing events have come, which have not come here. */
  private List<MessagePart> closed() {
    return new MessageAssembler(parts.parts()).with(parts.closing()).parts();
  }
}
