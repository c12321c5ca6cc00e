package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.access.Entitlements;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.Belongings;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.UsageLedger;
import ai.chatbot.core.usecase.Usage.Questions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UsageTest {
  private static final Duration DAY = Duration.ofHours(24);

  private final Stores stores = InMemoryStores.empty(InstantSource.system());

  @Test
  void whoHasAskedNothingHasAllLeft() {
    assertThat(usage(NOON).questions(aGuest())).isEqualTo(new Questions(2, 0, Optional.empty()));
    assertThat(usage(NOON).questions(anna())).isEqualTo(new Questions(3, 0, Optional.empty()));
    assertThat(usage(NOON).questions(anna()).left()).isEqualTo(3);
  }

  @Test
  void askedAndLeftAreTheWholeAllowance() {
    ask(anna(), NOON);
    ask(anna(), NOON.plusSeconds(60));
    ask(aGuest(), NOON);

    Questions questions = usage(NOON.plusSeconds(120)).questions(anna());

    assertThat(questions).isEqualTo(new Questions(3, 2, Optional.empty()));
    assertThat(questions.left()).isEqualTo(1);
  }

  @Test
  void whoHasAskedAllLearnsWhenTheNextIsFree() {
    User guest = aGuest();
    ask(guest, NOON);
    ask(guest, NOON.plusSeconds(60));

    Questions spent = usage(NOON.plusSeconds(120)).questions(guest);

    assertThat(spent).isEqualTo(new Questions(2, 2, Optional.of(NOON.plus(DAY))));
    assertThat(spent.left()).isZero();
    assertThat(usage(NOON.plus(DAY)).questions(guest))
        .isEqualTo(new Questions(2, 1, Optional.empty()));
  }

  @Test
  void whoHasAskedMoreThanIsAllowedNowHasNoneLeft() {
    User guest = aGuest();
    ask(guest, NOON);
    ask(guest, NOON.plusSeconds(1));
    ask(guest, NOON.plusSeconds(2));

    Questions questions = usage(NOON.plusSeconds(60)).questions(guest);

    assertThat(questions)
        .isEqualTo(new Questions(2, 3, Optional.of(NOON.plusSeconds(1).plus(DAY))));
    assertThat(questions.left()).isZero();
  }

  @Test
  void totalsAreOnesOwnAfterThatMoment() {
    Belongings.of(stores, anna());

    assertThat(usage(NOON).totals(anna(), NOON.minusSeconds(1)))
        .containsExactly(new UsageLedger.Total("eu.anthropic.claude-haiku-5-5", 1, 0, 1, 1, 0, 0));
    assertThat(usage(NOON).totals(anna(), NOON)).isEmpty();
    assertThat(usage(NOON).totals(aGuest(), NOON.minusSeconds(1))).isEmpty();
  }

  private Usage usage(Instant now) {
    Plans plans =
        new Plans(
            new Entitlements(new Allowance(2), Set.of()),
            new Entitlements(new Allowance(3), Set.of()));
    return new Usage(stores.usage(), plans, () -> now);
  }

  private void ask(User asker, Instant at) {
    Replying.open(stores, AQuestion.by(asker).at(at));
  }
}
