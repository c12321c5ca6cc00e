package ai.chatbot.core.conversation;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Names a chat. */
public record ChatId(UUID value) {
  public ChatId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
