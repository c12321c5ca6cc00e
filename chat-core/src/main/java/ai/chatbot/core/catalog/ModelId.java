package ai.chatbot.core.catalog;

/** Names a family of models as a person picks it, for example {@code claude-haiku}. */
public record ModelId(String value) {
  public ModelId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("model id is blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
