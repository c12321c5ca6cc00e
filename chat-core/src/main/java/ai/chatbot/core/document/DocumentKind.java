package ai.chatbot.core.document;

/** What a document holds, which decides how it is written and shown. */
public enum DocumentKind {
  /** Prose in Markdown. */
  TEXT,
  /** A program. */
  CODE,
  /** Comma-separated values (RFC 4180). */
  SHEET
}
