package ai.chatbot.core.memory;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Messages;
import java.util.List;

/** Reads the messages that turns and replies have put there. */
final class InMemoryMessages implements Messages {
  private final Memory memory;

  InMemoryMessages(Memory memory) {
    this.memory = memory;
  }

  @Override
  public List<Message> of(ChatId chat) {
    return memory.atomically(() -> memory.messagesOf(chat));
  }

  @Override
  public int deleteFrom(UserId owner, ChatId chat, MessageId first) {
    return memory.atomically(
        () -> memory.chatOf(owner, chat).isPresent() ? deleteFrom(chat, first) : 0);
  }

  private int deleteFrom(ChatId chat, MessageId first) {
    List<Message> gone = from(chat, first);
    if (!gone.isEmpty() || isBeingMade(chat, first)) {
      memory.forget(chat, gone);
    }
    return gone.size();
  }

  private boolean isBeingMade(ChatId chat, MessageId answer) {
    return memory
        .living()
        .map(StoredReply::reply)
        .anyMatch(reply -> reply.chat().equals(chat) && reply.answer().equals(answer));
  }

  private List<Message> from(ChatId chat, MessageId first) {
    return memory.messagesOf(chat).stream()
        .dropWhile(message -> !message.id().equals(first))
        .toList();
  }
}
