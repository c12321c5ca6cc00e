package ai.chatbot.postgres;

/** What is said to the database about documents. */
final class DocumentSql {
  static final String BEGIN =
      "insert into documents (id, owner) values (:document, :owner) on conflict (id) do nothing";

  /** Whoever adds a version waits for this row, so that two do not count the same versions. */
  static final String LOCK = "select owner from documents where id = :document for update";

  static final String COUNT = "select count(*) from document_versions where document = :document";

  static final String ADD_VERSION =
      """
      insert into document_versions (document, title, kind, content, created_at)
      values (:document, :title, :kind, :content, :created_at)
      """;

  static final String VERSIONS =
      """
      select document, owner, row_number() over (order by position) as number,
        title, kind, content, created_at
      from document_versions join documents on documents.id = document
      where document = :document and owner = :owner
      order by position
      """;

  private DocumentSql() {}
}
