package ai.chatbot.cli.sqlite;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Suggestions;
import ai.chatbot.core.reply.CleanText;
import java.util.List;

/** Suggestions, one row each, which goes with its version's. */
final class SqliteSuggestions implements Suggestions {
  private final Database database;

  SqliteSuggestions(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(UserId owner, List<Suggestion> suggestions) {
    return database.write(
        session -> {
          boolean all = suggestions.stream().allMatch(each -> add(session, owner, each));
          if (!all) {
            session.undo();
          }
          return all;
        });
  }

  @Override
  public List<Suggestion> of(UserId owner, DocumentId document) {
    return database.read(
        session ->
            session
                .query(SuggestionSql.OF_DOCUMENT)
                .with("document", document.value())
                .with("owner", owner.value())
                .list(SqliteSuggestions::suggestion));
  }

  @Override
  public boolean resolve(UserId owner, SuggestionId suggestion) {
    return database.write(
        session ->
            session
                    .query(SuggestionSql.RESOLVE)
                    .with("suggestion", suggestion.value())
                    .with("owner", owner.value())
                    .run()
                == 1);
  }

  private static boolean add(Session session, UserId owner, Suggestion suggestion) {
    return session
            .query(SuggestionSql.ADD)
            .with("suggestion", suggestion.id().value())
            .with("document", suggestion.document().value())
            .with("owner", owner.value())
            .with("number", suggestion.version())
            .with("original", CleanText.of(suggestion.original()))
            .with("suggested", CleanText.of(suggestion.suggested()))
            .with("description", CleanText.of(suggestion.description()))
            .with("resolved", suggestion.resolved())
            .with("created_at", suggestion.createdAt())
            .run()
        == 1;
  }

  private static Suggestion suggestion(Row row) {
    return new Suggestion(
        new SuggestionId(row.id("id")),
        new DocumentId(row.id("document")),
        row.count("number"),
        row.text("original"),
        row.text("suggested"),
        row.text("description"),
        row.flag("resolved"),
        row.time("created_at"));
  }
}
