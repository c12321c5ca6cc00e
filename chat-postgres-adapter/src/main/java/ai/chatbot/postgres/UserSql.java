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

  /** After the user's row, for which whoever is asking right now is waited for. */
  static final String DELETE_QUESTIONS = "delete from usage_ledger where asker = :id";

  private UserSql() {}
}
