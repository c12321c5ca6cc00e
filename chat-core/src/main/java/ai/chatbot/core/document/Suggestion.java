package ai.chatbot.core.document;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.value.Blank;
import java.time.Instant;

/**
 * A change that a model suggests to a document.
 *
 * @param document which document
 * @param version which of its versions was read
 * @param original the passage as it stands there
 * @param suggested what should stand there instead
 * @param description why
 * @param resolved has somebody taken it or put it aside?
 */
public record Suggestion(
    SuggestionId id,
    DocumentId document,
    int version,
    String original,
    String suggested,
    String description,
    boolean resolved,
    Instant createdAt) {
  public Suggestion {
    requireNonNull(id, "id is null");
    requireNonNull(document, "document is null");
    if (version < 1) {
      throw new IllegalArgumentException("version is below 1");
    }
    if (Blank.is(original)) {
      throw new IllegalArgumentException("original is blank");
    }
    requireNonNull(suggested, "suggested is null");
    requireNonNull(description, "description is null");
    requireNonNull(createdAt, "createdAt is null");
  }

  /** The same when somebody has taken it or put it aside. */
  public Suggestion asResolved() {
    return new Suggestion(id, document, version, original, suggested, description, true, createdAt);
  }
}
