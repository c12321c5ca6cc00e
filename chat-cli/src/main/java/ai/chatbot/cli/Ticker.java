package ai.chatbot.cli;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something again and again, on a thread of its own; the tests' ticks are made by hand. */
@FunctionalInterface
interface Ticker {

  /** The first time after one period; closing what this returns ends it. */
  Ticking every(Duration period, Runnable task);

  /** One that follows the clock. */
  static Ticker ofThisProcess() {
    return (period, task) -> {
      ScheduledExecutorService thread =
          Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
      var _ =
          thread.scheduleAtFixedRate(
              task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
      return thread::shutdownNow;
    };
  }

  /** What goes on until it is closed. */
  @FunctionalInterface
  interface Ticking extends AutoCloseable {
    @Override
    void close();
  }
}
