package ai.chatbot.postgres;

/** What is said to the database when a question comes. */
final class TurnSql {
  static final String ADD_ASKER =
      """
      insert into users (id, kind, created_at) values (:asker, :kind, :created_at)
      on conflict (id) do nothing
      """;

  /** One question at a time for one asker. */
  static final String LOCK_ASKER = "select 1 from users where id = :asker for no key update";

  /** A living answer has its id although its message is not stored yet. */
  static final String IS_TAKEN =
      """
      select exists (select from messages where id = :question and chat <> :chat)
        or exists (select from replies where answer = :question)
      """;

  static final String IS_ASKED =
      "select exists (select from messages where id = :question and chat = :chat)";

  /** When the oldest of the last so many questions was asked, if it still counts. */
  static final String OLDEST_OF_ALLOWANCE =
      """
      select asked_at from usage_ledger
      where asker = :asker and asked_at > :since
      order by asked_at desc
      offset :allowance - 1 limit 1
      """;

  static final String ADD_TO_LEDGER =
      "insert into usage_ledger (asker, asked_at, reply) values (:asker, :asked_at, :reply)";

  static final String GIVE_BACK = "delete from usage_ledger where reply = :reply";

  private TurnSql() {}
}
