package ai.chatbot.core.port;

import static java.util.Objects.requireNonNull;

/** Somebody who knows the weather. Safe for use by many threads. */
@FunctionalInterface
public interface Weather {

  /**
   * The weather at that place. Blocks for some seconds at most. A trouble of the provider is {@link
   * Unavailable}, never an exception, and what is found is never larger than a {@link Forecast} may
   * be.
   *
   * @throws InterruptedException if the calling thread was interrupted before there was an answer;
   *     the request is closed upstream at once
   */
  Outcome at(Place place) throws InterruptedException;

  /** What came of asking. */
  sealed interface Outcome {}

  /** That is the weather there. */
  record Found(Forecast forecast) implements Outcome {
    public Found {
      requireNonNull(forecast, "forecast is null");
    }
  }

  /** Nobody knows a place of that name. */
  record NoSuchPlace() implements Outcome {}

  /** Nobody can tell now; {@code reason} is a sentence for the model and may be shown. */
  record Unavailable(String reason) implements Outcome {
    public Unavailable {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("reason is blank");
      }
    }
  }
}
