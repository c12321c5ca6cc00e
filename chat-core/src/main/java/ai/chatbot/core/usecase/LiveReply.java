package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.usecase.Seats.Seat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reply that this instance makes. One thread makes the answer ({@link #publish}, {@link
 * #finish}), another stores it ({@link #store}). Readers see a delta before it is stored, and the
 * end after.
 */
final class LiveReply {
  private static final int BATCH_EVENTS = 64;

  /** Who is told to stop does so at once; the end does not wait for one who does not. */
  private static final Duration TO_LET_GO = Duration.ofMillis(50);

  private final Reply reply;
  private final InstanceId me;
  private final ReplyLog log;
  private final OperatorLog operator;
  private final InstantSource clock;
  private final ReplyBuffer buffer = new ReplyBuffer();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<ReplyEvent> unstored = new ArrayList<>();
  private final Draft draft;
  private final Tempo tempo;
  private final Seat seat;
  private final Counts counts;
  private final long begun = System.nanoTime();
  private boolean hasSpoken;
  private int stored;
  private @Nullable ReplyEnd end;
  private @Nullable Thread maker;
  private @Nullable Thread storer;
  private @Nullable ReplyEnd cancelledAs;
  private boolean fenceLost;
  private volatile boolean givenUp;

  LiveReply(
      Reply reply,
      Optional<Message> earlier,
      Seat seat,
      InstanceId me,
      ReplyLog log,
      OperatorLog operator,
      InstantSource clock,
      Tempo tempo,
      Counts counts) {
    this.reply = reply;
    this.seat = seat;
    this.counts = counts;
    this.draft = Draft.of(reply, earlier);
    this.me = me;
    this.log = log;
    this.operator = operator;
    this.clock = clock;
    this.tempo = tempo;
  }

  Reply reply() {
    return reply;
  }

  /** Leaves the room that it took to others. */
  void leave() {
    seat.leave();
  }

  ReplyBuffer buffer() {
    return buffer;
  }

  /** Says which thread makes the answer; it is interrupted to cancel, also if that came first. */
  void madeBy(Thread thread) {
    lock.lock();
    try {
      maker = thread;
      if (cancelledAs != null) {
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Says which thread stores the answer; it is interrupted to give up. */
  void storedBy(Thread thread) {
    lock.lock();
    try {
      storer = thread;
    } finally {
      lock.unlock();
    }
  }

  /** Stops the storing too: what is not stored yet is left to whoever takes the reply over. */
  void giveUp() {
    lock.lock();
    try {
      givenUp = true;
      if (storer != null) {
        storer.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Nobody stores this reply any longer: its readers do not wait for an end that does not come.
   *
   * @return whether they would have had to
   */
  boolean abandon() {
    lock.lock();
    try {
      interruptMaker();
      ReplyEnd last = new ReplyEnd.Interrupted();
      end = end == null ? last : end;
      return buffer.add(draft.closing(last));
    } finally {
      lock.unlock();
    }
  }

  /** Adds an event that everybody sees at once; one that comes after the end is dropped. */
  void publish(ReplyEvent event) {
    lock.lock();
    try {
      if (end != null) {
        return;
      }
      draft.accept(event);
      unstored.add(event);
      buffer.add(List.of(event));
      changed.signalAll();
      countFirstWord(event);
    } finally {
      lock.unlock();
    }
  }

  private void countFirstWord(ReplyEvent event) {
    boolean isWord =
        event instanceof ReplyEvent.TextDelta || event instanceof ReplyEvent.ReasoningDelta;
    if (isWord && !hasSpoken) {
      hasSpoken = true;
      counts.firstWordAfter(Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  /** Stops the making; the reply will end as said unless it has ended by itself. */
  void cancel(ReplyEnd as) {
    lock.lock();
    try {
      if (end == null && cancelledAs == null) {
        cancelledAs = as;
        interruptMaker();
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The answer is made; what {@link #cancel} said goes before what the maker says. */
  void finish(ReplyEnd made) {
    lock.lock();
    try {
      maker = null;
      end = cancelledAs == null ? made : cancelledAs;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isCancelled() {
    lock.lock();
    try {
      return cancelledAs != null;
    } finally {
      lock.unlock();
    }
  }

  /** Stores batches as they come and closes the reply; returns when readers have seen the end. */
  void store() throws InterruptedException {
    while (!fenceLost && awaitBatch()) {
      List<ReplyEvent> batch = takeBatch();
      if (attempt("append", () -> log.append(reply.id(), me, stored, batch))) {
        stored += batch.size();
      } else {
        loseFence();
      }
    }
    close();
  }

  /** Waits for a batch worth storing; false when the answer is made or cancelled. */
  private boolean awaitBatch() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (unstored.isEmpty() && isWanted()) {
        changed.await();
      }
      long left = tempo.batch().toNanos();
      while (unstored.size() < BATCH_EVENTS && isWanted() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return isWanted();
    } finally {
      lock.unlock();
    }
  }

  private boolean isWanted() {
    return end == null && cancelledAs == null;
  }

  private List<ReplyEvent> takeBatch() {
    lock.lock();
    try {
      List<ReplyEvent> batch = List.copyOf(unstored);
      unstored.clear();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void loseFence() {
    fenceLost = true;
    cancel(new ReplyEnd.Interrupted());
  }

  private void close() throws InterruptedException {
    ReplyEnd last = awaitEnd();
    List<ReplyEvent> closing = draft.closing(last);
    List<ReplyEvent> tail = takeBatch();
    List<ReplyEvent> both = new ArrayList<>(tail);
    both.addAll(closing);
    boolean closed =
        !fenceLost
            && attempt(
                "close",
                () ->
                    log.close(reply.id(), me, stored, both, draft.message(last, clock.instant())));
    buffer.add(closed ? closing : storedEnd(closing));
  }

  /** The end of an answer that is made, or that nobody wants any longer. */
  private ReplyEnd awaitEnd() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TO_LET_GO.toNanos();
      while (end == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      end = end == null ? cancelledAs : end;
      return requireNonNull(end, "the answer goes on");
    } finally {
      lock.unlock();
    }
  }

  /** Somebody else closes the reply: readers get the end that is stored. */
  private List<ReplyEvent> storedEnd(List<ReplyEvent> closing) throws InterruptedException {
    while (attempt("find", () -> log.find(reply.id())).filter(Reply::live).isPresent()) {
      Thread.sleep(tempo.poll());
    }
    List<ReplyEvent> kept = attempt("read", () -> log.read(reply.id(), 0));
    ReplyEvent last =
        !kept.isEmpty() && kept.getLast() instanceof ReplyEvent.Ended ended
            ? ended
            : new ReplyEvent.Ended(new ReplyEnd.Stopped());
    List<ReplyEvent> events = new ArrayList<>(closing);
    events.set(events.size() - 1, last);
    return events;
  }

  private void interruptMaker() {
    if (maker != null) {
      maker.interrupt();
    }
  }

  /**
   * Tries until the store answers: what was said must not be lost to an outage. What it can never
   * keep is not tried again.
   */
  private <T> T attempt(String what, Supplier<T> write) throws InterruptedException {
    while (true) {
      try {
        return write.get();
      } catch (IllegalArgumentException e) {
        throw e;
      } catch (RuntimeException e) {
        operator.storeFailed(what, e);
        if (givenUp) {
          throw new InterruptedException("the reply was given up");
        }
        Thread.sleep(tempo.again());
      }
    }
  }
}
