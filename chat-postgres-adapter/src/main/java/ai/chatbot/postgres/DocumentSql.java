package ai.chatbot.postgres;

/** What is said to the database about documents. */
final class DocumentSql {
  /** Nothing happens if the owner is not known here, or is being deleted at this moment. */
  static final String BEGIN =
      """
      insert into documents (id, owner)
      select :document, id from users where id = :owner for key share
      on conflict (id) do nothing
      """;

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

  static final String NEWEST_OF_DOCUMENT =
      """
      select document, owner, number, title, kind, content, created_at
      from documents
      cross join lateral (
        select max(position) as newest, count(*) as number
        from document_versions
        where document = documents.id) as span
      join document_versions on document = documents.id and position = newest
      where documents.id = :document and owner = :owner
      """;

  /** Positions grow in all documents together, so the least tells which document came first. */
  static final String NEWEST =
      """
      select document, owner, number, title, kind, content, created_at
      from documents
      cross join lateral (
        select min(position) as first, max(position) as newest, count(*) as number
        from document_versions
        where document = documents.id) as span
      join document_versions on document = documents.id and position = newest
      where owner = :owner
      order by first
      """;

  static final String DELETE_AFTER =
      """
      delete from document_versions
      where document = :document
        and position > (
          select position from document_versions
          where document = :document
          order by position
          offset :number - 1 limit 1)
      """;

  private DocumentSql() {}
}
