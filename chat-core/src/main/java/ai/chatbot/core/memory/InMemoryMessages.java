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
        () -> {
          List<Message> gone =
              memory.chatOf(owner, chat).isPresent() ? from(chat, first) : List.of();
          if (!gone.isEmpty()) {
            memory.forget(chat, gone);
          }
          return gone.size();
        });
  }

  private List<Message> from(ChatId chat, MessageId first) {
    return memory.messagesOf(chat).stream()
        .dropWhile(message -> !message.id().equals(first))
        .toList();
  }
}
