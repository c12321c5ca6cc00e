package ai.chatbot.core.access;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AllowanceTest {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Instant YESTERDAY = NOON.minus(DAY);
  private static final Instant MORNING = NOON.minus(Duration.ofHours(4));

  @Test
  void whoHasAskedLessMayAskOnceMore() {
    assertThat(new Allowance(1).oneMore(List.of(), NOON)).isEqualTo(new Decision.Allowed());
    assertThat(new Allowance(2).oneMore(List.of(MORNING), NOON)).isEqualTo(new Decision.Allowed());
  }

  @Test
  void whoHasAskedAllWaitsForTheOldestToLeaveTheWindow() {
    assertThat(new Allowance(2).oneMore(List.of(NOON, MORNING), NOON))
        .isEqualTo(spentUntil(MORNING.plus(DAY)));
    assertThat(new Allowance(2).oneMore(List.of(MORNING, NOON), NOON))
        .isEqualTo(spentUntil(MORNING.plus(DAY)));
  }

  @Test
  void whoHasAskedMoreThanTheyHaveNowWaitsUntilEnoughHaveLeft() {
    assertThat(new Allowance(1).oneMore(List.of(MORNING, NOON), NOON))
        .isEqualTo(spentUntil(NOON.plus(DAY)));
  }

  @Test
  void whatWasAskedADayAgoNoLongerCounts() {
    assertThat(new Allowance(1).oneMore(List.of(YESTERDAY), NOON))
        .isEqualTo(new Decision.Allowed());
    assertThat(new Allowance(1).oneMore(List.of(YESTERDAY.plusNanos(1)), NOON))
        .isEqualTo(spentUntil(NOON.plusNanos(1)));
  }

  @Test
  void noneIsNoneForADay() {
    assertThat(new Allowance(0).oneMore(List.of(), NOON)).isEqualTo(spentUntil(NOON.plus(DAY)));
  }

  @Test
  void thereIsNoNegativeAllowance() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Allowance(-1))
        .withMessage("questions is negative");
  }

  private static Decision spentUntil(Instant returnsAt) {
    return new Decision.Denied(new Decision.Reason.AllowanceSpent(returnsAt));
  }
}
