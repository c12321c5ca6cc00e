package ai.chatbot.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.reply.InstanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class LeaseTest {
  private static final Duration LIFE = Duration.ofSeconds(30);

  private final AtomicReference<Instant> now = new AtomicReference<>(AQuestion.NOON);
  private final AtomicBoolean away = new AtomicBoolean();
  private final Lease lease =
      new Lease(
          new Away(InMemoryStores.empty(now::get).replies()),
          AQuestion.anInstance(),
          LIFE,
          now::get);

  @Test
  void whoHasHeldItForLessThanItsLifeDoesNotJudge() {
    assertThat(lease.isHeldLongEnoughToJudge()).as("never held").isFalse();
    lease.renew();
    renewedFor(LIFE);

    assertThat(lease.isHeldLongEnoughToJudge()).isFalse();
  }

  @Test
  void whoHasHeldItForLongerJudges() {
    lease.renew();
    renewedFor(LIFE.plusSeconds(10));

    assertThat(lease.isHeldLongEnoughToJudge()).isTrue();
  }

  @Test
  void afterTheStoreWasAwayTheOthersGetTheTimeToRenewTheirs() {
    lease.renew();
    renewedFor(LIFE.plusSeconds(10));
    away.set(true);
    assertThatIllegalStateException().isThrownBy(lease::renew);
    away.set(false);
    assertThat(lease.isHeldLongEnoughToJudge()).as("while it is away").isFalse();
    lease.renew();

    assertThat(lease.isHeldLongEnoughToJudge()).as("at once").isFalse();
    renewedFor(LIFE.plusSeconds(10));
    assertThat(lease.isHeldLongEnoughToJudge()).as("in the end").isTrue();
  }

  @Test
  void afterThisMachineSleptTheOthersOnItGetTheTimeToRenewTheirs() {
    lease.renew();
    renewedFor(LIFE.plusSeconds(10));
    now.updateAndGet(it -> it.plus(Duration.ofHours(8)));
    lease.renew();

    assertThat(lease.isHeldLongEnoughToJudge()).as("at once").isFalse();
    renewedFor(LIFE.plusSeconds(10));
    assertThat(lease.isHeldLongEnoughToJudge()).as("in the end").isTrue();
  }

  /** Renews it every ten seconds. */
  private void renewedFor(Duration time) {
    for (int tens = 0; tens < time.toSeconds() / 10; tens++) {
      now.updateAndGet(it -> it.plusSeconds(10));
      lease.renew();
    }
  }

  private final class Away extends ForwardingReplyLog {
    Away(ReplyLog log) {
      super(log);
    }

    @Override
    public void renewLease(InstanceId instance, Duration life) {
      if (away.get()) {
        throw new IllegalStateException("the store is away");
      }
      super.renewLease(instance, life);
    }
  }
}
