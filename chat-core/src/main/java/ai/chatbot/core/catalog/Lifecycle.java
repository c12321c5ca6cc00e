package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** From when, and until when, a generation answers; without an end while none is announced. */
public record Lifecycle(LocalDate launch, @Nullable LocalDate endOfLife) {
  public Lifecycle {
    requireNonNull(launch, "launch is null");
  }

  /** Launched on that day, no end announced. */
  public static Lifecycle since(String launch) {
    return new Lifecycle(LocalDate.parse(launch), null);
  }

  /** Launched on the first day, gone from the second on. */
  public static Lifecycle between(String launch, String endOfLife) {
    return new Lifecycle(LocalDate.parse(launch), LocalDate.parse(endOfLife));
  }

  /** Does it answer on that day? */
  public boolean isAlive(LocalDate day) {
    return !day.isBefore(launch) && (endOfLife == null || day.isBefore(endOfLife));
  }
}
