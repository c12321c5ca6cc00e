package ai.chatbot.core.usecase;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Wakes whoever waits for something to hold. Safe for use by many threads. */
final class News {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();

  /** Something has happened. */
  void tell() {
    lock.lock();
    try {
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until that holds; it is asked again whenever something has happened.
   *
   * @throws AssertionError if it does not come to hold
   */
  void await(String what, BooleanSupplier holds) throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.convert(PATIENCE);
    lock.lockInterruptibly();
    try {
      while (!holds.getAsBoolean()) {
        if (left <= 0) {
          throw new AssertionError("it never came to this: " + what);
        }
        left = told.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
