package ai.chatbot.postgres;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Documents;
import ai.chatbot.core.reply.CleanText;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Documents: one row says whose it is, one more holds each version. */
final class PostgresDocuments implements Documents {
  private final Database database;

  PostgresDocuments(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(DocumentVersion version) {
    return database.inTransaction(
        handle -> {
          if (version.number() == 1) {
            begin(handle, version);
          }
          return isNext(handle, version) && addVersion(handle, version);
        });
  }

  @Override
  public List<DocumentVersion> versions(UserId owner, DocumentId document) {
    return database.with(handle -> versions(handle, owner, document));
  }

  @Override
  public Optional<DocumentVersion> newest(UserId owner, DocumentId document) {
    return database.with(
        handle ->
            handle
                .createQuery(DocumentSql.NEWEST_OF_DOCUMENT)
                .bind("document", document.value())
                .bind("owner", owner.value())
                .map(DocumentRows::version)
                .findOne());
  }

  @Override
  public List<DocumentVersion> newest(UserId owner) {
    return database.with(
        handle ->
            handle
                .createQuery(DocumentSql.NEWEST)
                .bind("owner", owner.value())
                .map(DocumentRows::version)
                .list());
  }

  @Override
  public List<DocumentVersion> deleteAfter(UserId owner, DocumentId document, int number) {
    if (number < 1) {
      throw new IllegalArgumentException("number is below 1");
    }
    return database.inTransaction(
        handle -> {
          lock(handle, document);
          List<DocumentVersion> gone =
              versions(handle, owner, document).stream()
                  .filter(version -> version.number() > number)
                  .toList();
          if (!gone.isEmpty()) {
            deleteAfter(handle, document, number);
          }
          return gone;
        });
  }

  /** Holds a document as it is, and tells whose it is. */
  static Optional<UUID> lock(Handle handle, DocumentId document) {
    return handle
        .createQuery(DocumentSql.LOCK)
        .bind("document", document.value())
        .mapTo(UUID.class)
        .findOne();
  }

  private static List<DocumentVersion> versions(Handle handle, UserId owner, DocumentId document) {
    return handle
        .createQuery(DocumentSql.VERSIONS)
        .bind("document", document.value())
        .bind("owner", owner.value())
        .map(DocumentRows::version)
        .list();
  }

  private static void deleteAfter(Handle handle, DocumentId document, int number) {
    handle
        .createUpdate(DocumentSql.DELETE_AFTER)
        .bind("document", document.value())
        .bind("number", number)
        .execute();
  }

  private static void begin(Handle handle, DocumentVersion version) {
    handle
        .createUpdate(DocumentSql.BEGIN)
        .bind("document", version.id().value())
        .bind("owner", version.owner().value())
        .execute();
  }

  private static boolean isNext(Handle handle, DocumentVersion version) {
    return lock(handle, version.id()).filter(version.owner().value()::equals).isPresent()
        && count(handle, version.id()) == version.number() - 1;
  }

  private static int count(Handle handle, DocumentId document) {
    return handle
        .createQuery(DocumentSql.COUNT)
        .bind("document", document.value())
        .mapTo(Integer.class)
        .one();
  }

  private static boolean addVersion(Handle handle, DocumentVersion version) {
    return handle
            .createUpdate(DocumentSql.ADD_VERSION)
            .bind("document", version.id().value())
            .bind("title", CleanText.of(version.title()))
            .bind("kind", version.kind().word())
            .bind("content", CleanText.of(version.content()))
            .bind("created_at", Times.of(version.createdAt()))
            .execute()
        == 1;
  }
}
