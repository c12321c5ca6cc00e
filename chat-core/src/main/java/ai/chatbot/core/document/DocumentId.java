package ai.chatbot.core.document;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Names a document through all its versions. */
public record DocumentId(UUID value) {
  public DocumentId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
