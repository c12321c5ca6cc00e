package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.Replying.answer;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be wrong with a {@link ReplyLog}. */
interface BrokenReplyLog extends ReplyLog, BrokenStore<ReplyLog> {

  /** How many events of the reply are stored. */
  default int stored(ReplyId reply) {
    return correct().statusOf(Set.of(reply)).stream().mapToInt(Status::stored).sum();
  }

  /** The instance that owns the reply. */
  default InstanceId ownerOf(ReplyId reply) {
    return correct().find(reply).map(Reply::owner).orElseGet(AQuestion::anInstance);
  }

  /** The same reply, whether it lives or not. */
  static Reply alive(boolean live, Reply it) {
    return new Reply(it.id(), it.answer(), it.chat(), it.owner(), live, it.startedAt());
  }

  /** That answer with another ending. */
  static Message ended(Ending ending, Message it) {
    return Message.answer(it.id(), it.chat(), it.parts(), ending, it.createdAt());
  }

  @CaughtBy({
    "whoIsNotTheOwnerStoresNothing",
    "theHeirOwnsTheReplyAndItsFormerOwnerDoesNot",
    "anEmptyBatchStoresNothing"
  })
  interface AppendsWithoutTheFence extends BrokenReplyLog {
    @Override
    default boolean append(ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
      return correct().append(reply, ownerOf(reply), from, events);
    }
  }

  @CaughtBy({"whoIsNotTheOwnerClosesNothing", "theHeirOwnsTheReplyAndItsFormerOwnerDoesNot"})
  interface ClosesWithoutTheFence extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      return correct().close(reply, ownerOf(reply), from, tail, answer);
    }
  }

  @CaughtBy("whoIsNotTheOwnerStoresNothing")
  interface StoresWhatTheFenceRefuses extends BrokenReplyLog {
    @Override
    default boolean append(ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
      boolean appended = correct().append(reply, owner, from, events);
      correct().append(reply, ownerOf(reply), from, events);
      return appended;
    }
  }

  @CaughtBy("whoIsNotTheOwnerClosesNothing")
  interface StoresTheTailThatTheFenceRefuses extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      boolean closed = correct().close(reply, owner, from, tail, answer);
      correct().append(reply, ownerOf(reply), from, tail);
      return closed;
    }
  }

  @CaughtBy("theHeirOwnsTheReplyAndItsFormerOwnerDoesNot")
  interface LetsAFormerOwnerGoOn extends BrokenReplyLog {
    @Override
    default boolean takeOver(ReplyId reply, InstanceId heir) {
      return correct().abandoned().stream().anyMatch(each -> each.id().equals(reply));
    }
  }

  @CaughtBy({"aClosedReplyIsNotClosedAgain", "ofManyWhoCloseAtOnceOneSucceeds"})
  interface ClosesTwice extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      return correct().close(reply, owner, from, tail, answer) || ownerOf(reply).equals(owner);
    }
  }

  @CaughtBy("ofManyWhoCloseAtOnceOneSucceeds")
  interface LooksAndThenCloses extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      boolean live = correct().find(reply).filter(Reply::live).isPresent();
      dawdle();
      return correct().close(reply, owner, from, tail, answer) || live;
    }
  }

  @CaughtBy("aClosedReplyTakesNoMoreEvents")
  interface SaysThatAClosedReplyTakesEvents extends BrokenReplyLog {
    @Override
    default boolean append(ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
      return correct().append(reply, owner, from, events) || ownerOf(reply).equals(owner);
    }
  }

  @CaughtBy("closingStoresTheTailTheAnswerAndTheEndAtOnce")
  interface DropsTheTail extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      return correct().close(reply, owner, from, List.of(), answer);
    }
  }

  @CaughtBy("closingStoresTheTailTheAnswerAndTheEndAtOnce")
  interface WritesAnotherMessage extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      return correct().find(reply).stream()
          .anyMatch(it -> correct().close(reply, owner, from, tail, answer(it, "")));
    }
  }

  @CaughtBy("closingStoresTheTailTheAnswerAndTheEndAtOnce")
  interface WritesNoMessage extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      return correct().append(reply, owner, from, tail);
    }
  }

  @CaughtBy("aTailThatWouldLeaveAGapClosesNothing")
  interface ClosesDespiteAGap extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      return correct().close(reply, owner, Math.min(from, stored(reply)), tail, answer);
    }
  }

  @CaughtBy("aTailOfWhichSomeIsStoredIsStoredOnce")
  interface StoresATailTwice extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      return correct().close(reply, owner, Math.max(from, stored(reply)), tail, answer);
    }
  }

  @CaughtBy({
    "theSameBatchTwiceIsStoredOnce",
    "aBatchSentAgainWithMoreEventsStoresWhatIsNew",
    "theSameBatchManyTimesAtOnceIsStoredOnce"
  })
  interface StoresABatchTwice extends BrokenReplyLog {
    @Override
    default boolean append(ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
      return correct().append(reply, owner, Math.max(from, stored(reply)), events);
    }
  }

  @CaughtBy("theSameBatchManyTimesAtOnceIsStoredOnce")
  interface LooksAndThenStores extends BrokenReplyLog {
    @Override
    default boolean append(ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
      boolean already = stored(reply) > from;
      dawdle();
      return already || correct().append(reply, owner, stored(reply), events);
    }
  }

  @CaughtBy("aBatchSentAgainWithMoreEventsStoresWhatIsNew")
  interface IgnoresABatchThatBeginsWithWhatIsStored extends BrokenReplyLog {
    @Override
    default boolean append(ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
      return correct().append(reply, owner, from, from < stored(reply) ? List.of() : events);
    }
  }

  @CaughtBy("aBatchThatWouldLeaveAGapIsRefused")
  interface AcceptsAGap extends BrokenReplyLog {
    @Override
    default boolean append(ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
      return correct().append(reply, owner, Math.min(from, stored(reply)), events);
    }
  }

  @CaughtBy("aLostFenceIsToldEvenWhereABatchWouldLeaveAGap")
  interface LooksForAGapBeforeTheFence extends BrokenReplyLog {
    @Override
    default boolean append(ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
      correct().append(reply, ownerOf(reply), from, List.of());
      return correct().append(reply, owner, from, events);
    }
  }

  @CaughtBy("everyKindOfEventComesBackAsItWas")
  interface StripsText extends BrokenReplyLog {
    @Override
    default List<ReplyEvent> read(ReplyId reply, int from) {
      return correct().read(reply, from).stream().map(StripsText::stripped).toList();
    }

    private static ReplyEvent stripped(ReplyEvent event) {
      return event instanceof ReplyEvent.TextDelta(int index, String text)
          ? new ReplyEvent.TextDelta(index, text.strip())
          : event;
    }
  }

  @CaughtBy({
    "readingBeginsAnywhereEvenWithinABatch",
    "eventsAreReadInTheOrderInWhichTheyWereStored"
  })
  interface ReadsFromTheNextOne extends BrokenReplyLog {
    @Override
    default List<ReplyEvent> read(ReplyId reply, int from) {
      return correct().read(reply, from + 1);
    }
  }

  @CaughtBy("readingBeginsAnywhereEvenWithinABatch")
  interface ReadsFromTheOneBefore extends BrokenReplyLog {
    @Override
    default List<ReplyEvent> read(ReplyId reply, int from) {
      return correct().read(reply, Math.max(0, from - 1));
    }
  }

  @CaughtBy("readingBeginsAnywhereEvenWithinABatch")
  interface ReadsFromTheBeginningOfABatch extends BrokenReplyLog {
    @Override
    default List<ReplyEvent> read(ReplyId reply, int from) {
      return correct().read(reply, from / 3 * 3);
    }
  }

  @CaughtBy("nothingIsReadBeyondTheEnd")
  interface BeginsAnewBeyondTheEnd extends BrokenReplyLog {
    @Override
    default List<ReplyEvent> read(ReplyId reply, int from) {
      return correct().read(reply, from > stored(reply) ? 0 : from);
    }
  }

  @CaughtBy("eventsAreReadInTheOrderInWhichTheyWereStored")
  interface ReadsTheLatestFirst extends BrokenReplyLog {
    @Override
    default List<ReplyEvent> read(ReplyId reply, int from) {
      return correct().read(reply, from).reversed();
    }
  }

  @CaughtBy("aReplyWithoutEventsReadsEmpty")
  interface HasAFirstEventOfItsOwn extends BrokenReplyLog {
    @Override
    default List<ReplyEvent> read(ReplyId reply, int from) {
      List<ReplyEvent> events = correct().read(reply, from);
      return events.isEmpty() ? List.of(new ReplyEvent.StepStarted()) : events;
    }
  }

  @CaughtBy({"aStopIsAskedForOnceAndForAll", "repliesDoNotMix"})
  interface HidesThatAStopWasAskedFor extends BrokenReplyLog {
    @Override
    default List<Status> statusOf(Set<ReplyId> replies) {
      return correct().statusOf(replies).stream()
          .map(it -> new Status(it.reply(), it.stored(), it.live(), false))
          .toList();
    }
  }

  @CaughtBy("aReplyThatIsNotThereIsNotFound")
  interface KnowsHowAReplyStandsThatIsNotThere extends BrokenReplyLog {
    @Override
    default List<Status> statusOf(Set<ReplyId> replies) {
      return Stream.concat(
              correct().statusOf(replies).stream(),
              replies.stream()
                  .filter(reply -> correct().find(reply).isEmpty())
                  .map(reply -> new Status(reply, 0, false, false)))
          .toList();
    }
  }

  @CaughtBy("repliesDoNotMix")
  interface StopsEveryReply extends BrokenReplyLog {
    @Override
    default void requestStop(ReplyId reply) {
      correct().endLease(AQuestion.HERE);
      correct().abandoned().forEach(each -> correct().requestStop(each.id()));
    }
  }

  @CaughtBy("eventsAreReadInTheOrderInWhichTheyWereStored")
  interface CountsOneEventTooMany extends BrokenReplyLog {
    @Override
    default List<Status> statusOf(Set<ReplyId> replies) {
      return correct().statusOf(replies).stream()
          .map(it -> new Status(it.reply(), it.stored() + 1, it.live(), it.stopRequested()))
          .toList();
    }
  }

  @CaughtBy("anEndedReplyCannotBeAskedToStop")
  interface SaysThatAnEndedReplyIsToStop extends BrokenReplyLog {
    @Override
    default List<Status> statusOf(Set<ReplyId> replies) {
      return correct().statusOf(replies).stream()
          .map(it -> new Status(it.reply(), it.stored(), it.live(), !it.live()))
          .toList();
    }
  }

  @CaughtBy("closingStoresTheTailTheAnswerAndTheEndAtOnce")
  interface FindsAClosedReplyAlive extends BrokenReplyLog {
    @Override
    default Optional<Reply> find(ReplyId reply) {
      return correct().find(reply).map(it -> alive(true, it));
    }
  }

  @CaughtBy("repliesDoNotMix")
  interface HasTheSameLiveReplyInEveryChat extends BrokenReplyLog {
    @Override
    default Optional<Reply> liveIn(ChatId chat) {
      correct().endLease(AQuestion.HERE);
      return correct().abandoned().stream().findFirst();
    }
  }

  @CaughtBy({
    "aReplyWhoseOwnersLeaseRunsIsNotAbandonedNorTakenOver",
    "aRenewedLeaseKeepsWhatWasNotTakenOverMeanwhile"
  })
  interface TakesOverFromALivingOwner extends BrokenReplyLog {
    @Override
    default boolean takeOver(ReplyId reply, InstanceId heir) {
      InstanceId owner = ownerOf(reply);
      correct().endLease(owner);
      return correct().takeOver(reply, heir);
    }
  }

  @CaughtBy("anEndedReplyIsNotAbandonedNorTakenOver")
  interface TakesOverAnEndedReply extends BrokenReplyLog {
    @Override
    default boolean takeOver(ReplyId reply, InstanceId heir) {
      return correct().takeOver(reply, heir)
          || correct().find(reply).filter(it -> !it.live()).isPresent();
    }
  }

  @CaughtBy("ofManyHeirsAtOnceOneSucceeds")
  interface LooksAndThenTakesOver extends BrokenReplyLog {
    @Override
    default boolean takeOver(ReplyId reply, InstanceId heir) {
      boolean abandoned = correct().abandoned().stream().anyMatch(each -> each.id().equals(reply));
      dawdle();
      correct().takeOver(reply, heir);
      return abandoned;
    }
  }

  @CaughtBy({
    "aReplyWhoseOwnersLeaseWasEndedIsAbandoned",
    "theHeirOwnsTheReplyAndItsFormerOwnerDoesNot"
  })
  interface IgnoresTheEndOfALease extends BrokenReplyLog {
    @Override
    default void endLease(InstanceId instance) {}
  }

  @CaughtBy("endingALeaseTwiceOrOneThatNeverWasDoesNothing")
  interface EndsEveryLease extends BrokenReplyLog {
    @Override
    default void endLease(InstanceId instance) {
      correct().endLease(instance);
      correct().endLease(AQuestion.HERE);
    }
  }

  @CaughtBy("aReplyWhoseOwnersLeaseRanOutIsAbandoned")
  interface NeverShortensALease extends BrokenReplyLog {
    @Override
    default void renewLease(InstanceId instance, Duration life) {
      if (!life.isZero()) {
        correct().renewLease(instance, life);
      }
    }
  }

  @CaughtBy({
    "aReplyWhoseOwnersLeaseRunsIsNotAbandonedNorTakenOver",
    "aRenewedLeaseKeepsWhatWasNotTakenOverMeanwhile"
  })
  interface IgnoresARenewal extends BrokenReplyLog {
    @Override
    default void renewLease(InstanceId instance, Duration life) {}
  }

  @CaughtBy("aReplyWhoseOwnerNeverHadALeaseIsAbandoned")
  interface OverlooksAnOwnerThatNeverHadALease extends BrokenReplyLog {
    Set<InstanceId> KNOWN = ConcurrentHashMap.newKeySet();

    @Override
    default void renewLease(InstanceId instance, Duration life) {
      KNOWN.add(instance);
      correct().renewLease(instance, life);
    }

    @Override
    default List<Reply> abandoned() {
      return correct().abandoned().stream().filter(it -> KNOWN.contains(it.owner())).toList();
    }
  }

  @CaughtBy("aRequestToStopOutlivesATakeover")
  interface ForgetsAStopAtATakeover extends BrokenReplyLog {
    @Override
    default List<Status> statusOf(Set<ReplyId> replies) {
      return correct().statusOf(replies).stream()
          .map(it -> ownerOf(it.reply()).equals(AQuestion.HERE) ? it : unasked(it))
          .toList();
    }

    private static Status unasked(Status it) {
      return new Status(it.reply(), it.stored(), it.live(), false);
    }
  }

  @CaughtBy({
    "anAnswerThatCameToNothingGivesItsQuestionBack",
    "anAnswerOfNoPartsAtAllGivesItsQuestionBack"
  })
  interface GivesNothingBack extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      return correct().close(reply, owner, from, tail, ended(Ending.STOPPED, answer));
    }
  }

  @CaughtBy("anAnswerThatCameToNothingGivesItsQuestionBack")
  interface TakesAnInterruptionForAStop extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      Ending ending = answer.ending() == Ending.INTERRUPTED ? Ending.STOPPED : answer.ending();
      return correct().close(reply, owner, from, tail, ended(ending, answer));
    }
  }

  @CaughtBy("anAnswerOfNoPartsAtAllGivesItsQuestionBack")
  interface GivesNothingBackForAnAnswerOfNoParts extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      Ending ending = answer.parts().isEmpty() ? Ending.STOPPED : answer.ending();
      return correct().close(reply, owner, from, tail, ended(ending, answer));
    }
  }

  @CaughtBy("anAnswerThatEndedAsSomebodyWantedGivesNothingBack")
  interface GivesWhateverHasNoWordsBack extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      return correct().close(reply, owner, from, tail, ended(Ending.FAILED, answer));
    }
  }

  @CaughtBy("anAnswerWithAWordInItGivesNothingBack")
  interface GivesWhateverFailedBack extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      Message empty =
          Message.answer(
              answer.id(), answer.chat(), List.of(), answer.ending(), answer.createdAt());
      return correct().close(reply, owner, from, tail, empty);
    }
  }

  @CaughtBy({"anAnswerThatWentOnGivesNothingBack", "onlyTheQuestionOfTheAnswerIsGivenBack"})
  interface GivesEveryQuestionBack extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      Optional<Chat> chat = stores().chats().find(answer.chat());
      boolean closed = correct().close(reply, owner, from, tail, answer);
      if (answer.cameToNothing()) {
        chat.ifPresent(it -> stores().users().delete(it.owner()));
      }
      return closed;
    }
  }

  @CaughtBy("whoeverLostTheFenceGivesNothingBack")
  interface GivesBackThoughTheFenceIsLost extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      boolean closed = correct().close(reply, owner, from, tail, answer);
      if (answer.cameToNothing()) {
        correct().close(reply, ownerOf(reply), from, tail, answer);
      }
      return closed;
    }
  }

  @CaughtBy("anAnswerThatWentOnIsWrittenInItsPlace")
  interface WritesWhatWentOnAsAMessageOfItsOwn extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      boolean wentOn =
          stores().messages().of(answer.chat()).stream()
              .anyMatch(message -> message.id().equals(answer.id()));
      return correct().close(reply, owner, from, tail, wentOn ? another(answer) : answer);
    }

    private static Message another(Message it) {
      return Message.answer(
          AQuestion.aMessage(), it.chat(), it.parts(), it.ending(), it.createdAt());
    }
  }

  @CaughtBy("anAnswerThatWentOnIsWrittenInItsPlace")
  interface KeepsTheAnswerThatWentOn extends BrokenReplyLog {
    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      Message kept =
          stores().messages().of(answer.chat()).stream()
              .filter(message -> message.id().equals(answer.id()))
              .findFirst()
              .orElse(answer);
      return correct().close(reply, owner, from, tail, kept);
    }
  }

  @CaughtBy({
    "theEventsOfAnEndedReplyAreDiscardedAndTheReplyStaysAnEndedOne",
    "whatIsDiscardedIsNotDiscardedAgain"
  })
  interface KeepsWhatItSaysItDiscarded extends BrokenReplyLog {
    @Override
    default int discardEnded(Instant startedBefore, int atMost) {
      return 1;
    }
  }

  @CaughtBy("theEventsOfAnEndedReplyAreDiscardedAndTheReplyStaysAnEndedOne")
  interface DiscardsTheReplyToo extends BrokenReplyLog {
    @Override
    default Optional<Reply> find(ReplyId reply) {
      return correct().find(reply).filter(it -> !correct().read(reply, 0).isEmpty());
    }
  }

  /** Whether they live or not, replies from before a moment for which somebody discarded. */
  @CaughtBy("aReplyThatLivesKeepsItsEvents")
  interface DiscardsWhatLives extends BrokenReplyLog {
    Set<Instant> MOMENTS = ConcurrentHashMap.newKeySet();

    @Override
    default int discardEnded(Instant startedBefore, int atMost) {
      MOMENTS.add(startedBefore);
      return correct().discardEnded(startedBefore, atMost);
    }

    @Override
    default List<ReplyEvent> read(ReplyId reply, int from) {
      return correct().find(reply).filter(DiscardsWhatLives::isGone).isPresent()
          ? List.of()
          : correct().read(reply, from);
    }

    private static boolean isGone(Reply reply) {
      return MOMENTS.stream().anyMatch(reply.startedAt()::isBefore);
    }
  }

  @CaughtBy("aReplyThatBeganAtThatMomentOrSinceKeepsItsEvents")
  interface TakesThatMomentForBefore extends BrokenReplyLog {
    @Override
    default int discardEnded(Instant startedBefore, int atMost) {
      return correct().discardEnded(startedBefore.plusMillis(1), atMost);
    }
  }

  @CaughtBy("noMoreThanSoManyAreDiscardedTheOldestFirst")
  interface DiscardsAllAtOnce extends BrokenReplyLog {
    @Override
    default int discardEnded(Instant startedBefore, int atMost) {
      correct().discardEnded(startedBefore, Integer.MAX_VALUE);
      return atMost;
    }
  }

  @CaughtBy("noMoreThanSoManyAreDiscardedTheOldestFirst")
  interface DiscardsInTheOrderOfTheirEnds extends BrokenReplyLog {
    List<ReplyId> ENDED = new CopyOnWriteArrayList<>();
    Set<ReplyId> GONE = ConcurrentHashMap.newKeySet();

    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      ENDED.add(reply);
      return correct().close(reply, owner, from, tail, answer);
    }

    @Override
    default int discardEnded(Instant startedBefore, int atMost) {
      ENDED.stream().limit(atMost).forEach(GONE::add);
      return atMost;
    }

    @Override
    default List<ReplyEvent> read(ReplyId reply, int from) {
      return GONE.contains(reply) ? List.of() : correct().read(reply, from);
    }
  }

  @CaughtBy("whoeverDiscardsDiscardsOneAtLeast")
  interface DiscardsNone extends BrokenReplyLog {
    @Override
    default int discardEnded(Instant startedBefore, int atMost) {
      return atMost < 1 ? 0 : correct().discardEnded(startedBefore, atMost);
    }
  }

  @CaughtBy("ofManyWhoDiscardAtOnceEachReplysEventsAreDiscardedByOne")
  interface LooksAndThenDiscards extends BrokenReplyLog {
    Set<ReplyId> ENDED = ConcurrentHashMap.newKeySet();

    @Override
    default boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      ENDED.add(reply);
      return correct().close(reply, owner, from, tail, answer);
    }

    @Override
    default int discardEnded(Instant startedBefore, int atMost) {
      long old = ENDED.stream().filter(it -> !correct().read(it, 0).isEmpty()).count();
      dawdle();
      correct().discardEnded(startedBefore, atMost);
      return Math.toIntExact(Math.min(old, atMost));
    }
  }

  @CaughtBy(
      value = {
        "aStopIsTold",
        "anEndIsTold",
        "whatAListenerThrowsHarmsNeitherItselfNorOthers",
        "whoNoLongerHearsIsToldNothing"
      },
      inVain = true)
  interface KeepsStopsToItself extends BrokenReplyLog {
    @Override
    default Hearing hear(Consumer<? super ReplyId> listener) {
      return correct().hear(reply -> tellIfEnded(reply, listener));
    }

    private void tellIfEnded(ReplyId reply, Consumer<? super ReplyId> listener) {
      if (correct().find(reply).filter(Reply::live).isEmpty()) {
        listener.accept(reply);
      }
    }
  }

  @CaughtBy(value = "anEndIsTold", inVain = true)
  interface KeepsEndsToItself extends BrokenReplyLog {
    @Override
    default Hearing hear(Consumer<? super ReplyId> listener) {
      return correct().hear(reply -> tellIfAlive(reply, listener));
    }

    private void tellIfAlive(ReplyId reply, Consumer<? super ReplyId> listener) {
      if (correct().find(reply).filter(Reply::live).isPresent()) {
        listener.accept(reply);
      }
    }
  }

  @CaughtBy(value = "whatAListenerThrowsHarmsNeitherItselfNorOthers", inVain = true)
  interface FallsOutWithWhoThrows extends BrokenReplyLog {
    @Override
    default Hearing hear(Consumer<? super ReplyId> listener) {
      AtomicBoolean threw = new AtomicBoolean();
      return correct().hear(reply -> tellUnlessThrew(reply, listener, threw));
    }

    private static void tellUnlessThrew(
        ReplyId reply, Consumer<? super ReplyId> listener, AtomicBoolean threw) {
      if (!threw.getAndSet(true)) {
        listener.accept(reply);
        threw.set(false);
      }
    }
  }

  @CaughtBy("whoNoLongerHearsIsToldNothing")
  interface TellsWhoNoLongerHears extends BrokenReplyLog {
    @Override
    default Hearing hear(Consumer<? super ReplyId> listener) {
      correct().hear(listener);
      return () -> {};
    }
  }

  @ExtendWith(FaultOfTheRun.class)
  final class Contract extends ReplyLogContract {
    private static final Duration NOT_LONG = Duration.ofMillis(500);

    private final Fault fault;

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected Stores emptyStores() {
      return fault.in(InMemoryStores.empty(InstantSource.system()));
    }

    @Override
    protected Duration patience() {
      return fault.isWaitedForInVain() ? NOT_LONG : super.patience();
    }
  }
}
