package ai.chatbot.core.usecase;

import java.time.Duration;

/**
 * How fast an instance keeps house.
 *
 * @param lease how long it counts as alive after its last sign of life
 * @param renewal how often it gives one
 * @param poll how often it looks for stop requests and for news of replies made elsewhere
 * @param batch how long events are collected before they are stored
 * @param again after what pause a store that did not answer is asked again
 * @param sweep how often it removes what is old enough
 */
record Tempo(
    Duration lease,
    Duration renewal,
    Duration poll,
    Duration batch,
    Duration again,
    Duration sweep) {
  /** As architecture.md has it. */
  static final Tempo STANDARD =
      new Tempo(
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofMillis(250),
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofMinutes(10));

  /** How long a reply lives on, at the most, whose instance is gone: until somebody looks again. */
  Duration longestUnnoticed() {
    return lease.plus(renewal);
  }
}
