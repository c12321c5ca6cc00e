package ai.chatbot.cli.sqlite;

/** What is said to SQLite about replies, their events and those who make them. */
final class ReplySql {
  static final String BEGIN =
      """
      insert into replies (id, answer, chat, question, owner, live, started_at)
      values (:reply, :answer, :chat, :question, :owner, 1, :started_at)
      """;

  static final String FIND =
      "select id, answer, chat, owner, live, started_at from replies where id = :reply";

  static final String LIVE_IN =
      "select id, answer, chat, owner, live, started_at from replies where chat = :chat and live";

  static final String TO_QUESTION =
      """
      select id, answer, chat, owner, live, started_at
      from replies
      where question = :question
      order by entry desc
      limit 1
      """;

  static final String NEWEST_OF_ANSWER =
      """
      select id, answer, chat, owner, live, started_at
      from replies
      where answer = :answer
      order by entry desc
      limit 1
      """;

  /** Goes on with an answer; the question is still the one that its first reply answers. */
  static final String CONTINUE =
      """
      insert into replies (id, answer, chat, question, owner, live, started_at)
      select :reply, answer, chat, question, :owner, 1, :started_at
      from replies
      where answer = :answer
      limit 1
      """;

  static final String IS_WRITABLE =
      "select 1 from replies where id = :reply and live and owner = :owner";

  static final String STORED =
      """
      select coalesce(max(first_event + event_count), 0) as stored
      from reply_batches
      where reply = :reply
      """;

  static final String APPEND =
      """
      insert into reply_batches (reply, first_event, event_count, events)
      values (:reply, :from, :count, :events)
      """;

  static final String READ =
      """
      select first_event, events
      from reply_batches
      where reply = :reply and first_event + event_count > :from
      order by first_event
      """;

  static final String END = "update replies set live = 0 where id = :reply";

  static final String REQUEST_STOP =
      "update replies set stop_requested = 1 where id = :reply and live";

  static final String STATUS =
      """
      select id, live, stop_requested, coalesce((
        select max(first_event + event_count) from reply_batches where reply = replies.id), 0)
        as stored
      from replies
      where id = :reply
      """;

  static final String ABANDONED =
      """
      select id, answer, chat, owner, live, started_at
      from replies
      where live and not exists (select 1 from leases where instance = owner and until > :now)
      order by entry
      """;

  static final String TAKE_OVER =
      """
      update replies set owner = :heir
      where id = :reply and live
        and not exists (select 1 from leases where instance = owner and until > :now)
      """;

  static final String LOGGED_BEFORE =
      """
      select id
      from replies
      where not live and started_at < :before
        and exists (select 1 from reply_batches where reply = replies.id)
      order by started_at
      limit :limit
      """;

  static final String DISCARD = "delete from reply_batches where reply = :reply";

  static final String DELETE_FROM =
      """
      with gone as (select id from messages where chat = :chat and position >= :position)
      delete from replies
      where chat = :chat
        and (live or question in (select id from gone) or answer in (select id from gone))
      """;

  static final String RENEW_LEASE =
      """
      insert into leases (instance, until) values (:instance, :until)
      on conflict (instance) do update set until = excluded.until
      """;

  static final String END_LEASE = "delete from leases where instance = :instance";

  /** Those of processes that were killed: nobody ends them. */
  static final String FORGET_LEASES = "delete from leases where until < :before";

  private ReplySql() {}
}
