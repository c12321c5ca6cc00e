package ai.chatbot.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been opened and will have to be closed, last first, also when the process is told to
 * stop while it is still opening. Safe for use by many threads.
 */
final class Lifetime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);
  private static final long LONGEST_OPENING_SECONDS = 60;

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final CountDownLatch openingIsOver = new CountDownLatch(1);
  private volatile boolean stopping;

  /** A lifetime that ends with the process, however that is stopped. */
  static Lifetime ofThisProcess() {
    Lifetime lifetime = new Lifetime();
    Runtime.getRuntime().addShutdownHook(new Thread(lifetime::stop, "shutdown"));
    return lifetime;
  }

  /** Takes care of that thing from now on. */
  <T extends AutoCloseable> T opened(T thing) {
    synchronized (opened) {
      opened.push(thing);
    }
    if (stopping) {
      throw new CannotStart("Stopped before it had started.");
    }
    return thing;
  }

  /** Nothing more will be opened. */
  void openingIsOver() {
    openingIsOver.countDown();
  }

  /** Closes everything. A second call does nothing. */
  @Override
  public void close() {
    openingIsOver.countDown();
    synchronized (opened) {
      while (!opened.isEmpty()) {
        close(opened.pop());
      }
    }
  }

  /** From outside: what is just being opened has to be there before it can be closed. */
  void stop() {
    stopping = true;
    try {
      if (!openingIsOver.await(LONGEST_OPENING_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("stopped while something was still being opened");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  private static void close(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      LOG.warn("{} did not close", thing.getClass().getSimpleName(), e);
    }
  }
}
