package ai.chatbot.postgres;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TurnstileTest {
  private final Turnstile patient = new Turnstile(Duration.ofMinutes(1));

  @Test
  void oneUsersWorkPassesOneAtATime() throws InterruptedException {
    Gate gate = new Gate();
    AtomicInteger passed = new AtomicInteger();
    UserId id = anna().id();
    Thread first = Thread.startVirtualThread(() -> patient.pass(id, () -> held(gate)));
    gate.awaitArrival();
    Thread second = Thread.startVirtualThread(() -> patient.pass(id, passed::incrementAndGet));
    while (second.getState() != Thread.State.TIMED_WAITING) {
      assertThat(passed).hasValue(0);
    }
    gate.open();
    first.join();
    second.join();
    assertThat(passed).hasValue(1);
  }

  @Test
  void nobodyWaitsForAnotherUser() {
    assertThat(
            patient.<String>pass(
                anna().id(), () -> patient.pass(ben().id(), () -> "both are inside")))
        .isEqualTo("both are inside");
  }

  @Test
  void whoseTurnDoesNotComeIsToComeLater() throws InterruptedException {
    Turnstile hasty = new Turnstile(Duration.ZERO);
    Gate gate = new Gate();
    UserId id = anna().id();
    Thread first = Thread.startVirtualThread(() -> hasty.pass(id, () -> held(gate)));
    gate.awaitArrival();
    assertThatThrownBy(() -> hasty.pass(id, () -> 1)).isInstanceOf(StoreUnavailable.class);
    gate.open();
    first.join();
    assertThat(hasty.pass(id, () -> 1)).isEqualTo(1);
  }

  @Test
  void workThatFailsLetsTheNextPass() {
    UserId id = anna().id();
    assertThatThrownBy(() -> patient.pass(id, TurnstileTest::failing))
        .isInstanceOf(IllegalStateException.class);
    assertThat(patient.pass(id, () -> 1)).isEqualTo(1);
  }

  private static int held(Gate gate) {
    try {
      gate.pass();
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int failing() {
    throw new IllegalStateException("planted");
  }
}
