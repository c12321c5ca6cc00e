package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.AQuestion.aReply;
import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.UsageLedger.Total;
import ai.chatbot.core.reply.ModelCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link ai.chatbot.core.port.UsageLedger} does. */
public abstract class UsageLedgerContract {
  private static final String HAIKU = "eu.anthropic.claude-haiku-5-5";
  private static final String LITE = "amazon.nova-lite-v1:0";
  private static final Instant BEFORE = NOON.minusSeconds(1);

  private Stores stores;

  /** Stores in which nothing is kept yet. */
  protected abstract Stores emptyStores();

  @BeforeEach
  void startWithTwoPeople() {
    stores = emptyStores();
    Replying.open(stores, AQuestion.by(anna()));
    Replying.open(stores, AQuestion.by(ben()));
  }

  @Test
  void whoHasAskedNothingHasUsedNothing() {
    User guest = aGuest();

    assertThat(stores.usage().questions(guest.id(), Instant.EPOCH)).isEmpty();
    assertThat(stores.usage().totals(guest.id(), Instant.EPOCH)).isEmpty();
  }

  @Test
  void questionsAreOldestFirstAndOnesOwn() {
    User guest = aGuest();
    ask(guest, 2);
    ask(guest, 0);
    ask(anna(), 3);
    ask(guest, 1);

    assertThat(stores.usage().questions(guest.id(), Instant.EPOCH))
        .containsExactly(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2));
  }

  @Test
  void questionsOfThatMomentAreNotAfterIt() {
    User guest = aGuest();
    ask(guest, 0);
    ask(guest, 1);

    assertThat(stores.usage().questions(guest.id(), NOON)).containsExactly(NOON.plusSeconds(1));
    assertThat(stores.usage().questions(guest.id(), NOON.plusSeconds(1))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void callsOfEveryPurposeCount(Purpose purpose) {
    record(call(anna(), purpose, HAIKU, new TokenUsage(1, 2, 3, 4), false, NOON));

    assertThat(totals(anna())).containsExactly(new Total(HAIKU, 1, 0, 1, 2, 3, 4));
  }

  @Test
  void totalsAreByModelInAlphabeticalOrder() {
    record(
        call(anna(), HAIKU, new TokenUsage(10, 5, 100, 0)),
        call(anna(), "Zeta", new TokenUsage(1, 1, 0, 0)),
        call(anna(), LITE, new TokenUsage(7, 3, 0, 0)),
        call(anna(), HAIKU, new TokenUsage(20, 15, 0, 50)));

    assertThat(totals(anna()))
        .containsExactly(
            new Total("Zeta", 1, 0, 1, 1, 0, 0),
            new Total(LITE, 1, 0, 7, 3, 0, 0),
            new Total(HAIKU, 2, 0, 30, 20, 100, 50));
  }

  @Test
  void totalsSayHowManyCallsWereEstimated() {
    TokenUsage usage = new TokenUsage(1, 1, 0, 0);
    record(
        call(anna(), Purpose.CHAT, HAIKU, usage, true, NOON),
        call(anna(), Purpose.CHAT, HAIKU, usage, false, NOON),
        call(anna(), Purpose.CHAT, HAIKU, usage, true, NOON));

    assertThat(totals(anna())).containsExactly(new Total(HAIKU, 3, 2, 3, 3, 0, 0));
  }

  @Test
  void callsOfThatMomentAreNotAfterIt() {
    TokenUsage usage = new TokenUsage(1, 1, 0, 0);
    record(
        call(anna(), Purpose.CHAT, HAIKU, usage, false, NOON),
        call(anna(), Purpose.CHAT, HAIKU, usage, false, NOON.plusSeconds(1)));

    assertThat(stores.usage().totals(anna().id(), NOON))
        .containsExactly(new Total(HAIKU, 1, 0, 1, 1, 0, 0));
    assertThat(stores.usage().totals(anna().id(), NOON.plusSeconds(1))).isEmpty();
  }

  @Test
  void nobodyPaysForAnother() {
    record(
        call(anna(), HAIKU, new TokenUsage(1, 1, 0, 0)),
        call(ben(), HAIKU, new TokenUsage(5, 5, 0, 0)));

    assertThat(totals(anna())).containsExactly(new Total(HAIKU, 1, 0, 1, 1, 0, 0));
    assertThat(totals(ben())).containsExactly(new Total(HAIKU, 1, 0, 5, 5, 0, 0));
  }

  @Test
  void theTokensOfALongTimeAreMoreThanAnIntHolds() {
    TokenUsage most = new TokenUsage(Integer.MAX_VALUE, Integer.MAX_VALUE, 0, Integer.MAX_VALUE);
    long twice = 2L * Integer.MAX_VALUE;

    record(call(anna(), HAIKU, most), call(anna(), HAIKU, most));

    assertThat(totals(anna())).containsExactly(new Total(HAIKU, 2, 0, twice, twice, 0, twice));
  }

  @Test
  void aCallThatComesTwiceCountsOnce() {
    ModelCall known = call(anna(), HAIKU, new TokenUsage(1, 1, 0, 0));
    record(known, known);

    record(known, call(anna(), HAIKU, new TokenUsage(2, 2, 0, 0)));

    assertThat(totals(anna())).containsExactly(new Total(HAIKU, 2, 0, 3, 3, 0, 0));
  }

  @Test
  void aBatchThatComesManyTimesAtOnceCountsOnce() throws InterruptedException {
    List<ModelCall> calls =
        IntStream.range(0, 2_000)
            .mapToObj(number -> call(anna(), HAIKU, new TokenUsage(1, 0, 0, 0)))
            .toList();
    List<ModelCall> backwards = calls.reversed();

    AtOnce.all(
        Stream.of(calls, backwards, calls, backwards)
            .map(batch -> (Callable<Boolean>) () -> record(batch)));

    assertThat(totals(anna())).containsExactly(new Total(HAIKU, 2_000, 0, 2_000, 0, 0, 0));
  }

  @Test
  void noCallsAreRecordedOfNone() {
    record();

    assertThat(totals(anna())).isEmpty();
  }

  @Test
  void callsOfSomebodyUnknownAreLeftOutAndTheOthersKept() {
    User stranger = aGuest();
    List<ModelCall> calls = new ArrayList<>();
    calls.add(call(stranger, HAIKU, new TokenUsage(1, 1, 0, 0)));
    calls.add(call(anna(), HAIKU, new TokenUsage(2, 2, 0, 0)));

    record(calls);

    assertThat(totals(stranger)).isEmpty();
    assertThat(totals(anna())).containsExactly(new Total(HAIKU, 1, 0, 2, 2, 0, 0));
  }

  private void ask(User asker, int second) {
    Replying.open(stores, AQuestion.by(asker).at(NOON.plusSeconds(second)));
  }

  private void record(ModelCall... calls) {
    record(List.of(calls));
  }

  private boolean record(List<ModelCall> calls) {
    stores.usage().record(calls);
    return true;
  }

  private List<Total> totals(User user) {
    return stores.usage().totals(user.id(), BEFORE);
  }

  private static ModelCall call(User asker, String model, TokenUsage usage) {
    return call(asker, Purpose.CHAT, model, usage, false, NOON);
  }

  private static ModelCall call(
      User asker, Purpose purpose, String model, TokenUsage usage, boolean estimated, Instant at) {
    return new ModelCall(
        UUID.randomUUID(), asker.id(), aReply(), purpose, model, usage, estimated, at);
  }
}
