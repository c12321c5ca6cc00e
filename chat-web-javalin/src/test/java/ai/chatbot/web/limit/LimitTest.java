package ai.chatbot.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LimitTest {
  private final Limit limit = Limit.of(3, Duration.ofHours(1));

  @Test
  void soManyPassAndTheNextIsToldHowLongToWait() {
    for (int i = 0; i < 3; i++) {
      assertThat(limit.take("anna")).isEmpty();
    }
    assertThat(limit.take("anna"))
        .hasValueSatisfying(
            wait -> assertThat(wait).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(20)));
    assertThat(limit.take("ben")).as("another key").isEmpty();
  }

  @Test
  void whatIsGivenBackMayBeTakenAgainButNoMoreThanThat() {
    limit.giveBack("anna");
    for (int i = 0; i < 3; i++) {
      assertThat(limit.take("anna")).isEmpty();
    }
    limit.giveBack("anna");
    assertThat(limit.take("anna")).isEmpty();
    assertThat(limit.take("anna")).isPresent();
  }
}
