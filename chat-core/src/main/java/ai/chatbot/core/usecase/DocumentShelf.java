package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.CleanText;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A user's own documents, with what was suggested to change in them. Others see none of them, not
 * even those of a public chat. Safe for use by many threads.
 */
public final class DocumentShelf {
  /** The longest document that is saved by hand, in Unicode code points. */
  public static final int LONGEST_CONTENT = 500_000;

  private static final int ATTEMPTS = 3;

  private final Stores stores;
  private final InstantSource clock;

  DocumentShelf(Stores stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /** All versions of the user's own document, oldest first; none of what is not theirs. */
  public List<DocumentVersion> versions(User user, DocumentId id) {
    return stores.documents().versions(user.id(), id);
  }

  /** Adds a version, or begins a document, as its owner wrote it. */
  public Saving save(Draft draft) {
    if (!DocumentVersion.isTitle(draft.title()) || !CleanText.isClean(draft.title())) {
      return new Saving.UnfitTitle(DocumentVersion.LONGEST_TITLE);
    }
    if (!CleanText.isClean(draft.content())) {
      return new Saving.Unreadable();
    }
    if (draft.content().codePointCount(0, draft.content().length()) > LONGEST_CONTENT) {
      return new Saving.TooLong(LONGEST_CONTENT);
    }
    return add(draft, ATTEMPTS);
  }

  private Saving add(Draft draft, int attempts) {
    Optional<DocumentVersion> before = newest(draft.writer(), draft.id());
    int number = before.map(DocumentVersion::number).orElse(0);
    if (draft.isStale(number)) {
      return stale(before);
    }
    DocumentVersion added = draft.version(number + 1, now());
    if (stores.documents().add(added)) {
      return new Saving.Saved(added);
    }
    Optional<DocumentVersion> after = newest(draft.writer(), draft.id());
    if (after.equals(before)) {
      return new Saving.Forbidden();
    }
    return attempts > 1 ? add(draft, attempts - 1) : stale(after);
  }

  private static Saving stale(Optional<DocumentVersion> newest) {
    return newest.<Saving>map(Saving.Stale::new).orElseGet(Saving.Missing::new);
  }

  private Optional<DocumentVersion> newest(User user, DocumentId id) {
    return stores.documents().newest(user.id(), id);
  }

  /** To the millisecond, as clients know it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Deletes the versions of the user's own document after that one, with their suggestions: it is
   * the newest again.
   *
   * @return what was deleted, oldest first; empty if the user has no such version
   */
  public Optional<List<DocumentVersion>> deleteAfter(User user, DocumentId id, int number) {
    return newest(user, id)
        .filter(newest -> number >= 1 && number <= newest.number())
        .map(newest -> stores.documents().deleteAfter(user.id(), id, number));
  }

  /**
   * Deletes the versions that came after that moment, to the millisecond, as above.
   *
   * @return what was deleted, oldest first; empty if there was no such document yet
   */
  public Optional<List<DocumentVersion>> deleteAfter(User user, DocumentId id, Instant moment) {
    long until =
        versions(user, id).stream()
            .map(version -> version.createdAt().truncatedTo(ChronoUnit.MILLIS))
            .takeWhile(createdAt -> !createdAt.isAfter(moment))
            .count();
    return deleteAfter(user, id, Math.toIntExact(until));
  }

  /** What is suggested to change in the user's own document, in the order in which it came. */
  public List<Suggestion> suggestions(User user, DocumentId id) {
    return stores.suggestions().of(user.id(), id);
  }

  /** Marks a suggestion as taken or put aside. False if the user has no such suggestion. */
  public boolean resolve(User user, SuggestionId id) {
    return stores.suggestions().resolve(user.id(), id);
  }

  /**
   * What somebody wants to save.
   *
   * @param writer who
   * @param id which document; one that is not there is begun
   * @param after the number of the version that it was made from, 0 for a document that is begun;
   *     empty for whichever is the newest
   * @param title at most {@link DocumentVersion#LONGEST_TITLE}
   * @param content at most {@link #LONGEST_CONTENT}
   */
  public record Draft(
      User writer,
      DocumentId id,
      Optional<Integer> after,
      String title,
      DocumentKind kind,
      String content) {
    public Draft {
      requireNonNull(writer, "writer is null");
      requireNonNull(id, "id is null");
      requireNonNull(after, "after is null");
      requireNonNull(title, "title is null");
      requireNonNull(kind, "kind is null");
      requireNonNull(content, "content is null");
    }

    private boolean isStale(int newest) {
      return after.filter(number -> number != newest).isPresent();
    }

    private DocumentVersion version(int number, Instant at) {
      return new DocumentVersion(id, writer.id(), number, title, kind, content, at);
    }
  }

  /** What came of it. Nothing is stored unless it is {@link Saved}. */
  public sealed interface Saving {
    /** It is this version. */
    record Saved(DocumentVersion version) implements Saving {}

    /** The title is blank, unreadable, or has more code points than {@code limit}. */
    record UnfitTitle(int limit) implements Saving {}

    /** The content has characters that no text has. */
    record Unreadable() implements Saving {}

    /** The content has more code points than {@code limit}. */
    record TooLong(int limit) implements Saving {}

    /** Somebody was faster: this is the newest version now. */
    record Stale(DocumentVersion newest) implements Saving {}

    /** The user has no such document, so no version that this could have been made from. */
    record Missing() implements Saving {}

    /**
     * The id is that of somebody else's document; or nobody knows this user here, as before a
     * guest's first question.
     */
    record Forbidden() implements Saving {}
  }
}
