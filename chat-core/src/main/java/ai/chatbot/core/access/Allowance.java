package ai.chatbot.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/** How many questions somebody has in any {@link #WINDOW}; none at all if 0. */
public record Allowance(int questions) {
  /** The window over which questions are counted. It slides. */
  public static final Duration WINDOW = Duration.ofHours(24);

  public Allowance {
    if (questions < 0) {
      throw new IllegalArgumentException("questions is negative");
    }
  }

  /** May one more be asked now, after those that were asked at those times, in any order? */
  public Decision oneMore(Collection<Instant> asked, Instant now) {
    return questions == 0
        ? spentUntil(now)
        : asked.stream()
            .filter(time -> time.isAfter(now.minus(WINDOW)))
            .sorted(Comparator.reverseOrder())
            .skip(questions - 1L)
            .findFirst()
            .map(Allowance::spentUntil)
            .orElseGet(Decision::allowed);
  }

  /** The question that has to leave the window before the next may be asked. */
  private static Decision spentUntil(Instant asked) {
    return Decision.denied(new Decision.Reason.AllowanceSpent(asked.plus(WINDOW)));
  }
}
