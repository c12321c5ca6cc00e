package ai.chatbot.cli.sqlite;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Documents;
import ai.chatbot.core.reply.CleanText;
import java.util.List;
import java.util.Optional;

/** Documents: one row says whose it is, one more holds each version. */
final class SqliteDocuments implements Documents {
  private final Database database;

  SqliteDocuments(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(DocumentVersion version) {
    return database.write(
        session -> {
          if (version.number() == 1) {
            of(session, DocumentSql.BEGIN, version.owner(), version.id()).run();
          }
          return isNext(session, version) && addVersion(session, version);
        });
  }

  @Override
  public List<DocumentVersion> versions(UserId owner, DocumentId document) {
    return database.read(session -> versions(session, owner, document));
  }

  @Override
  public Optional<DocumentVersion> newest(UserId owner, DocumentId document) {
    return versions(owner, document).stream().reduce((earlier, later) -> later);
  }

  @Override
  public List<DocumentVersion> newest(UserId owner) {
    return database.read(
        session ->
            session
                .query(DocumentSql.NEWEST)
                .with("owner", owner.value())
                .list(SqliteDocuments::version));
  }

  @Override
  public List<DocumentVersion> deleteAfter(UserId owner, DocumentId document, int number) {
    if (number < 1) {
      throw new IllegalArgumentException("number is below 1");
    }
    return database.write(
        session -> {
          List<DocumentVersion> gone =
              versions(session, owner, document).stream().skip(number).toList();
          if (!gone.isEmpty()) {
            deleteAfter(session, document, number);
          }
          return gone;
        });
  }

  private static List<DocumentVersion> versions(
      Session session, UserId owner, DocumentId document) {
    return of(session, DocumentSql.VERSIONS, owner, document).list(SqliteDocuments::version);
  }

  private static void deleteAfter(Session session, DocumentId document, int number) {
    session
        .query(DocumentSql.DELETE_AFTER)
        .with("document", document.value())
        .with("number", number)
        .run();
  }

  private static boolean isNext(Session session, DocumentVersion version) {
    return of(session, DocumentSql.COUNT, version.owner(), version.id())
        .first(row -> row.count("versions"))
        .filter(count -> count == version.number() - 1)
        .isPresent();
  }

  private static boolean addVersion(Session session, DocumentVersion version) {
    return session
            .query(DocumentSql.ADD_VERSION)
            .with("document", version.id().value())
            .with("title", CleanText.of(version.title()))
            .with("kind", version.kind().word())
            .with("content", CleanText.of(version.content()))
            .with("created_at", version.createdAt())
            .run()
        == 1;
  }

  private static Query of(Session session, String sql, UserId owner, DocumentId document) {
    return session.query(sql).with("owner", owner.value()).with("document", document.value());
  }

  private static DocumentVersion version(Row row) {
    return new DocumentVersion(
        new DocumentId(row.id("document")),
        new UserId(row.id("owner")),
        row.count("number"),
        row.text("title"),
        DocumentKind.of(row.text("kind")).orElseThrow(),
        row.text("content"),
        row.time("created_at"));
  }
}
