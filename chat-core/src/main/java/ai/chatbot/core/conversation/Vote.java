package ai.chatbot.core.conversation;

import static java.util.Objects.requireNonNull;

/** What a person thinks of an answer. */
public record Vote(ChatId chat, MessageId message, Verdict verdict) {
  public Vote {
    requireNonNull(chat, "chat is null");
    requireNonNull(message, "message is null");
    requireNonNull(verdict, "verdict is null");
  }

  /** Whether the answer helped. */
  public enum Verdict {
    /** It did. */
    UP,
    /** It did not. */
    DOWN
  }
}
