package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a generation's tokens cost. What is not known is not there: it is never taken for nothing.
 *
 * @param from the first day on which it holds
 * @param places the profiles for which it holds
 * @param above it holds for calls of more input tokens than these; 0 for every call
 * @param perMillion US dollars for a million tokens of each kind that has a known price
 * @param source where it was read, and when
 */
public record Price(
    LocalDate from,
    Set<Geography> places,
    int above,
    Map<Kind, BigDecimal> perMillion,
    String source) {
  public Price {
    requireNonNull(from, "from is null");
    places = Set.copyOf(places);
    perMillion = Map.copyOf(perMillion);
    if (places.isEmpty()) {
      throw new IllegalArgumentException("places is empty");
    }
    if (above < 0) {
      throw new IllegalArgumentException("above is negative");
    }
    if (perMillion.values().stream().anyMatch(dollars -> dollars.signum() < 0)) {
      throw new IllegalArgumentException("a price is negative");
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("source is blank");
    }
  }

  /** US dollars for a million tokens of that kind; empty where that is not known. */
  public Optional<BigDecimal> perMillion(Kind kind) {
    return Optional.ofNullable(perMillion.get(kind));
  }

  boolean holds(LocalDate day, Geography place, int inputTokens) {
    return !day.isBefore(from) && places.contains(place) && (above == 0 || inputTokens > above);
  }

  /** The kinds of token that are counted apart. */
  public enum Kind {
    /** What is said to the model and not cached. */
    INPUT,
    /** What the model says, thoughts included. */
    OUTPUT,
    /** What is said to the model and found in its cache. */
    CACHE_READ,
    /** What is said to the model and put into its cache for five minutes. */
    CACHE_WRITE
  }
}
