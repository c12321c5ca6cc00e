package ai.chatbot.core.usecase;

import ai.chatbot.core.port.Stores;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntSupplier;

/**
 * Removes what has been kept for long enough, a little at a time, so that nobody waits for it for
 * long. Safe for use by many threads.
 */
final class Retention {
  /** Whoever reads an answer later gets what its message tells. */
  private static final Duration LOGS = Duration.ofDays(1);

  private static final int AT_ONCE = 100;

  private final Stores stores;
  private final InstantSource clock;

  Retention(Stores stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /** Discards the events of replies that began more than a day ago and have ended. */
  void discardLogs() {
    untilLittleIsLeft(() -> stores.replies().discardEnded(clock.instant().minus(LOGS), AT_ONCE));
  }

  /** Deletes the guests who have done nothing for that long, and all they have. */
  void deleteGuestsIdleFor(Duration life) {
    untilLittleIsLeft(() -> stores.users().deleteIdleGuests(clock.instant().minus(life), AT_ONCE));
  }

  /** Or until the thread is to end. */
  private static void untilLittleIsLeft(IntSupplier removal) {
    int removed = AT_ONCE;
    while (removed == AT_ONCE && !Thread.currentThread().isInterrupted()) {
      removed = removal.getAsInt();
    }
  }
}
