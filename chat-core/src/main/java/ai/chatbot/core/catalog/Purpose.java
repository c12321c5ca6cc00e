package ai.chatbot.core.catalog;

/** What a model is called for. */
public enum Purpose {
  /** Answering a person. */
  CHAT,
  /** Naming a chat. */
  TITLE,
  /** Writing a document. */
  DOCUMENT
}
