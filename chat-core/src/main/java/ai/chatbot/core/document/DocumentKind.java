package ai.chatbot.core.document;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a document holds, which decides how it is written and shown. */
public enum DocumentKind {
  /** Prose in Markdown. */
  TEXT,
  /** A program. */
  CODE,
  /** Comma-separated values (RFC 4180). */
  SHEET;

  /** The kind that this word stands for, if any. */
  public static Optional<DocumentKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** The word for it in tools, in rows and on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
