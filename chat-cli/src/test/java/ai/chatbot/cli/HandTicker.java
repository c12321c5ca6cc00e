package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Ticks when a test says so. Safe for use by many threads. */
final class HandTicker implements Ticker {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<Runnable> tasks = new ArrayList<>();

  @Override
  public synchronized Ticking every(Duration period, Runnable task) {
    tasks.add(task);
    notifyAll();
    return () -> forget(task);
  }

  private synchronized void forget(Runnable task) {
    tasks.remove(task);
  }

  /** One tick for all that wait for one, as soon as something does. */
  void tick() throws InterruptedException {
    waiting().forEach(Runnable::run);
  }

  private synchronized List<Runnable> waiting() throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (tasks.isEmpty()) {
      assertThat(Instant.now()).as("nothing waits for a tick").isBefore(deadline);
      wait(100);
    }
    return List.copyOf(tasks);
  }

  /** Does nothing wait for a tick any longer? */
  synchronized boolean isIdle() {
    return tasks.isEmpty();
  }
}
