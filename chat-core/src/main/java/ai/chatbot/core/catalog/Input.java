package ai.chatbot.core.catalog;

/** What a generation takes besides text. */
public enum Input {
  /** Pictures: it sees them. */
  IMAGES,
  /** Files such as PDF: it reads them. */
  DOCUMENTS
}
