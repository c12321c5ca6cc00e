package ai.chatbot.cli.sqlite;

/** What is said to SQLite about chats. */
final class ChatSql {
  static final String FIND =
      "select id, owner, title, visibility, created_at from chats where id = :chat";

  static final String ALL =
      """
      select id, owner, title, visibility, created_at
      from chats
      where owner = :owner
      order by created_at desc, id desc
      """;

  static final String NEWEST = ALL + "limit :limit";

  static final String LATEST =
      """
      select id, owner, title, visibility, created_at
      from chats
      where owner = :owner and exists (select 1 from messages where chat = chats.id)
      order by
        (select created_at from messages where chat = chats.id order by position desc limit 1) desc,
        created_at desc,
        id desc
      limit 1
      """;

  static final String OLDER =
      """
      select id, owner, title, visibility, created_at
      from chats
      where owner = :owner and (created_at, id) < (:created_at, :chat)
      order by created_at desc, id desc
      limit :limit
      """;

  /** Nearest to the cursor first. */
  static final String NEWER =
      """
      select id, owner, title, visibility, created_at
      from chats
      where owner = :owner and (created_at, id) > (:created_at, :chat)
      order by created_at, id
      limit :limit
      """;

  static final String BEGIN =
      """
      insert into chats (id, owner, title, visibility, created_at)
      values (:chat, :owner, :title, :visibility, :created_at)
      on conflict (id) do nothing
      """;

  static final String NAME_UNTITLED =
      "update chats set title = :title where id = :chat and title = :untitled";

  static final String RENAME =
      """
      update chats set title = :title
      where id = :chat and owner = :owner
      returning id, owner, title, visibility, created_at
      """;

  static final String SHOW =
      """
      update chats set visibility = :visibility
      where id = :chat and owner = :owner
      returning id, owner, title, visibility, created_at
      """;

  static final String DELETE =
      """
      delete from chats
      where id = :chat and owner = :owner
      returning id, owner, title, visibility, created_at
      """;

  static final String DELETE_ALL = "delete from chats where owner = :owner";

  private ChatSql() {}
}
