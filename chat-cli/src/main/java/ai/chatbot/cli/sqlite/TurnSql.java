package ai.chatbot.cli.sqlite;

/** What is said to SQLite when a question comes. */
final class TurnSql {
  static final String ADD_ASKER =
      """
      insert into users (id, kind, created_at) values (:asker, :kind, :created_at)
      on conflict (id) do nothing
      """;

  /** A living answer has its id although its message is not stored yet. */
  static final String IS_TAKEN =
      """
      select 1
      where exists (select 1 from messages where id = :question and chat <> :chat)
        or exists (select 1 from replies where answer = :question)
      """;

  static final String IS_ASKED = "select 1 from messages where id = :question and chat = :chat";

  private TurnSql() {}
}
