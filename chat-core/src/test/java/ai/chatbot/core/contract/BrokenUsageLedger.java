package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.anna;
import static java.util.Comparator.comparing;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.UsageLedger;
import ai.chatbot.core.reply.ModelCall;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be wrong with a {@link UsageLedger}. */
interface BrokenUsageLedger extends UsageLedger, BrokenStore<UsageLedger> {

  /** Records those calls that are wanted. */
  default void recordOnly(List<ModelCall> calls, Predicate<ModelCall> wanted) {
    correct().record(calls.stream().filter(wanted).toList());
  }

  /** The totals, each changed. */
  default List<Total> changed(UserId asker, Instant after, UnaryOperator<Total> change) {
    return correct().totals(asker, after).stream().map(change).toList();
  }

  /** The same call under an id of its own. */
  static ModelCall another(ModelCall it) {
    return new ModelCall(
        UUID.randomUUID(),
        it.asker(),
        it.reply(),
        it.purpose(),
        it.inferenceId(),
        it.usage(),
        it.estimated(),
        it.at());
  }

  @CaughtBy({"whoHasAskedNothingHasUsedNothing", "questionsOfThatMomentAreNotAfterIt"})
  interface CountsAQuestionThatNobodyAsked extends BrokenUsageLedger {
    @Override
    default List<Instant> questions(UserId asker, Instant after) {
      List<Instant> asked = correct().questions(asker, after);
      return asked.isEmpty() ? List.of(NOON) : asked;
    }
  }

  @CaughtBy({"whoHasAskedNothingHasUsedNothing", "noCallsAreRecordedOfNone"})
  interface HasATotalOfNoCalls extends BrokenUsageLedger {
    @Override
    default List<Total> totals(UserId asker, Instant after) {
      List<Total> totals = correct().totals(asker, after);
      return totals.isEmpty() ? List.of(new Total("", 0, 0, 0, 0, 0, 0)) : totals;
    }
  }

  @CaughtBy("questionsAreOldestFirstAndOnesOwn")
  interface NewestQuestionFirst extends BrokenUsageLedger {
    @Override
    default List<Instant> questions(UserId asker, Instant after) {
      return correct().questions(asker, after).reversed();
    }
  }

  @CaughtBy("questionsAreOldestFirstAndOnesOwn")
  interface CountsAnnasQuestionsAgainstEverybody extends BrokenUsageLedger {
    @Override
    default List<Instant> questions(UserId asker, Instant after) {
      return Stream.of(asker, anna().id())
          .flatMap(each -> correct().questions(each, after).stream())
          .sorted()
          .toList();
    }
  }

  @CaughtBy("questionsOfThatMomentAreNotAfterIt")
  interface CountsQuestionsOfThatMoment extends BrokenUsageLedger {
    @Override
    default List<Instant> questions(UserId asker, Instant after) {
      return correct().questions(asker, after.minusNanos(1));
    }
  }

  @CaughtBy("callsOfThatMomentAreNotAfterIt")
  interface CountsCallsOfThatMoment extends BrokenUsageLedger {
    @Override
    default List<Total> totals(UserId asker, Instant after) {
      return correct().totals(asker, after.minusNanos(1));
    }
  }

  @CaughtBy("callsOfEveryPurposeCount")
  interface CountsChatsAlone extends BrokenUsageLedger {
    @Override
    default void record(List<ModelCall> calls) {
      recordOnly(calls, call -> call.purpose() == Purpose.CHAT);
    }
  }

  @CaughtBy({"callsOfEveryPurposeCount", "totalsAreByModelInAlphabeticalOrder"})
  interface TakesWhatIsPutIntoTheCacheForReadFromThere extends BrokenUsageLedger {
    @Override
    default List<Total> totals(UserId asker, Instant after) {
      return changed(asker, after, TakesWhatIsPutIntoTheCacheForReadFromThere::allRead);
    }

    private static Total allRead(Total it) {
      return new Total(
          it.inferenceId(),
          it.calls(),
          it.estimated(),
          it.input(),
          it.output(),
          it.cacheRead() + it.cacheWrite(),
          0);
    }
  }

  @CaughtBy("totalsAreByModelInAlphabeticalOrder")
  interface LastModelFirst extends BrokenUsageLedger {
    @Override
    default List<Total> totals(UserId asker, Instant after) {
      return correct().totals(asker, after).reversed();
    }
  }

  @CaughtBy("totalsAreByModelInAlphabeticalOrder")
  interface OrdersModelsAsADictionaryDoes extends BrokenUsageLedger {
    @Override
    default List<Total> totals(UserId asker, Instant after) {
      return correct().totals(asker, after).stream()
          .sorted(comparing(Total::inferenceId, String.CASE_INSENSITIVE_ORDER))
          .toList();
    }
  }

  @CaughtBy("totalsSayHowManyCallsWereEstimated")
  interface ForgetsWhatWasEstimated extends BrokenUsageLedger {
    @Override
    default List<Total> totals(UserId asker, Instant after) {
      return changed(asker, after, ForgetsWhatWasEstimated::sure);
    }

    private static Total sure(Total it) {
      return new Total(
          it.inferenceId(),
          it.calls(),
          0,
          it.input(),
          it.output(),
          it.cacheRead(),
          it.cacheWrite());
    }
  }

  @CaughtBy("totalsSayHowManyCallsWereEstimated")
  interface LeavesEstimatesOut extends BrokenUsageLedger {
    @Override
    default void record(List<ModelCall> calls) {
      recordOnly(calls, call -> !call.estimated());
    }
  }

  @CaughtBy("theTokensOfALongTimeAreMoreThanAnIntHolds")
  interface CountsInInts extends BrokenUsageLedger {
    @Override
    default List<Total> totals(UserId asker, Instant after) {
      return changed(asker, after, CountsInInts::overflown);
    }

    private static Total overflown(Total it) {
      return new Total(
          it.inferenceId(),
          it.calls(),
          it.estimated(),
          (int) it.input(),
          (int) it.output(),
          (int) it.cacheRead(),
          (int) it.cacheWrite());
    }
  }

  @CaughtBy({"nobodyPaysForAnother", "callsOfSomebodyUnknownAreLeftOutAndTheOthersKept"})
  interface LetsEverybodyPayForAnna extends BrokenUsageLedger {
    @Override
    default List<Total> totals(UserId asker, Instant after) {
      return correct().totals(anna().id(), after);
    }
  }

  @CaughtBy({"aCallThatComesTwiceCountsOnce", "aBatchThatComesManyTimesAtOnceCountsOnce"})
  interface CountsABatchTwice extends BrokenUsageLedger {
    @Override
    default void record(List<ModelCall> calls) {
      correct().record(calls.stream().map(BrokenUsageLedger::another).toList());
    }
  }

  @CaughtBy("aCallThatComesTwiceCountsOnce")
  interface LosesABatchOfWhichACallIsKnown extends BrokenUsageLedger {
    Set<UUID> KNOWN = ConcurrentHashMap.newKeySet();

    @Override
    default void record(List<ModelCall> calls) {
      recordOnly(calls, call -> calls.stream().noneMatch(it -> KNOWN.contains(it.id())));
      calls.forEach(call -> KNOWN.add(call.id()));
    }
  }

  @CaughtBy("aBatchThatComesManyTimesAtOnceCountsOnce")
  interface LooksAndThenRecords extends BrokenUsageLedger {
    Set<UUID> KNOWN = ConcurrentHashMap.newKeySet();

    @Override
    default void record(List<ModelCall> calls) {
      List<ModelCall> unknown = calls.stream().filter(it -> !KNOWN.contains(it.id())).toList();
      dawdle();
      unknown.forEach(call -> KNOWN.add(call.id()));
      correct().record(unknown.stream().map(BrokenUsageLedger::another).toList());
    }
  }

  @CaughtBy("noCallsAreRecordedOfNone")
  interface RefusesNone extends BrokenUsageLedger {
    @Override
    default void record(List<ModelCall> calls) {
      if (calls.isEmpty()) {
        throw new IllegalArgumentException("calls is empty");
      }
      correct().record(calls);
    }
  }

  @CaughtBy("callsOfSomebodyUnknownAreLeftOutAndTheOthersKept")
  interface TakesInWhomItDoesNotKnow extends BrokenUsageLedger {
    @Override
    default void record(List<ModelCall> calls) {
      calls.forEach(call -> takeIn(call.asker()));
      correct().record(calls);
    }
  }

  @CaughtBy("callsOfSomebodyUnknownAreLeftOutAndTheOthersKept")
  interface LosesABatchWithACallOfSomebodyUnknown extends BrokenUsageLedger {
    @Override
    default void record(List<ModelCall> calls) {
      recordOnly(calls, any -> calls.stream().allMatch(call -> isKnown(call.asker())));
    }

    private boolean isKnown(UserId asker) {
      return !correct().questions(asker, Instant.EPOCH).isEmpty();
    }
  }

  @ExtendWith(FaultOfTheRun.class)
  final class Contract extends UsageLedgerContract {
    private final Fault fault;

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected Stores emptyStores() {
      return fault.in(InMemoryStores.empty(InstantSource.system()));
    }
  }
}
