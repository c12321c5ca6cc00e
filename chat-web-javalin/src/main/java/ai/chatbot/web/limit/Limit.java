package ai.chatbot.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/**
 * So much in any such while for each key, counted by this server alone. Of very many keys those
 * that were idle longest are forgotten. Safe for use by many threads.
 */
public final class Limit {
  private static final long MOST_KEYS = 100_000;

  private final int most;
  private final Duration window;
  private final Cache<String, Bucket> buckets;

  private Limit(int most, Duration window) {
    this.most = most;
    this.window = window;
    this.buckets = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(window).build();
  }

  /** That many at once, coming back evenly over the while. */
  public static Limit of(int most, Duration window) {
    return new Limit(most, window);
  }

  /** Takes one; if none is left, how long until there is. */
  public Optional<Duration> take(String key) {
    ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /** Gives one back. */
  public void giveBack(String key) {
    bucket(key).addTokens(1);
  }

  private Bucket bucket(String key) {
    return buckets.get(
        key,
        it ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, window))
                .build());
  }
}
