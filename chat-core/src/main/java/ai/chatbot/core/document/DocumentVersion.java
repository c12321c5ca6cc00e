package ai.chatbot.core.document;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.identity.UserId;
import java.time.Instant;

/** One state of a document. A change never overwrites: it adds a version. */
public record DocumentVersion(
    DocumentId id,
    UserId owner,
    String title,
    DocumentKind kind,
    String content,
    Instant createdAt) {
  public DocumentVersion {
    requireNonNull(id, "id is null");
    requireNonNull(owner, "owner is null");
    requireNonNull(title, "title is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(content, "content is null");
    requireNonNull(createdAt, "createdAt is null");
  }
}
