package ai.chatbot.core.document;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.identity.UserId;
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
