package ai.chatbot.core.reply;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Names a reply, the making of one answer. */
public record ReplyId(UUID value) {
  public ReplyId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
