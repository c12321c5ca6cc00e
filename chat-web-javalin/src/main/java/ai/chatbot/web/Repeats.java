package ai.chatbot.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Tells what is said for the first time in a while. Safe for use by many threads. */
final class Repeats {
  private final Duration apart;
  private final InstantSource clock;
  private final Map<String, Instant> said = new HashMap<>();

  Repeats(Duration apart, InstantSource clock) {
    this.apart = apart;
    this.clock = clock;
  }

  /** Was that not said within the while before? If so, it is said now. */
  synchronized boolean isNews(String what) {
    Instant now = clock.instant();
    Instant before = said.getOrDefault(what, Instant.MIN);
    boolean news = !before.isAfter(now.minus(apart));
    if (news) {
      said.put(what, now);
    }
    return news;
  }
}
