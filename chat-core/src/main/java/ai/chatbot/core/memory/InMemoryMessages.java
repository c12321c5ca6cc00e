package ai.chatbot.core.memory;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
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
    return memory.atomically(
        () ->
            memory.messages.values().stream()
                .filter(message -> message.chat().equals(chat))
                .toList());
  }
}
