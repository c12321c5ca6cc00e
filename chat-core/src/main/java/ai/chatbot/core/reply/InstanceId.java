package ai.chatbot.core.reply;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Names a running server. */
public record InstanceId(UUID value) {
  public InstanceId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
