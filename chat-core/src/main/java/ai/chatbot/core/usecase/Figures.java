package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What an instance has done since it was asked before.
 *
 * @param live the answers that it makes now
 * @param begun those that it has begun
 * @param refused the questions that it had no room for
 * @param firstWords of those whose first word has come, how long that took
 */
public record Figures(int live, int begun, int refused, Optional<FirstWords> firstWords) {
  public Figures {
    requireNonNull(firstWords, "firstWords is null");
  }

  /** From the beginning of an answer to its first word, in the middle and at the most. */
  public record FirstWords(Duration median, Duration longest) {
    public FirstWords {
      requireNonNull(median, "median is null");
      requireNonNull(longest, "longest is null");
    }
  }
}
