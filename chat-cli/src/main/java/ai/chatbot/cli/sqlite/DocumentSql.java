package ai.chatbot.cli.sqlite;

/** What is said to SQLite about documents. */
final class DocumentSql {
  /** Nothing happens if the owner is not known here. */
  static final String BEGIN =
      """
      insert into documents (id, owner)
      select :document, id from users where id = :owner
      on conflict (id) do nothing
      """;

  static final String COUNT =
      """
      select count(position) as versions
      from documents left join document_versions on document = documents.id
      where documents.id = :document and owner = :owner
      group by documents.id
      """;

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

  /** Positions grow in all documents together, so the least tells which document came first. */
  static final String NEWEST =
      """
      select document, owner, number, title, kind, content, created_at
      from (
        select document, owner, min(position) as first, max(position) as newest,
          count(*) as number
        from document_versions join documents on documents.id = document
        where owner = :owner
        group by document) as span
      join document_versions using (document)
      where position = newest
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
          limit 1 offset :number - 1)
      """;

  private DocumentSql() {}
}
