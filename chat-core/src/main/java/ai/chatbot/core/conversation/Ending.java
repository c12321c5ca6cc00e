package ai.chatbot.core.conversation;

/** How a message came to its end. A person's message is always {@link #FINISHED}. */
public enum Ending {
  /** It is whole. */
  FINISHED,
  /** Somebody stopped it; what had been written is kept. */
  STOPPED,
  /** The model failed; what had been written is kept. */
  FAILED,
  /** The server that made it went away; what had been stored is kept. */
  INTERRUPTED
}
