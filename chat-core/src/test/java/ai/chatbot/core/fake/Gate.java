package ai.chatbot.core.fake;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds whoever comes to it until a test opens it. Safe for use by many threads. */
public final class Gate {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);

  /** Lets everybody through, now and later. */
  public void open() {
    opened.countDown();
  }

  /**
   * Waits until somebody stands here.
   *
   * @throws AssertionError if nobody comes
   */
  public void awaitArrival() throws InterruptedException {
    if (!reached.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("nobody came to the gate");
    }
  }

  /** Waits here until the gate is open. */
  public void pass() throws InterruptedException {
    reached.countDown();
    opened.await();
  }
}
