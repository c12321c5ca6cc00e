package ai.chatbot.core.usecase;

import ai.chatbot.core.port.OperatorLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What is done again and again, each on a thread of its own. One that fails is told to the operator
 * and done again all the same, and sooner. Safe for use by many threads.
 */
final class Chores implements AutoCloseable {
  private final OperatorLog operator;
  private final Duration again;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  /** One that fails is done again after that pause, if its own is longer. */
  Chores(OperatorLog operator, Duration again) {
    this.operator = operator;
    this.again = again;
  }

  /** Does it after each pause, and sooner when the bell that is returned is rung. */
  Bell every(Duration pause, String what, Runnable work) {
    Bell bell = new Bell();
    threads.add(Thread.ofVirtual().name(what).start(() -> repeat(bell, pause, what, work)));
    return bell;
  }

  private void repeat(Bell bell, Duration pause, String what, Runnable work) {
    Duration afterFailure = pause.compareTo(again) < 0 ? pause : again;
    Duration next = pause;
    while (bell.await(next)) {
      next = attempt(what, work) ? pause : afterFailure;
    }
  }

  /** Does it once; returns whether that went well. */
  boolean attempt(String what, Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException e) {
      operator.storeFailed(what, e);
    } catch (Error e) {
      // The others go on: without them the lease would run out under living replies.
      operator.bug(what, e);
    }
    return false;
  }

  /** Ends them all; one that is at work is interrupted. */
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }

  /** Calls for a chore before its time. Ringing it while it rings already does nothing. */
  static final class Bell {
    private final Semaphore rung = new Semaphore(0);

    private Bell() {}

    void ring() {
      rung.release();
    }

    /** Returns false once the thread is to end. */
    private boolean await(Duration pause) {
      try {
        if (rung.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
          rung.drainPermits();
        }
        return true;
      } catch (InterruptedException e) {
        return false;
      }
    }
  }
}
