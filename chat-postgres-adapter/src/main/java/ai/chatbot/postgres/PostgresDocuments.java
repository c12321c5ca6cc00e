package ai.chatbot.postgres;

import static java.util.function.Predicate.not;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Documents;
import ai.chatbot.core.reply.CleanText;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Documents: one row says whose it is, one more holds each version. */
final class PostgresDocuments implements Documents {
  private final Jdbi jdbi;

  PostgresDocuments(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public boolean add(DocumentVersion version) {
    return jdbi.inTransaction(
        handle -> {
          if (version.number() == 1) {
            begin(handle, version);
          }
          return isNext(handle, version) && addVersion(handle, version);
        });
  }

  @Override
  public List<DocumentVersion> versions(UserId owner, DocumentId document) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DocumentSql.VERSIONS)
                .bind("document", document.value())
                .bind("owner", owner.value())
                .map(DocumentRows::version)
                .list());
  }

  private static void begin(Handle handle, DocumentVersion version) {
    handle
        .createUpdate(DocumentSql.BEGIN)
        .bind("document", version.id().value())
        .bind("owner", version.owner().value())
        .execute();
  }

  private static boolean isNext(Handle handle, DocumentVersion version) {
    Optional<UUID> owner = lock(handle, version.id());
    if (owner.filter(not(version.owner().value()::equals)).isPresent()) {
      throw new IllegalArgumentException("the document is somebody else's");
    }
    return owner.isPresent() && count(handle, version.id()) == version.number() - 1;
  }

  private static Optional<UUID> lock(Handle handle, DocumentId document) {
    return handle
        .createQuery(DocumentSql.LOCK)
        .bind("document", document.value())
        .mapTo(UUID.class)
        .findOne();
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

  @Override
  public List<DocumentVersion> newest(UserId owner) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public List<DocumentVersion> deleteAfter(UserId owner, DocumentId document, int number) {
    throw new UnsupportedOperationException("to come");
  }
}
