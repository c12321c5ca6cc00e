package ai.chatbot.core.tool;

/** Names a question to a person whether a tool call may run. */
public record ApprovalId(String value) {
  public ApprovalId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("value is blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
