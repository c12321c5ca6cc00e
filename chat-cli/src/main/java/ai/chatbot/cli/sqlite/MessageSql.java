package ai.chatbot.cli.sqlite;

/** What is said to SQLite about messages. */
final class MessageSql {
  static final String OF_CHAT =
      """
      select id, chat, role, parts, ending, created_at
      from messages
      where chat = :chat
      order by position
      """;

  /** Newest first. */
  static final String WITH_WORD =
      """
      select id, chat, role, parts, ending, created_at
      from messages
      where chat = :chat and instr(words, :word) > 0
      order by position desc
      """;

  private static final String ADD =
      """
      insert into messages (id, chat, role, parts, words, ending, created_at)
      values (:id, :chat, :role, :parts, :words, :ending, :created_at)
      """;

  /** Takes the place of a question of its id, which has lost its reply. */
  static final String ADD_QUESTION =
      ADD
          + """
          on conflict (id) do update
          set parts = excluded.parts, words = excluded.words, created_at = excluded.created_at
          """;

  static final String ADD_ANSWER = ADD;

  static final String CHANGE =
      """
      update messages
      set parts = :parts, words = :words, ending = :ending, created_at = :created_at
      where id = :id and chat = :chat and role = :role
      """;

  static final String ANSWER =
      """
      select id, chat, role, parts, ending, created_at
      from messages
      where id = :answer and chat = :chat and role = 'assistant'
      """;

  /** In which a call may wait for a person's word. */
  static final String PENDING =
      """
      select id, chat, role, parts, ending, created_at
      from messages
      where chat = :chat and instr(parts, 'approval-requested') > 0
      """;

  static final String POSITION = "select position from messages where id = :first and chat = :chat";

  static final String DELETE_FROM =
      "delete from messages where chat = :chat and position >= :position";

  private MessageSql() {}
}
