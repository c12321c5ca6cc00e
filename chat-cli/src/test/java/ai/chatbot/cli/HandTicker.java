package ai.chatbot.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Ticks when a test says so. Safe for use by many threads. */
final class HandTicker implements Ticker {
  private final List<Runnable> tasks = new CopyOnWriteArrayList<>();

  @Override
  public Ticking every(Duration period, Runnable task) {
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  /** One tick for all that wait for one. */
  void tick() {
    tasks.forEach(Runnable::run);
  }

  /** Does nothing wait for a tick any longer? */
  boolean isIdle() {
    return tasks.isEmpty();
  }
}
