package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class RepeatsTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Repeats repeats = new Repeats(Duration.ofSeconds(10), now::get);

  @Test
  void whatWasSaidJustNowIsNoNews() {
    assertThat(repeats.isNews("append")).isTrue();
    after(Duration.ofMillis(9_999));
    assertThat(repeats.isNews("append")).isFalse();
    assertThat(repeats.isNews("close")).as("something else").isTrue();
  }

  @Test
  void whatWasSaidAWhileAgoIsNewsAgainHoweverOftenItWasSaidSince() {
    repeats.isNews("append");
    for (int seconds = 1; seconds < 10; seconds++) {
      after(Duration.ofSeconds(1));
      assertThat(repeats.isNews("append")).isFalse();
    }
    after(Duration.ofSeconds(1));
    assertThat(repeats.isNews("append")).isTrue();
  }

  private void after(Duration time) {
    now.updateAndGet(it -> it.plus(time));
  }
}
