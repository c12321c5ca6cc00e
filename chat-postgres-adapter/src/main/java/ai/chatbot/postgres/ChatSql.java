package ai.chatbot.postgres;

/** What is said to the database about chats. */
final class ChatSql {
  static final String FIND =
      """
      select id, owner, title, visibility, created_at
      from chats
      where id = :chat
      """;

  static final String NEWEST =
      """
      select id, owner, title, visibility, created_at
      from chats
      where owner = :owner
      order by created_at desc, id desc
      limit :limit
      """;

  static final String LATEST =
      """
      select c.id, c.owner, c.title, c.visibility, c.created_at
      from chats c
      cross join lateral (
        select created_at from messages where chat = c.id order by position desc limit 1) last
      where c.owner = :owner
      order by last.created_at desc, c.created_at desc, c.id desc
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

  /** Not to be closed into meanwhile. */
  static final String LOCK =
      """
      select id, owner, title, visibility, created_at
      from chats
      where id = :chat and owner = :owner
      for update
      """;

  static final String DELETE =
      """
      delete from chats
      where id = :chat and owner = :owner
      returning id, owner, title, visibility, created_at
      """;

  static final String DELETE_ALL = "delete from chats where owner = :owner";

  /**
   * Each with the text of its newest message that has the words; null if its title alone does. What
   * many chats say is found in the newest of them, however many more there are; all are looked
   * through for the rest alone.
   */
  static final String SEARCH =
      """
      with recent as (
        select id, title_words, created_at
        from chats
        where owner = :owner
        order by created_at desc, id desc
        limit 200
      ), newest as materialized (
        select recent.id, said.position
        from recent
          left join lateral (
            select position from messages
            where chat = recent.id and words @@ cast(:words as tsquery)
            order by position desc
            limit 1) as said on true
        where said.position is not null or recent.title_words @@ cast(:words as tsquery)
        order by recent.created_at desc, recent.id desc
        limit :limit
      ), matching as (
        select messages.chat, max(messages.position) as position
        from chats join messages on messages.chat = chats.id
        where chats.owner = :owner and messages.words @@ cast(:words as tsquery)
        group by messages.chat
      ), found as (
        select id, position
        from newest
        where (select count(*) from newest) = :limit
        union all (
          select chats.id, matching.position
          from chats left join matching on matching.chat = chats.id
          where (select count(*) from newest) < :limit
            and chats.owner = :owner
            and (matching.chat is not null or chats.title_words @@ cast(:words as tsquery))
          order by chats.created_at desc, chats.id desc
          limit :limit)
      )
      select
        chats.id, chats.owner, chats.title, chats.visibility, chats.created_at,
        text_of(messages.parts) as text
      from found
        join chats on chats.id = found.id
        left join messages on messages.chat = found.id and messages.position = found.position
      order by chats.created_at desc, chats.id desc
      """;

  private ChatSql() {}
}
