package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.reply.Reply;
import java.util.List;

/**
 * An answer to be made: for whom, by whose model, told what, to which messages, and what it says
 * already if it goes on.
 */
record ReplyTask(
    Reply reply,
    UserId asker,
    Pick pick,
    String instructions,
    List<Message> messages,
    List<MessagePart> earlier) {
  ReplyTask {
    messages = List.copyOf(messages);
    earlier = List.copyOf(earlier);
  }

  /** The answer to the last of those messages; if that is the answer itself, it goes on. */
  static ReplyTask of(
      Reply reply, UserId asker, Pick pick, String instructions, List<Message> messages) {
    boolean goesOn = !messages.isEmpty() && messages.getLast().id().equals(reply.answer());
    return goesOn
        ? new ReplyTask(
            reply,
            asker,
            pick,
            instructions,
            messages.subList(0, messages.size() - 1),
            messages.getLast().parts())
        : new ReplyTask(reply, asker, pick, instructions, messages, List.of());
  }
}
