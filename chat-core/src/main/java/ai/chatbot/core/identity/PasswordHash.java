package ai.chatbot.core.identity;

/** What is kept of a password: enough to know it again, nothing to learn it from. */
public record PasswordHash(String value) {
  public PasswordHash {
    if (value.isBlank()) {
      throw new IllegalArgumentException("value is blank");
    }
  }

  /** Not the hash: it belongs in no log. */
  @Override
  public String toString() {
    return "PasswordHash[…]";
  }
}
