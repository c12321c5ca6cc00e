package ai.chatbot.core.identity;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Names a user, guest or member, for good. */
public record UserId(UUID value) {
  public UserId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
