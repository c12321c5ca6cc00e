package ai.chatbot.postgres;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Documents;
import ai.chatbot.core.reply.CleanText;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Documents: one row says whose it is, one more holds each version. */
final class PostgresDocuments implements Documents {
  private final Jdbi jdbi;

  PostgresDocuments(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void add(DocumentVersion version) {
    jdbi.useTransaction(
        handle -> {
          begin(handle, version);
          if (!isOwners(handle, version)) {
            throw new IllegalArgumentException("the document is somebody else's");
          }
          addVersion(handle, version);
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

  private static boolean isOwners(Handle handle, DocumentVersion version) {
    return handle
        .createQuery(DocumentSql.OWNED)
        .bind("document", version.id().value())
        .bind("owner", version.owner().value())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static void addVersion(Handle handle, DocumentVersion version) {
    handle
        .createUpdate(DocumentSql.ADD_VERSION)
        .bind("document", version.id().value())
        .bind("title", CleanText.of(version.title()))
        .bind("kind", version.kind().word())
        .bind("content", CleanText.of(version.content()))
        .bind("created_at", Times.of(version.createdAt()))
        .execute();
  }
}
