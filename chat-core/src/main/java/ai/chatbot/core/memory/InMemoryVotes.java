package ai.chatbot.core.memory;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.port.Votes;
import java.util.List;
import java.util.Objects;

/** Keeps one vote for each message. */
final class InMemoryVotes implements Votes {
  private final Memory memory;

  InMemoryVotes(Memory memory) {
    this.memory = memory;
  }

  @Override
  public boolean cast(Vote vote) {
    return memory.atomically(
        () -> {
          boolean there = isIn(vote.chat(), vote.message());
          if (there) {
            memory.votes.put(vote.message(), vote);
          }
          return there;
        });
  }

  @Override
  public boolean withdraw(ChatId chat, MessageId message) {
    return memory.atomically(() -> isIn(chat, message) && memory.votes.keySet().remove(message));
  }

  @Override
  public List<Vote> of(ChatId chat) {
    return memory.atomically(
        () ->
            memory.messagesOf(chat).stream()
                .map(message -> memory.votes.get(message.id()))
                .filter(Objects::nonNull)
                .toList());
  }

  private boolean isIn(ChatId chat, MessageId id) {
    Message message = memory.messages.get(id);
    return message != null && message.chat().equals(chat);
  }
}
