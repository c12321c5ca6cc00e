package ai.chatbot.postgres;

/** What is said to the database about documents. */
final class DocumentSql {
  static final String BEGIN =
      "insert into documents (id, owner) values (:document, :owner) on conflict (id) do nothing";

  static final String OWNED =
      "select 1 from documents where id = :document and owner = :owner for key share";

  static final String ADD_VERSION =
      """
      insert into document_versions (document, title, kind, content, created_at)
      values (:document, :title, :kind, :content, :created_at)
      """;

  static final String VERSIONS =
      """
      select document, owner, title, kind, content, created_at
      from document_versions join documents on documents.id = document
      where document = :document and owner = :owner
      order by position
      """;

  private DocumentSql() {}
}
