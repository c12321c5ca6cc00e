package ai.chatbot.core.document;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Names a suggestion. */
public record SuggestionId(UUID value) {
  public SuggestionId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
