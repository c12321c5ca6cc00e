package ai.chatbot.cli.sqlite;

/** What is said to SQLite about suggestions. */
final class SuggestionSql {
  /** Nothing happens if that owner's document has no such version, or the id is taken. */
  static final String ADD =
      """
      insert into suggestions
        (id, version, original, suggested, description, resolved, created_at)
      select :suggestion, position, :original, :suggested, :description, :resolved, :created_at
      from (
        select position
        from document_versions join documents on documents.id = document
        where document = :document and owner = :owner
        order by position
        limit 1 offset :number - 1)
      where true
      on conflict (id) do nothing
      """;

  static final String OF_DOCUMENT =
      """
      with numbered as (
        select document, position, row_number() over (order by position) as number
        from document_versions join documents on documents.id = document
        where document = :document and owner = :owner
      )
      select id, document, number, original, suggested, description, resolved, created_at
      from suggestions join numbered on version = position
      order by entry
      """;

  static final String RESOLVE =
      """
      update suggestions
      set resolved = 1
      where id = :suggestion
        and version in (
          select position
          from document_versions join documents on documents.id = document
          where owner = :owner)
      """;

  private SuggestionSql() {}
}
