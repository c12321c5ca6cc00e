package ai.chatbot.core.document;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.value.Blank;
import java.time.Instant;

/**
 * One state of a document. A change never overwrites: it adds a version, which has the next number;
 * the first is 1.
 */
public record DocumentVersion(
    DocumentId id,
    UserId owner,
    int number,
    String title,
    DocumentKind kind,
    String content,
    Instant createdAt) {
  /** The longest title that a person or a model may give, in Unicode code points. */
  public static final int LONGEST_TITLE = 200;

  public DocumentVersion {
    requireNonNull(id, "id is null");
    requireNonNull(owner, "owner is null");
    if (number < 1) {
      throw new IllegalArgumentException("number is below 1");
    }
    requireNonNull(title, "title is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(content, "content is null");
    requireNonNull(createdAt, "createdAt is null");
  }

  /** Does it do as a title: is there something to read in it, and is it not too long? */
  public static boolean isTitle(String text) {
    return !Blank.is(text) && text.codePointCount(0, text.length()) <= LONGEST_TITLE;
  }

  /** The beginning of a document. */
  public static DocumentVersion first(
      DocumentId id, UserId owner, String title, DocumentKind kind, String content, Instant at) {
    return new DocumentVersion(id, owner, 1, title, kind, content, at);
  }

  /** This document with that content after this version. */
  public DocumentVersion next(String changed, Instant at) {
    return new DocumentVersion(id, owner, number + 1, title, kind, changed, at);
  }
}
