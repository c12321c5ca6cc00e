package ai.chatbot.core.conversation;

/** Who may read a chat besides its owner. */
public enum Visibility {
  /** Nobody else. */
  PRIVATE,
  /** Whoever has the link. */
  PUBLIC
}
