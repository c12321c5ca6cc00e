package ai.chatbot.cli.sqlite;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import ai.chatbot.postgres.StoredJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The events of replies, one row per batch, fenced by the reply's own row. It gives no hints. */
final class SqliteReplyLog implements ReplyLog {
  private static final Duration LONG_DEAD = Duration.ofDays(1);

  private final Database database;
  private final InstantSource clock;

  SqliteReplyLog(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void renewLease(InstanceId instance, Duration life) {
    database.write(
        session ->
            session
                .query(ReplySql.RENEW_LEASE)
                .with("instance", instance.value())
                .with("until", clock.instant().plus(life))
                .run());
  }

  @Override
  public void endLease(InstanceId instance) {
    database.write(
        session -> session.query(ReplySql.END_LEASE).with("instance", instance.value()).run());
  }

  @Override
  public boolean append(ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
    return database.write(session -> append(session, reply, owner, from, events));
  }

  @Override
  public boolean close(
      ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
    return database.write(
        session -> {
          boolean writable = append(session, reply, owner, from, tail);
          if (writable) {
            end(session, reply, answer);
          }
          return writable;
        });
  }

  @Override
  public Optional<Reply> find(ReplyId reply) {
    return database.read(session -> find(session, reply));
  }

  @Override
  public Optional<Reply> liveIn(ChatId chat) {
    return database.read(session -> liveIn(session, chat));
  }

  @Override
  public List<ReplyEvent> read(ReplyId reply, int from) {
    return database.read(
        session ->
            of(session, ReplySql.READ, reply)
                .with("from", from)
                .list(row -> batch(row, from))
                .stream()
                .flatMap(List::stream)
                .toList());
  }

  @Override
  public void requestStop(ReplyId reply) {
    database.write(session -> of(session, ReplySql.REQUEST_STOP, reply).run());
  }

  @Override
  public List<Status> statusOf(Set<ReplyId> replies) {
    return database.read(
        session ->
            replies.stream()
                .flatMap(
                    reply ->
                        of(session, ReplySql.STATUS, reply).first(SqliteReplyLog::status).stream())
                .toList());
  }

  @Override
  public List<Reply> abandoned() {
    return database.read(
        session ->
            session
                .query(ReplySql.ABANDONED)
                .with("now", clock.instant())
                .list(SqliteReplyLog::reply));
  }

  @Override
  public boolean takeOver(ReplyId reply, InstanceId heir) {
    return database.write(
        session ->
            of(session, ReplySql.TAKE_OVER, reply)
                    .with("heir", heir.value())
                    .with("now", clock.instant())
                    .run()
                == 1);
  }

  @Override
  public int discardEnded(Instant startedBefore, int atMost) {
    if (atMost < 1) {
      throw new IllegalArgumentException("atMost is below 1");
    }
    return database.write(
        session -> {
          forgetLeases(session);
          List<UUID> old =
              session
                  .query(ReplySql.LOGGED_BEFORE)
                  .with("before", startedBefore)
                  .with("limit", atMost)
                  .list(row -> row.id("id"));
          old.forEach(reply -> session.query(ReplySql.DISCARD).with("reply", reply).run());
          return old.size();
        });
  }

  static Optional<Reply> find(Session session, ReplyId reply) {
    return of(session, ReplySql.FIND, reply).first(SqliteReplyLog::reply);
  }

  static Optional<Reply> liveIn(Session session, ChatId chat) {
    return session.query(ReplySql.LIVE_IN).with("chat", chat.value()).first(SqliteReplyLog::reply);
  }

  static Reply begin(Session session, Reply reply, MessageId question) {
    of(session, ReplySql.BEGIN, reply.id())
        .with("answer", reply.answer().value())
        .with("chat", reply.chat().value())
        .with("question", question.value())
        .with("owner", reply.owner().value())
        .with("started_at", reply.startedAt())
        .run();
    return find(session, reply.id()).orElseThrow();
  }

  static Reply goOn(Session session, Reply reply) {
    of(session, ReplySql.CONTINUE, reply.id())
        .with("answer", reply.answer().value())
        .with("owner", reply.owner().value())
        .with("started_at", reply.startedAt())
        .run();
    return find(session, reply.id()).orElseThrow();
  }

  static Reply reply(Row row) {
    return new Reply(
        new ReplyId(row.id("id")),
        new MessageId(row.id("answer")),
        new ChatId(row.id("chat")),
        new InstanceId(row.id("owner")),
        row.flag("live"),
        row.time("started_at"));
  }

  private static boolean append(
      Session session, ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
    boolean writable =
        of(session, ReplySql.IS_WRITABLE, reply).with("owner", owner.value()).finds();
    if (writable) {
      keep(session, reply, from, events);
    }
    return writable;
  }

  /** Keeps those of the events that are not kept yet. */
  private static void keep(Session session, ReplyId reply, int from, List<ReplyEvent> events) {
    int stored = stored(session, reply);
    if (from > stored) {
      throw new IllegalArgumentException(
          "events %d to %d of the reply are missing".formatted(stored, from - 1));
    }
    List<ReplyEvent> fresh = events.subList(Math.min(stored - from, events.size()), events.size());
    if (!fresh.isEmpty()) {
      of(session, ReplySql.APPEND, reply)
          .with("from", stored)
          .with("count", fresh.size())
          .with("events", StoredJson.ofEvents(fresh))
          .run();
    }
  }

  private static int stored(Session session, ReplyId reply) {
    return of(session, ReplySql.STORED, reply).first(row -> row.count("stored")).orElseThrow();
  }

  /** The answer comes in the place of the message that the reply has gone on with, if it has. */
  private static void end(Session session, ReplyId reply, Message answer) {
    if (!SqliteMessages.write(session, MessageSql.CHANGE, answer)) {
      SqliteMessages.write(session, MessageSql.ADD_ANSWER, answer);
    }
    of(session, ReplySql.END, reply).run();
    if (answer.cameToNothing()) {
      of(session, UsageSql.GIVE_BACK, reply).run();
    }
  }

  private void forgetLeases(Session session) {
    session.query(ReplySql.FORGET_LEASES).with("before", clock.instant().minus(LONG_DEAD)).run();
  }

  /** The events of a batch from that number on. */
  private static List<ReplyEvent> batch(Row row, int from) {
    List<ReplyEvent> events = StoredJson.events(row.text("events"));
    int skipped = Math.max(from - row.count("first_event"), 0);
    return events.subList(skipped, events.size());
  }

  private static Status status(Row row) {
    return new Status(
        new ReplyId(row.id("id")),
        row.count("stored"),
        row.flag("live"),
        row.flag("stop_requested"));
  }

  private static Query of(Session session, String sql, ReplyId reply) {
    return session.query(sql).with("reply", reply.value());
  }
}
