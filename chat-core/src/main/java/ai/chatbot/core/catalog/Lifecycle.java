package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From when, and until when, a generation answers. Days are counted in UTC.
 *
 * @param launch the first day on which it answers
 * @param legacy the first day on which nobody new may begin with it; null while none is announced
 * @param endOfLife the first day on which it no longer answers; null while none is announced
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html">Bedrock:
 *     model lifecycle</a>
 */
public record Lifecycle(
    LocalDate launch, @Nullable LocalDate legacy, @Nullable LocalDate endOfLife) {
  public Lifecycle {
    requireNonNull(launch, "launch is null");
    if (legacy != null && legacy.isBefore(launch)) {
      throw new IllegalArgumentException("legacy is before launch");
    }
    if (endOfLife != null && !endOfLife.isAfter(legacy == null ? launch : legacy)) {
      throw new IllegalArgumentException("endOfLife is not after what comes before it");
    }
  }

  /** Launched on that day, no end announced. */
  public static Lifecycle since(String launch) {
    return new Lifecycle(LocalDate.parse(launch), null, null);
  }

  /** Launched on the first day, gone from the second on. */
  public static Lifecycle between(String launch, String endOfLife) {
    return new Lifecycle(LocalDate.parse(launch), null, LocalDate.parse(endOfLife));
  }

  /** Does it answer on that day? */
  public boolean isAlive(LocalDate day) {
    return switch (stage(day)) {
      case ACTIVE, LEGACY -> true;
      case ANNOUNCED, ENDED -> false;
    };
  }

  /** Where it stands on that day. */
  public Stage stage(LocalDate day) {
    if (day.isBefore(launch)) {
      return Stage.ANNOUNCED;
    }
    if (hasCome(endOfLife, day)) {
      return Stage.ENDED;
    }
    return hasCome(legacy, day) ? Stage.LEGACY : Stage.ACTIVE;
  }

  private static boolean hasCome(@Nullable LocalDate announced, LocalDate day) {
    return announced != null && !day.isBefore(announced);
  }

  /** Where a generation stands in its life. */
  public enum Stage {
    /** It does not answer yet. */
    ANNOUNCED,
    /** It answers everybody. */
    ACTIVE,
    /** It answers those who have been using it; its end is near. */
    LEGACY,
    /** It no longer answers. */
    ENDED
  }
}
