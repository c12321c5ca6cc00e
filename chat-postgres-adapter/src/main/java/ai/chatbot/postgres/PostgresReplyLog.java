package ai.chatbot.postgres;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The events of replies, one row per batch, fenced by the reply's own row. */
final class PostgresReplyLog implements ReplyLog {
  private static final double NANOS = 1e9;

  private final Database database;
  private final Hints hints;

  PostgresReplyLog(Database database, Hints hints) {
    this.database = database;
    this.hints = hints;
  }

  @Override
  public void renewLease(InstanceId instance, Duration life) {
    database.use(
        handle ->
            handle
                .createUpdate(ReplySql.RENEW_LEASE)
                .bind("instance", instance.value())
                .bind("seconds", life.toNanos() / NANOS)
                .execute());
  }

  @Override
  public void endLease(InstanceId instance) {
    database.use(
        handle ->
            handle.createUpdate(ReplySql.END_LEASE).bind("instance", instance.value()).execute());
  }

  @Override
  public boolean append(ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
    return Database.keeping(
        () -> database.with(handle -> append(handle, reply, owner, from, events)));
  }

  @Override
  public boolean close(
      ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
    return Database.keeping(
        () ->
            database.inTransaction(
                handle ->
                    holdChat(handle, reply)
                        && append(handle, reply, owner, from, tail)
                        && end(handle, reply, answer)));
  }

  @Override
  public Optional<Reply> find(ReplyId reply) {
    return database.with(handle -> byId(handle, ReplySql.FIND, reply));
  }

  @Override
  public Optional<Reply> liveIn(ChatId chat) {
    return database.with(handle -> liveIn(handle, chat));
  }

  @Override
  public List<ReplyEvent> read(ReplyId reply, int from) {
    return database.with(
        handle ->
            handle
                .createQuery(ReplySql.READ)
                .bind("reply", reply.value())
                .bind("from", from)
                .map(ReplyRows::batch)
                .stream()
                .flatMap(batch -> batch.from(from).stream())
                .toList());
  }

  @Override
  public void requestStop(ReplyId reply) {
    database.use(
        handle ->
            handle
                .createQuery(ReplySql.REQUEST_STOP)
                .bind("reply", reply.value())
                .mapTo(String.class)
                .list());
  }

  @Override
  public List<Status> statusOf(Set<ReplyId> replies) {
    return database.with(
        handle ->
            handle
                .createQuery(ReplySql.STATUS)
                .bindArray("replies", UUID.class, replies.stream().map(ReplyId::value).toList())
                .map(ReplyRows::status)
                .list());
  }

  @Override
  public List<Reply> abandoned() {
    return database.with(
        handle -> handle.createQuery(ReplySql.ABANDONED).map(ReplyRows::reply).list());
  }

  /**
   * The row is locked before the lease is looked at. In one statement the second of two heirs would
   * decide by the lease of the owner that the first has just replaced.
   */
  @Override
  public boolean takeOver(ReplyId reply, InstanceId heir) {
    return database.inTransaction(
        handle -> {
          Optional<Reply> abandoned =
              byId(handle, ReplySql.LOCK_LIVE, reply)
                  .filter(live -> !hasLease(handle, live.owner()));
          abandoned.ifPresent(live -> handOver(handle, live, heir));
          return abandoned.isPresent();
        });
  }

  @Override
  public int discardEnded(Instant startedBefore, int atMost) {
    if (atMost < 1) {
      throw new IllegalArgumentException("atMost is below 1");
    }
    return database.with(
        handle -> {
          handle.execute(ReplySql.FORGET_LEASES);
          return handle
              .createUpdate(ReplySql.DISCARD_ENDED)
              .bind("before", Times.of(startedBefore))
              .bind("limit", atMost)
              .execute();
        });
  }

  @Override
  public Hearing hear(Consumer<? super ReplyId> listener) {
    return hints.hear(listener);
  }

  static Optional<Reply> liveIn(Handle handle, ChatId chat) {
    return handle
        .createQuery(ReplySql.LIVE_IN)
        .bind("chat", chat.value())
        .map(ReplyRows::reply)
        .findOne();
  }

  private static Optional<Reply> byId(Handle handle, String sql, ReplyId reply) {
    return handle.createQuery(sql).bind("reply", reply.value()).map(ReplyRows::reply).findOne();
  }

  /** Without its chat a reply is not touched either: it may be there a moment later. */
  private static boolean holdChat(Handle handle, ReplyId reply) {
    return handle
        .createQuery(ReplySql.HOLD_CHAT)
        .bind("reply", reply.value())
        .mapTo(int.class)
        .findOne()
        .isPresent();
  }

  private static boolean end(Handle handle, ReplyId reply, Message answer) {
    write(handle, answer);
    handle.createQuery(ReplySql.END).bind("reply", reply.value()).mapTo(String.class).one();
    giveBackIfNothing(handle, reply, answer);
    return true;
  }

  /** In the place of the message that the reply has gone on with, if it has. */
  private static void write(Handle handle, Message answer) {
    if (!MessageRows.write(handle, MessageSql.CHANGE, answer)) {
      MessageRows.write(handle, MessageSql.ADD_ANSWER, answer);
    }
  }

  private static void giveBackIfNothing(Handle handle, ReplyId reply, Message answer) {
    if (answer.cameToNothing()) {
      handle.createUpdate(TurnSql.GIVE_BACK).bind("reply", reply.value()).execute();
    }
  }

  /** Goes round again with what is new where some of the events are stored already. */
  private static boolean append(
      Handle handle, ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
    Optional<ReplyRows.Tail> tail = tryAppend(handle, reply, owner, from, events);
    if (tail.isEmpty() || tail.get().added()) {
      return tail.isPresent();
    }
    int known = tail.get().stored() - from;
    if (known < 0) {
      throw new IllegalArgumentException(
          "events %d to %d of the reply are missing".formatted(from + known, from - 1));
    }
    return known >= events.size()
        || append(handle, reply, owner, from + known, events.subList(known, events.size()));
  }

  private static Optional<ReplyRows.Tail> tryAppend(
      Handle handle, ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
    return handle
        .createQuery(ReplySql.APPEND)
        .bind("reply", reply.value())
        .bind("owner", owner.value())
        .bind("from", from)
        .bind("count", events.size())
        .bind("events", ReplyEventJson.write(events))
        .map(ReplyRows::tail)
        .findOne();
  }

  private static boolean hasLease(Handle handle, InstanceId instance) {
    return handle
        .createQuery(ReplySql.HAS_LEASE)
        .bind("instance", instance.value())
        .mapTo(boolean.class)
        .one();
  }

  private static void handOver(Handle handle, Reply reply, InstanceId heir) {
    handle
        .createUpdate(ReplySql.HAND_OVER)
        .bind("reply", reply.id().value())
        .bind("heir", heir.value())
        .execute();
  }
}
