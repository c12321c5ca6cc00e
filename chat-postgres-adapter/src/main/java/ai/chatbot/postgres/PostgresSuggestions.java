package ai.chatbot.postgres;

import static java.util.Comparator.comparing;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Suggestions;
import ai.chatbot.core.reply.CleanText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Suggestions, one row each, which goes with its version's. */
final class PostgresSuggestions implements Suggestions {
  private final Database database;

  PostgresSuggestions(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(UserId owner, List<Suggestion> suggestions) {
    return database.inTransaction(
        handle -> {
          lockDocuments(handle, suggestions);
          boolean all = suggestions.stream().allMatch(each -> add(handle, owner, each));
          if (!all) {
            handle.rollback();
          }
          return all;
        });
  }

  @Override
  public List<Suggestion> of(UserId owner, DocumentId document) {
    return database.with(
        handle ->
            handle
                .createQuery(SuggestionSql.OF_DOCUMENT)
                .bind("document", document.value())
                .bind("owner", owner.value())
                .map(PostgresSuggestions::suggestion)
                .list());
  }

  @Override
  public boolean resolve(UserId owner, SuggestionId suggestion) {
    return database.with(
        handle ->
            handle
                    .createUpdate(SuggestionSql.RESOLVE)
                    .bind("suggestion", suggestion.value())
                    .bind("owner", owner.value())
                    .execute()
                == 1);
  }

  /** Nobody deletes a version meanwhile; all lock several documents in one order. */
  private static void lockDocuments(Handle handle, List<Suggestion> suggestions) {
    suggestions.stream()
        .map(Suggestion::document)
        .distinct()
        .sorted(comparing(DocumentId::toString))
        .forEach(document -> PostgresDocuments.lock(handle, document));
  }

  private static boolean add(Handle handle, UserId owner, Suggestion suggestion) {
    return handle
            .createUpdate(SuggestionSql.ADD)
            .bind("suggestion", suggestion.id().value())
            .bind("document", suggestion.document().value())
            .bind("owner", owner.value())
            .bind("number", suggestion.version())
            .bind("original", CleanText.of(suggestion.original()))
            .bind("suggested", CleanText.of(suggestion.suggested()))
            .bind("description", CleanText.of(suggestion.description()))
            .bind("resolved", suggestion.resolved())
            .bind("created_at", Times.of(suggestion.createdAt()))
            .execute()
        == 1;
  }

  private static Suggestion suggestion(ResultSet row, StatementContext context)
      throws SQLException {
    return new Suggestion(
        new SuggestionId(row.getObject("id", UUID.class)),
        new DocumentId(row.getObject("document", UUID.class)),
        row.getInt("number"),
        row.getString("original"),
        row.getString("suggested"),
        row.getString("description"),
        row.getBoolean("resolved"),
        Times.read(row, "created_at"));
  }
}
