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

  /** Takes the place of a question of its id, which has lost its reply, in that chat alone. */
  static final String ADD_QUESTION =
      ADD
          + """
          on conflict (id) do update set parts = excluded.parts, created_at = excluded.created_at
          where messages.chat = excluded.chat and messages.role = excluded.role
          """;

  static final String ADD_ANSWER = ADD;

  static final String CHANGE =
      """
      update messages
      set parts = cast(:parts as jsonb), ending = :ending, created_at = :created_at
      where id = :id and chat = :chat and role = :role
      """;

  static final String ANSWER =
      """
      select
        messages.id, messages.chat, messages.role, messages.parts, messages.ending,
        messages.created_at
      from messages join chats on chats.id = messages.chat
      where messages.id = :answer
        and messages.chat = :chat
        and messages.role = 'assistant'
        and chats.owner = :owner
      """;

  /** In which a call waits for a person's word; the index has the same condition. */
  static final String PENDING =
      """
      select id, chat, role, parts, ending, created_at
      from messages
      where chat = :chat and parts @> '[{"state": "approval-requested"}]'
      """;

  /**
   * With the replies that answer or make those messages, and the one that lives in the chat; an
   * answer that is being made has no message yet.
   */
  static final String DELETE_FROM =
      """
      with gone as (
        delete from messages
        where chat = :chat
          and position >= (select position from messages where id = :first and chat = :chat)
        returning id
      ), gone_replies as (
        delete from replies
        where chat = :chat
          and ((state = 'live' and (answer = :first or exists (select from gone)))
            or question in (select id from gone)
            or answer in (select id from gone))
      )
      select count(*) from gone
      """;

  private MessageSql() {}
}
