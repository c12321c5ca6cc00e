package ai.chatbot.postgres;

/** What is said to the database about messages. */
final class MessageSql {
  static final String OF_CHAT =
      """
      select id, chat, role, parts, ending, created_at
      from messages
      where chat = :chat
      order by position
      """;

  private static final String ADD =
      """
      insert into messages (id, chat, role, parts, ending, created_at)
      values (:id, :chat, :role, cast(:parts as jsonb), :ending, :created_at)
      """;

  static final String ADD_QUESTION = ADD + " on conflict (id) do nothing";

  static final String ADD_ANSWER = ADD;

  private MessageSql() {}
}
