package ai.chatbot.core.usecase;

import ai.chatbot.core.access.LiveBounds;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyFailure;
import ai.chatbot.core.reply.ReplyId;
import ai.chatbot.core.reply.Retelling;
import ai.chatbot.core.usecase.Seats.Seat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The replies that live: those that this instance makes, and those that are made elsewhere and
 * followed here. Keeps the lease, heeds what is said to this instance through the log, and ends
 * what others have left behind, over any {@link ReplyLog}. Safe for use by many threads.
 */
final class LiveReplies implements AutoCloseable {
  private final ReplyLog log;
  private final KnownChats chats;
  private final OperatorLog operator;
  private final InstantSource clock;
  private final InstanceId me;
  private final Duration grace;
  private final Tempo tempo;
  private final Seats seats;
  private final Counts counts = new Counts();
  private final Chores chores;
  private final Lease lease;
  private final Mirrors mirrors;
  private final Orphans orphans;
  private final Map<ReplyId, LiveReply> mine = new ConcurrentHashMap<>();
  private final Set<Thread> makers = ConcurrentHashMap.newKeySet();
  private final Set<Thread> helpers = ConcurrentHashMap.newKeySet();
  private volatile ReplyLog.Hearing hearing = () -> {};
  private volatile boolean closing;

  LiveReplies(
      Stores stores,
      OperatorLog operator,
      InstantSource clock,
      InstanceId me,
      Duration grace,
      LiveBounds bounds,
      Tempo tempo) {
    this.log = stores.replies();
    this.chats = new KnownChats(stores);
    this.operator = operator;
    this.clock = clock;
    this.me = me;
    this.grace = grace;
    this.tempo = tempo;
    this.seats = new Seats(bounds);
    this.chores = new Chores(operator, tempo.again());
    this.lease = new Lease(log, me, tempo.lease(), clock);
    this.mirrors = new Mirrors(log);
    this.orphans = new Orphans(stores, operator, clock, me);
  }

  /** Takes the lease and begins to keep house. */
  void open() {
    lease.renew();
    chores.every(tempo.renewal(), "renew the lease", lease::renew);
    chores.every(tempo.renewal(), "look for abandoned replies", this::judge);
    Chores.Bell poll = chores.every(tempo.poll(), "look after the replies", this::poll);
    hearing = log.hear(reply -> ringIfWatched(poll, reply));
  }

  /** Whoever hears that a reply is to stop, or has ended, looks at once. */
  private void ringIfWatched(Chores.Bell poll, ReplyId reply) {
    if (mine.containsKey(reply) || mirrors.isFollowed(reply)) {
      poll.ring();
    }
  }

  InstanceId instance() {
    return me;
  }

  boolean isClosing() {
    return closing;
  }

  /** Room for one more answer for that user, to be closed. Who finds none is counted. */
  Optional<Seat> seatFor(UserId user) {
    Optional<Seat> seat = seats.take(user);
    if (seat.isEmpty()) {
      counts.refused();
    }
    return seat;
  }

  /** What was done since this was asked before. */
  Figures takeFigures() {
    return counts.take(mine.size());
  }

  /**
   * Makes an answer on a thread of its own; it goes on whoever reads.
   *
   * @param earlier the answer as it stands, if it goes on
   * @param seat is free again when the reply has ended
   */
  void start(Reply reply, Optional<Message> earlier, Seat seat, AnswerMaker maker) {
    LiveReply live = new LiveReply(reply, earlier, seat, me, log, operator, clock, tempo, counts);
    seat.occupy();
    counts.begun();
    live.publish(new ReplyEvent.Started(reply.answer()));
    mine.put(reply.id(), live);
    Thread thread =
        Thread.ofVirtual().name("reply-" + reply.id()).unstarted(() -> make(live, maker));
    live.madeBy(thread);
    makers.add(thread);
    thread.start();
    Thread storer = Thread.ofVirtual().name("store-" + reply.id()).unstarted(() -> store(live));
    live.storedBy(storer);
    storer.start();
    if (closing) {
      live.cancel(new ReplyEnd.Interrupted());
    }
  }

  /** Adds an event from beside the answer, such as its chat's title, unless the reply has ended. */
  void publish(ReplyId reply, ReplyEvent event) {
    LiveReply live = mine.get(reply);
    if (live != null) {
      live.publish(event);
    }
  }

  /** Does something beside an answer, on a thread of its own; closing interrupts it. */
  void beside(String name, Runnable work) {
    Thread helper = Thread.ofVirtual().name(name).unstarted(() -> help(work));
    helpers.add(helper);
    helper.start();
    if (closing) {
      helper.interrupt();
    }
  }

  private void help(Runnable work) {
    try {
      work.run();
    } finally {
      helpers.remove(Thread.currentThread());
    }
  }

  /** Tells the operator of a fault beside an answer. */
  void tell(String what, RuntimeException fault) {
    operator.bug(what, fault);
  }

  /** A reader of that reply, wherever it is made and whether it lives or not. */
  ReplyFollower follow(Reply reply) {
    LiveReply live = mine.get(reply.id());
    if (live != null) {
      return new ReplyFollower(reply.id(), live.buffer(), () -> {});
    }
    return reply.live()
        ? mirrors.follow(reply)
        : new ReplyFollower(reply.id(), ReplyBuffer.of(past(reply)), () -> {});
  }

  /** The events of a reply that has ended; of an older one those that its message tells. */
  private List<ReplyEvent> past(Reply reply) {
    List<ReplyEvent> kept = log.read(reply.id(), 0);
    return kept.isEmpty()
        ? chats
            .message(reply.chat(), reply.answer())
            .map(Retelling::of)
            .orElseGet(() -> List.of(new ReplyEvent.Ended(new ReplyEnd.Stopped())))
        : kept;
  }

  Optional<Reply> liveIn(ChatId chat) {
    return log.liveIn(chat);
  }

  /** Asks whoever makes that reply to stop; what was said is kept. */
  void stop(ReplyId reply) {
    LiveReply live = mine.get(reply);
    if (live != null) {
      live.cancel(new ReplyEnd.Stopped());
    } else {
      log.requestStop(reply);
    }
  }

  /** Ends, as interrupted and with their text, the replies whose instance is gone. */
  void closeAbandoned() {
    // One's own goes on: its fence holds until somebody else has taken it.
    log.abandoned().stream()
        .filter(reply -> !mine.containsKey(reply.id()))
        .forEach(reply -> chores.attempt("take over a reply", () -> orphans.takeOver(reply)));
    orphans.closeAll();
  }

  /** That reply of this instance may be stored, but nobody makes it: it is ended if so. */
  void disown(Reply reply) {
    orphans.add(reply);
  }

  /**
   * Takes no new replies, lets the running ones, and those that are read here, finish within the
   * grace period, ends the rest as interrupted, and gives up the lease. What a store does not take
   * within a while is left to whoever takes it over. An interrupt ends all waiting.
   */
  @Override
  public void close() {
    closing = true;
    boolean finished = awaitNoneLive(grace);
    mirrors.endAll(new ReplyEnd.Interrupted());
    if (!finished) {
      mine.values().forEach(live -> live.cancel(new ReplyEnd.Interrupted()));
      awaitNoneLive(tempo.renewal());
    }
    mine.values().forEach(LiveReply::giveUp);
    helpers.forEach(Thread::interrupt);
    awaitEnd(makers, tempo.renewal());
    awaitEnd(helpers, tempo.renewal());
    hearing.close();
    chores.close();
    chores.attempt("end the lease", lease::end);
  }

  private void make(LiveReply live, AnswerMaker maker) {
    ReplyEnd end = new ReplyEnd.Failed(ReplyFailure.INTERNAL);
    try {
      end = maker.make(live::publish);
    } catch (InterruptedException e) {
      end = new ReplyEnd.Interrupted();
    } catch (RuntimeException | Error e) {
      if (!live.isCancelled()) {
        operator.bug("making an answer", e);
      }
    } finally {
      live.finish(end);
      makers.remove(Thread.currentThread());
    }
  }

  private void store(LiveReply live) {
    try {
      live.store();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      operator.bug("storing an answer", e);
    } finally {
      if (live.abandon()) {
        orphans.add(live.reply());
      }
      mine.remove(live.reply().id());
      live.leave();
      synchronized (mine) {
        mine.notifyAll();
      }
    }
  }

  private boolean awaitNoneLive(Duration patience) {
    Instant deadline = Instant.now().plus(patience);
    synchronized (mine) {
      while (!mine.isEmpty() || mirrors.isAnyLive()) {
        long left = Duration.between(Instant.now(), deadline).toMillis();
        if (left <= 0) {
          return false;
        }
        try {
          mine.wait(Math.min(left, tempo.poll().toMillis() + 1));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return true;
  }

  /** One whose reply has ended without it may still tell what its last call took. */
  private static void awaitEnd(Set<Thread> threads, Duration patience) {
    Instant deadline = Instant.now().plus(patience);
    try {
      for (Thread thread : threads) {
        thread.join(Duration.between(Instant.now(), deadline));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Apart from renewing: however long the dead keep one busy, one gives signs of life. */
  private void judge() {
    if (lease.isHeldLongEnoughToJudge()) {
      closeAbandoned();
    }
  }

  /** One question to the log for all that is watched here. */
  private void poll() {
    orphans.closeAll();
    Set<ReplyId> watched = new HashSet<>(mine.keySet());
    watched.addAll(mirrors.followed());
    if (!watched.isEmpty()) {
      List<ReplyLog.Status> known = log.statusOf(watched);
      known.forEach(this::heed);
      known.forEach(status -> chores.attempt("read on in a reply", () -> mirrors.heed(status)));
      known.forEach(status -> watched.remove(status.reply()));
      watched.forEach(this::forget);
    }
  }

  private void heed(ReplyLog.Status status) {
    LiveReply live = mine.get(status.reply());
    if (live != null && status.stopRequested()) {
      live.cancel(new ReplyEnd.Stopped());
    } else if (live != null && !status.live()) {
      live.cancel(new ReplyEnd.Interrupted());
    }
  }

  /** The reply's chat is deleted: nobody shall wait for it. */
  private void forget(ReplyId reply) {
    LiveReply live = mine.get(reply);
    if (live != null) {
      live.cancel(new ReplyEnd.Stopped());
    }
    mirrors.forget(reply);
  }

  /** Makes an answer: emits its events but the start, and the end, which it returns. */
  @FunctionalInterface
  interface AnswerMaker {
    ReplyEnd make(Consumer<ReplyEvent> out) throws InterruptedException;
  }
}
