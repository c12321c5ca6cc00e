package ai.chatbot.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetriesTest {
  @ParameterizedTest
  @CsvSource({"1, 500", "2, 1000", "3, 2000", "5, 8000", "6, 10000", "20, 10000"})
  void aPauseIsDrawnFromABoundThatDoublesUpToTwentySeconds(int round, long half) {
    assertThat(new Retries(() -> 0.5).pause(round)).isEqualTo(Duration.ofMillis(half));
  }

  @Test
  void aPauseMayBeNothing() {
    assertThat(new Retries(() -> 0).pause(3)).isZero();
  }

  @Test
  void nobodyTriesMoreThanThreeRounds() {
    Retries retries = new Retries(() -> 0);

    assertThat(retries.take(3)).isTrue();
    assertThat(retries.take(4)).isFalse();
  }

  @Test
  void allShareOneStockThatAnswersFillUp() {
    Retries retries = new Retries(() -> 0);
    int taken = 0;
    while (retries.take(1)) {
      taken++;
    }

    assertThat(taken).isEqualTo(100);
    retries.answered();
    assertThat(retries.take(1)).isTrue();
    assertThat(retries.take(1)).isFalse();
  }

  @Test
  void theStockIsNeverMoreThanFull() {
    Retries retries = new Retries(() -> 0);
    retries.answered();
    int taken = 0;
    while (retries.take(1)) {
      taken++;
    }

    assertThat(taken).isEqualTo(100);
  }
}
