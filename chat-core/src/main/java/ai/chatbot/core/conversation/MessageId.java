package ai.chatbot.core.conversation;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Names a message. */
public record MessageId(UUID value) {
  public MessageId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
