package ai.chatbot.core.usecase;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

/**
 * How often, and after which pause, a call is made again (shared rules: bedrock.md §4.4). The pause
 * is drawn evenly from nothing to a bound that doubles each time (full jitter), so that many who
 * were refused together do not come back together. All callers share one stock of retries, which
 * answers fill up again: while nobody is answered, nobody makes it worse. Safe for use by many
 * threads.
 *
 * @see <a
 *     href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential
 *     backoff and jitter</a>
 */
final class Retries {
  /** How long a call may be tried, from its beginning. */
  static final Duration BUDGET = Duration.ofSeconds(30);

  private static final int MOST_ROUNDS = 3;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int STOCK = 100;

  private final DoubleSupplier random;
  private final AtomicInteger stock = new AtomicInteger(STOCK);

  /** Draws from numbers from 0 to below 1. */
  Retries(DoubleSupplier random) {
    this.random = random;
  }

  /** Takes one out of the stock for that round, the first being 1, if there may be one. */
  boolean take(int round) {
    return round <= MOST_ROUNDS && stock.getAndUpdate(left -> Math.max(left - 1, 0)) > 0;
  }

  /** Somebody was answered. */
  void answered() {
    stock.updateAndGet(left -> Math.min(left + 1, STOCK));
  }

  /** How long to wait before that round. */
  Duration pause(int round) {
    long bound = Math.min(FIRST.toMillis() << (round - 1), LONGEST.toMillis());
    return Duration.ofMillis((long) (random.getAsDouble() * bound));
  }
}
