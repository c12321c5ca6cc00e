package ai.chatbot.core.conversation;

/** Who wrote a message. */
public enum Role {
  /** A person. */
  USER,
  /** A model. */
  ASSISTANT
}
