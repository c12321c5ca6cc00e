package ai.chatbot.core.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/**
 * The virtual threads of this JVM that began since the watch did, as the flight recorder tells of
 * them. Not a thread dump: taken while many threads come and go, one can bring down the JVM that it
 * is of (seen with JDK 25).
 */
public final class VirtualThreads implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final RecordingStream stream = new RecordingStream();
  private final Map<Long, Instant> alive = new ConcurrentHashMap<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger flushes = new AtomicInteger();

  private VirtualThreads() {
    stream.enable("jdk.VirtualThreadStart").withoutStackTrace();
    stream.enable("jdk.VirtualThreadEnd").withoutStackTrace();
    stream.setReuse(false);
    stream.onEvent("jdk.VirtualThreadStart", this::start);
    stream.onEvent("jdk.VirtualThreadEnd", event -> alive.remove(thread(event)));
    stream.onFlush(flushes::incrementAndGet);
    stream.startAsync();
  }

  /** Begins to watch. */
  public static VirtualThreads watched() {
    return new VirtualThreads();
  }

  /**
   * Waits until all that have begun have ended.
   *
   * @throws AssertionError if one has not, or none has begun
   */
  public void awaitNone() {
    Instant deadline = Instant.now().plus(PATIENCE);
    // What has happened until now is told with the next flush, or the one after it.
    int told = flushes.get() + 2;
    while (flushes.get() < told || begun.get() == 0 || !alive.isEmpty()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError(
            "of %d threads are left: %s".formatted(begun.get(), Set.copyOf(alive.keySet())));
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Ends the watch. */
  @Override
  public void close() {
    stream.close();
  }

  private void start(RecordedEvent event) {
    begun.incrementAndGet();
    alive.put(thread(event), event.getStartTime());
  }

  private static long thread(RecordedEvent event) {
    return event.getLong("javaThreadId");
  }
}
