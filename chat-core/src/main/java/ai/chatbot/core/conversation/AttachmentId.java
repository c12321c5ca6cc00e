package ai.chatbot.core.conversation;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Names a file that somebody attached. */
public record AttachmentId(UUID value) {
  public AttachmentId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
