package ai.chatbot.postgres;

/** What is said to the database about suggestions. */
final class SuggestionSql {
  /** Nothing happens if that owner's document has no such version, or the id is taken. */
  static final String ADD =
      """
      insert into suggestions
        (id, document, version, original, suggested, description, resolved, created_at)
      select :suggestion, document, position, :original, :suggested, :description, :resolved,
        :created_at
      from document_versions join documents on documents.id = document
      where document = :document and owner = :owner
      order by position
      offset :number - 1 limit 1
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
      from suggestions join numbered using (document)
      where version = position
      order by entry
      """;

  static final String RESOLVE =
      """
      update suggestions
      set resolved = true
      from documents
      where documents.id = document and suggestions.id = :suggestion and owner = :owner
      """;

  private SuggestionSql() {}
}
