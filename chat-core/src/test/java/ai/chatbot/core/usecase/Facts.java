package ai.chatbot.core.usecase;

import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the stores of one run were seen to take. Safe for use by many threads. */
final class Facts {
  private final Set<ReplyId> asked = ConcurrentHashMap.newKeySet();
  private final List<Reply> replies = new CopyOnWriteArrayList<>();
  private final Map<ReplyId, List<MessagePart>> earlier = new ConcurrentHashMap<>();
  private final List<Closing> closings = new CopyOnWriteArrayList<>();

  /** A question was stored, and its reply lives. */
  void opened(Reply reply) {
    asked.add(reply.id());
    replies.add(reply);
  }

  /** An answer goes on, from where it stands among those messages. */
  void resumed(Reply reply, List<Message> messages) {
    messages.stream()
        .filter(message -> message.id().equals(reply.answer()))
        .forEach(message -> earlier.put(reply.id(), message.parts()));
    replies.add(reply);
  }

  /** A reply ended with that message; its log is that, or empty if it is deleted already. */
  void closed(ReplyId reply, Message message, List<ReplyEvent> log) {
    closings.add(new Closing(reply, message, log));
  }

  /** The replies that questions began. */
  Set<ReplyId> asked() {
    return Set.copyOf(asked);
  }

  /** All replies that ever lived, in the order in which they began. */
  List<Reply> replies() {
    return List.copyOf(replies);
  }

  /** What the answer of that reply said already when the reply began. */
  List<MessagePart> earlier(ReplyId reply) {
    return earlier.getOrDefault(reply, List.of());
  }

  /** All ends, in about the order in which they came. */
  List<Closing> closings() {
    return List.copyOf(closings);
  }

  /** How a reply ended. */
  record Closing(ReplyId reply, Message message, List<ReplyEvent> log) {}
}
