package ai.chatbot.postgres;

/** What is said to the database about replies, their events and those who make them. */
final class ReplySql {
  static final String BEGIN =
      """
      insert into replies (id, answer, chat, question, owner, state, started_at)
      values (:reply, :answer, :chat, :question, :owner, 'live', :started_at)
      returning id, answer, chat, owner, state, started_at
      """;

  static final String FIND =
      """
      select id, answer, chat, owner, state, started_at
      from replies
      where id = :reply
      """;

  static final String LIVE_IN =
      """
      select id, answer, chat, owner, state, started_at
      from replies
      where chat = :chat and state = 'live'
      """;

  /** Of that chat alone: the id may be asked elsewhere at this very moment. */
  static final String TO_QUESTION =
      """
      select id, answer, chat, owner, state, started_at
      from replies
      where question = :question and chat = :chat
      order by started_at desc
      limit 1
      """;

  static final String NEWEST_OF_ANSWER =
      """
      select id, answer, chat, owner, state, started_at
      from replies
      where answer = :answer
      order by state = 'live' desc, started_at desc
      limit 1
      """;

  /** Goes on with an answer; the question is still the one that its first reply answers. */
  static final String CONTINUE =
      """
      insert into replies (id, answer, chat, question, owner, state, started_at)
      select :reply, answer, chat, question, :owner, 'live', :started_at
      from replies
      where answer = :answer
      limit 1
      returning id, answer, chat, owner, state, started_at
      """;

  /**
   * Stores a batch if it follows at once upon what is stored. No row: the fence is lost. Otherwise
   * how many events were stored before, and whether the batch was added to them.
   */
  static final String APPEND =
      """
      with fence as (
        select id from replies
        where id = :reply and state = 'live' and owner = :owner
        for no key update
      ), log as (
        select
          id,
          coalesce((
            select first_event + event_count from reply_batches
            where reply = id
            order by first_event desc
            limit 1), 0) as stored
        from fence
      ), added as (
        insert into reply_batches (reply, first_event, event_count, events)
        select id, :from, :count, cast(:events as jsonb)
        from log
        where stored = :from and :count > 0
        on conflict (reply, first_event) do nothing
        returning 1
      )
      select stored, exists (select from added) as added
      from log
      """;

  /** Taken before the reply's row, in the order in which a chat's deletion takes them. */
  static final String HOLD_CHAT =
      """
      select 1 from chats
      where id = (select chat from replies where id = :reply)
      for key share
      """;

  /** Everybody who listens is told, when the transaction is over. */
  static final String END =
      """
      with ended as (
        update replies set state = 'ended' where id = :reply returning id
      )
      select pg_notify('ai_chatbot_replies', cast(id as text)) from ended
      """;

  /** From the batch that holds the event on. */
  static final String READ =
      """
      select first_event, events
      from reply_batches
      where reply = :reply
        and first_event >= coalesce((
          select max(first_event) from reply_batches
          where reply = :reply and first_event <= :from), 0)
      order by first_event
      """;

  /** Everybody who listens is told. */
  static final String REQUEST_STOP =
      """
      with asked as (
        update replies set stop_requested = true
        where id = :reply and state = 'live'
        returning id
      )
      select pg_notify('ai_chatbot_replies', cast(id as text)) from asked
      """;

  static final String STATUS =
      """
      select
        id,
        state,
        stop_requested,
        coalesce((
          select first_event + event_count from reply_batches
          where reply = id
          order by first_event desc
          limit 1), 0) as stored
      from replies
      where id = any(:replies)
      """;

  static final String ABANDONED =
      """
      select id, answer, chat, owner, state, started_at
      from replies
      where state = 'live'
        and not exists (select from leases where instance = owner and until > now())
      order by started_at, id
      """;

  static final String LOCK_LIVE =
      """
      select id, answer, chat, owner, state, started_at
      from replies
      where id = :reply and state = 'live'
      for no key update
      """;

  static final String HAND_OVER = "update replies set owner = :heir where id = :reply";

  /** Passes over what somebody holds at this moment, as another who discards or a deletion. */
  static final String DISCARD_ENDED =
      """
      with old as (
        select id from replies
        where state = 'ended' and logged and started_at < :before
        order by started_at
        limit :limit
        for no key update skip locked
      ), discarded as (
        delete from reply_batches where reply in (select id from old)
      )
      update replies set logged = false where id in (select id from old)
      """;

  static final String RENEW_LEASE =
      """
      insert into leases (instance, until)
      values (:instance, now() + make_interval(secs => :seconds))
      on conflict (instance) do update set until = excluded.until
      """;

  /** Those of instances that were killed: nobody ends them. */
  static final String FORGET_LEASES = "delete from leases where until < now() - interval '1 day'";

  static final String END_ALL_LEASES = "delete from leases";

  static final String END_LEASE = "delete from leases where instance = :instance";

  static final String HAS_LEASE =
      "select exists (select from leases where instance = :instance and until > now())";

  private ReplySql() {}
}
