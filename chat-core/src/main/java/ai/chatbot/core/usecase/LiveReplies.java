package ai.chatbot.core.usecase;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.MessageAssembler;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyFailure;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The replies that live: those that this instance makes, and those that are made elsewhere and
 * followed here. Owns the buffers, the fence, the lease and the takeover, over any {@link
 * ReplyLog}. Safe for use by many threads.
 */
final class LiveReplies implements AutoCloseable {
  private final ReplyLog log;
  private final KnownChats chats;
  private final OperatorLog operator;
  private final InstantSource clock;
  private final InstanceId me;
  private final Duration grace;
  private final Tempo tempo;
  private final Map<ReplyId, LiveReply> mine = new ConcurrentHashMap<>();
  private final Map<ReplyId, Mirror> elsewhere = new ConcurrentHashMap<>();
  private final Map<ReplyId, Reply> orphans = new ConcurrentHashMap<>();
  private final Set<Thread> makers = ConcurrentHashMap.newKeySet();
  private final Set<Thread> helpers = ConcurrentHashMap.newKeySet();
  private final List<Thread> housekeepers = new ArrayList<>();
  private volatile boolean closing;
  private volatile Instant leasedSince = Instant.MAX;

  LiveReplies(
      Stores stores,
      OperatorLog operator,
      InstantSource clock,
      InstanceId me,
      Duration grace,
      Tempo tempo) {
    this.log = stores.replies();
    this.chats = new KnownChats(stores);
    this.operator = operator;
    this.clock = clock;
    this.me = me;
    this.grace = grace;
    this.tempo = tempo;
  }

  /** Takes the lease and begins to keep house. */
  void open() {
    log.renewLease(me, tempo.lease());
    leasedSince = clock.instant();
    housekeepers.add(every(tempo.renewal(), "lease", this::keepLease));
    housekeepers.add(every(tempo.poll(), "poll", this::poll));
  }

  InstanceId instance() {
    return me;
  }

  boolean isClosing() {
    return closing;
  }

  /**
   * Makes an answer on a thread of its own; it goes on whoever reads.
   *
   * @param earlier the answer as it stands, if it goes on
   */
  void start(Reply reply, Optional<Message> earlier, AnswerMaker maker) {
    LiveReply live = new LiveReply(reply, earlier, me, log, operator, clock, tempo);
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
    return live != null
        ? new ReplyFollower(reply.id(), live.buffer(), () -> {})
        : followElsewhere(reply);
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
    for (Reply reply : log.abandoned()) {
      // One's own goes on: its fence holds until somebody else has taken it.
      if (!mine.containsKey(reply.id())) {
        takeOver(reply);
      }
    }
    closeOrphans();
  }

  /** Only then is it to be closed: until it is one's own a close takes no effect. */
  private void takeOver(Reply reply) {
    try {
      if (log.takeOver(reply.id(), me)) {
        orphans.put(reply.id(), reply);
      }
    } catch (RuntimeException e) {
      // A store that fails may have handed it over all the same.
      orphans.put(reply.id(), reply);
      throw e;
    }
  }

  /** That reply of this instance may be stored, but nobody makes it: it is ended if so. */
  void disown(Reply reply) {
    orphans.put(reply.id(), reply);
  }

  /**
   * Takes no new replies, lets the running ones finish within the grace period, ends the rest as
   * interrupted, and gives up the lease. What a store does not take within a while is left to
   * whoever takes it over. An interrupt ends all waiting.
   */
  @Override
  public void close() {
    closing = true;
    boolean finished = awaitNoneLive(grace);
    if (!finished) {
      mine.values().forEach(live -> live.cancel(new ReplyEnd.Interrupted()));
      awaitNoneLive(tempo.renewal());
    }
    mine.values().forEach(LiveReply::giveUp);
    helpers.forEach(Thread::interrupt);
    awaitEnd(makers, tempo.renewal());
    awaitEnd(helpers, tempo.renewal());
    housekeepers.forEach(Thread::interrupt);
    attempt("end lease", () -> log.endLease(me));
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
        orphans.put(live.reply().id(), live.reply());
      }
      mine.remove(live.reply().id());
      synchronized (mine) {
        mine.notifyAll();
      }
    }
  }

  private boolean awaitNoneLive(Duration patience) {
    Instant deadline = Instant.now().plus(patience);
    synchronized (mine) {
      while (!mine.isEmpty()) {
        long left = Duration.between(Instant.now(), deadline).toMillis();
        if (left <= 0) {
          return false;
        }
        try {
          mine.wait(left);
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

  private ReplyFollower followElsewhere(Reply reply) {
    Mirror mirror =
        elsewhere.compute(
            reply.id(), (id, known) -> (known == null ? new Mirror(id) : known).joined());
    ReplyFollower follower = new ReplyFollower(reply.id(), mirror.buffer, () -> leave(reply.id()));
    try {
      mirror.catchUp();
    } catch (RuntimeException e) {
      follower.close();
      throw e;
    }
    return follower;
  }

  private void leave(ReplyId reply) {
    elsewhere.computeIfPresent(reply, (id, mirror) -> mirror.left() ? null : mirror);
  }

  private void keepLease() {
    try {
      log.renewLease(me, tempo.lease());
    } catch (RuntimeException e) {
      leasedSince = Instant.MAX;
      throw e;
    }
    if (leasedSince.equals(Instant.MAX)) {
      leasedSince = clock.instant();
    }
    // After an outage everybody's lease has run out: the living get time to renew theirs.
    if (leasedSince.plus(tempo.lease()).isBefore(clock.instant())) {
      closeAbandoned();
    }
  }

  /** One question to the log for all that is watched here. */
  private void poll() {
    closeOrphans();
    Set<ReplyId> watched = new HashSet<>(mine.keySet());
    watched.addAll(elsewhere.keySet());
    if (!watched.isEmpty()) {
      List<ReplyLog.Status> known = log.statusOf(watched);
      known.forEach(this::heed);
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
    Mirror mirror = elsewhere.get(status.reply());
    if (mirror != null && status.stored() > mirror.buffer.size()) {
      mirror.catchUp();
    }
  }

  /** The reply's chat is deleted: nobody shall wait for it. */
  private void forget(ReplyId reply) {
    LiveReply live = mine.get(reply);
    if (live != null) {
      live.cancel(new ReplyEnd.Stopped());
    }
    Mirror mirror = elsewhere.get(reply);
    if (mirror != null) {
      mirror.end(new ReplyEnd.Stopped());
    }
  }

  /** Each by itself, and again until the store has answered; the fence keeps off what lives on. */
  private void closeOrphans() {
    for (Reply orphan : orphans.values()) {
      attempt(
          "close an abandoned reply",
          () -> {
            closeFor(orphan);
            orphans.remove(orphan.id());
          });
    }
  }

  private void closeFor(Reply reply) {
    List<ReplyEvent> kept = log.read(reply.id(), 0);
    Draft answer = Draft.of(reply, earlier(reply));
    kept.forEach(answer::accept);
    ReplyEnd end = new ReplyEnd.Interrupted();
    List<ReplyEvent> tail = new ArrayList<>();
    if (kept.isEmpty()) {
      tail.add(new ReplyEvent.Started(reply.answer()));
    }
    tail.addAll(answer.closing(end));
    log.close(reply.id(), me, kept.size(), tail, answer.message(end, clock.instant()));
  }

  /** The answer that the reply goes on with, as it stood. */
  private Optional<Message> earlier(Reply reply) {
    return chats.message(reply.chat(), reply.answer());
  }

  private Thread every(Duration pause, String what, Runnable work) {
    return Thread.ofVirtual()
        .name(what)
        .start(
            () -> {
              while (pause(pause)) {
                attempt(what, work);
              }
            });
  }

  private void attempt(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      operator.storeFailed(what, e);
    } catch (Error e) {
      // Housekeeping goes on: without it the lease would run out under living replies.
      operator.bug(what, e);
    }
  }

  private static boolean pause(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Makes an answer: emits its events but the start, and the end, which it returns. */
  @FunctionalInterface
  interface AnswerMaker {
    ReplyEnd make(Consumer<ReplyEvent> out) throws InterruptedException;
  }

  /** A reply made elsewhere, as far as its log has been read here. */
  private final class Mirror {
    private final ReplyId reply;
    private final ReplyBuffer buffer = new ReplyBuffer();
    private int readers;

    Mirror(ReplyId reply) {
      this.reply = reply;
    }

    Mirror joined() {
      readers++;
      return this;
    }

    boolean left() {
      readers--;
      return readers == 0;
    }

    synchronized void catchUp() {
      buffer.add(log.read(reply, buffer.size()));
    }

    /** Nothing more will come: what is open is closed, as far as it is known here. */
    synchronized void end(ReplyEnd end) {
      List<ReplyEvent> last = new ArrayList<>(MessageAssembler.of(buffer.from(0)).closing());
      last.add(new ReplyEvent.Ended(end));
      buffer.add(last);
    }
  }
}
