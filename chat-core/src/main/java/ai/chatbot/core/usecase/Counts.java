package ai.chatbot.core.usecase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Counts what becomes {@link Figures}. Safe for use by many threads. */
final class Counts {
  /** More than come between two looks; the rest are not remembered. */
  private static final int MOST = 100_000;

  private final List<Duration> firstWords = new ArrayList<>();
  private int begun;
  private int refused;

  synchronized void begun() {
    begun++;
  }

  synchronized void refused() {
    refused++;
  }

  synchronized void firstWordAfter(Duration time) {
    if (firstWords.size() < MOST) {
      firstWords.add(time);
    }
  }

  /** All since the last time, with so many answers live. */
  synchronized Figures take(int live) {
    Figures figures = new Figures(live, begun, refused, summary());
    begun = 0;
    refused = 0;
    firstWords.clear();
    return figures;
  }

  private Optional<Figures.FirstWords> summary() {
    if (firstWords.isEmpty()) {
      return Optional.empty();
    }
    Collections.sort(firstWords);
    return Optional.of(
        new Figures.FirstWords(firstWords.get(firstWords.size() / 2), firstWords.getLast()));
  }
}
