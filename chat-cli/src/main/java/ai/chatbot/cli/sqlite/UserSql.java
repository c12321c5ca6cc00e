package ai.chatbot.cli.sqlite;

/** What is said to SQLite about users and their accounts. */
final class UserSql {
  static final String ADD_MEMBER =
      """
      insert into users (id, kind, created_at) values (:id, 'member', :created_at)
      on conflict (id) do update set kind = excluded.kind
      """;

  /** Nothing happens if there is an account of that id or that address. */
  static final String ADD_ACCOUNT =
      """
      insert into accounts (owner, email, password, sessions, created_at)
      values (:id, :email, :password, :sessions, :created_at)
      on conflict do nothing
      """;

  static final String FIND =
      "select owner, email, password, sessions, created_at from accounts where owner = :id";

  static final String FIND_BY_EMAIL =
      "select owner, email, password, sessions, created_at from accounts where email = :email";

  static final String REPLACE =
      """
      update accounts
      set password = :password, sessions = :sessions, created_at = :created_at
      where owner = :id and email = :email and sessions = :sessions - 1
      """;

  /** Takes along what refers to the user, however indirectly. */
  static final String DELETE = "delete from users where id = :id";

  static final String DELETE_QUESTIONS = "delete from usage_ledger where asker = :id";

  static final String IDLE_GUESTS =
      """
      select id
      from users
      where kind = 'guest'
        and created_at < :since
        and not exists (select 1 from usage_ledger where asker = users.id and asked_at >= :since)
        and not exists (
          select 1 from chats join replies on replies.chat = chats.id
          where chats.owner = users.id and started_at >= :since)
        and not exists (
          select 1 from documents join document_versions on document = documents.id
          where documents.owner = users.id and document_versions.created_at >= :since)
      order by created_at
      limit :limit
      """;

  private UserSql() {}
}
