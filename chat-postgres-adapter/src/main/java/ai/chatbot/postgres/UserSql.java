package ai.chatbot.postgres;

/** What is said to the database about users and their accounts. */
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
      """
      select owner, email, password, sessions, created_at
      from accounts
      where lower(email) = lower(:email)
      """;

  static final String REPLACE =
      """
      update accounts
      set password = :password, sessions = :sessions, created_at = :created_at
      where owner = :id and email = :email and sessions = :sessions - 1
      """;

  /** Takes along what refers to the user, however indirectly. */
  static final String DELETE = "delete from users where id = :id";

  /** After the users' rows, for which whoever is asking right now is waited for. */
  static final String DELETE_QUESTIONS = "delete from usage_ledger where asker = any(:users)";

  /** Has a guest neither come, asked, gone on with an answer nor written a version since? */
  private static final String IS_IDLE =
      """
      kind = 'guest'
      and users.created_at < :since
      and greatest(
        (select max(asked_at) from usage_ledger where asker = users.id),
        (select max(started_at)
          from chats join replies on replies.chat = chats.id
          where chats.owner = users.id),
        (select max(document_versions.created_at)
          from documents join document_versions on document = documents.id
          where documents.owner = users.id),
        users.created_at) < :since
      """;

  /** Against asking and beginning a document; passes over those who do so at this moment. */
  static final String HOLD_IDLE_GUESTS =
      "select id from users where "
          + IS_IDLE
          + """
          order by users.created_at
          limit :limit
          for update skip locked
          """;

  /** Against further versions. */
  static final String HOLD_DOCUMENTS =
      "select 1 from documents where owner = any(:users) order by id for update";

  static final String DELETE_IDLE =
      "delete from users where id = any(:users) and " + IS_IDLE + "returning id";

  private UserSql() {}
}
