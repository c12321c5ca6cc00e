package ai.chatbot.cli.sqlite;

/** What is said to SQLite about votes. */
final class VoteSql {
  static final String CAST =
      """
      insert into votes (message, verdict)
      select id, :verdict from messages where id = :message and chat = :chat
      on conflict (message) do update set verdict = excluded.verdict
      """;

  static final String WITHDRAW =
      """
      delete from votes
      where message = (select id from messages where id = :message and chat = :chat)
      """;

  static final String OF_CHAT =
      """
      select chat, message, verdict
      from votes join messages on messages.id = message
      where chat = :chat
      order by position
      """;

  private VoteSql() {}
}
