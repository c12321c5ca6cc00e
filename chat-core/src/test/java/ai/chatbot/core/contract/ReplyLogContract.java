package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.HERE;
import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.AQuestion.aReply;
import static ai.chatbot.core.contract.AQuestion.anInstance;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static ai.chatbot.core.contract.Replying.answer;
import static ai.chatbot.core.contract.Replying.deltas;
import static ai.chatbot.core.contract.Replying.end;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.port.Continuation;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.port.ReplyLog.Status;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyFailure;
import ai.chatbot.core.tool.Approval;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link ReplyLog} does. */
@InGoodTime
public abstract class ReplyLogContract {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final InstanceId ELSEWHERE = anInstance();

  private Stores stores;
  private ReplyLog log;
  private Reply reply;

  /** Stores in which nothing is kept yet. */
  protected abstract Stores emptyStores();

  /** Does the log tell of stops and ends? */
  protected boolean givesHints() {
    return true;
  }

  /** How long a hint may take. */
  protected Duration patience() {
    return Duration.ofSeconds(20);
  }

  @BeforeEach
  void startWithALiveReply() {
    stores = emptyStores();
    log = stores.replies();
    log.renewLease(HERE, A_MINUTE);
    reply = Replying.open(stores, AQuestion.by(anna()));
  }

  @Test
  void aReplyThatIsNotThereIsNotFound() {
    assertThat(log.find(aReply())).isEmpty();
    assertThat(log.read(aReply(), 0)).isEmpty();
    assertThat(log.statusOf(Set.of(aReply()))).isEmpty();
    assertThat(log.statusOf(Set.of())).isEmpty();
    assertThat(log.append(aReply(), HERE, 0, deltas(0, 1))).isFalse();
    assertThat(log.takeOver(aReply(), HERE)).isFalse();
    log.requestStop(aReply());
  }

  @Test
  void aReplyWithoutEventsReadsEmpty() {
    assertThat(log.read(reply.id(), 0)).isEmpty();
    assertThat(status()).isEqualTo(new Status(reply.id(), 0, true, false));
  }

  @Test
  void eventsAreReadInTheOrderInWhichTheyWereStored() {
    append(0, 3);
    append(3, 4);
    append(4, 9);

    assertThat(log.read(reply.id(), 0)).isEqualTo(deltas(0, 9));
    assertThat(status().stored()).isEqualTo(9);
  }

  @Test
  void readingBeginsAnywhereEvenWithinABatch() {
    append(0, 3);
    append(3, 6);
    append(6, 9);

    IntStream.rangeClosed(0, 9)
        .forEach(from -> assertThat(log.read(reply.id(), from)).isEqualTo(deltas(from, 9)));
  }

  @Test
  void nothingIsReadBeyondTheEnd() {
    append(0, 3);

    assertThat(log.read(reply.id(), 4)).isEmpty();
    assertThat(log.read(reply.id(), 1_000)).isEmpty();
  }

  @Test
  void theSameBatchTwiceIsStoredOnce() {
    append(0, 3);
    append(3, 6);

    assertThat(log.append(reply.id(), HERE, 0, deltas(0, 3))).isTrue();
    assertThat(log.append(reply.id(), HERE, 3, deltas(3, 6))).isTrue();
    assertThat(log.read(reply.id(), 0)).isEqualTo(deltas(0, 6));
  }

  @Test
  void aBatchSentAgainWithMoreEventsStoresWhatIsNew() {
    append(0, 3);

    assertThat(log.append(reply.id(), HERE, 0, deltas(0, 5))).isTrue();
    assertThat(log.append(reply.id(), HERE, 4, deltas(4, 8))).isTrue();
    assertThat(log.read(reply.id(), 0)).isEqualTo(deltas(0, 8));
    assertThat(log.read(reply.id(), 4)).isEqualTo(deltas(4, 8));
    assertThat(status().stored()).isEqualTo(8);
  }

  @Test
  void theSameBatchManyTimesAtOnceIsStoredOnce() throws InterruptedException {
    List<Boolean> stored =
        AtOnce.all(
            Stream.<Callable<Boolean>>generate(
                    () -> () -> log.append(reply.id(), HERE, 0, deltas(0, 3)))
                .limit(8));

    assertThat(stored).hasSize(8).containsOnly(true);
    assertThat(log.read(reply.id(), 0)).isEqualTo(deltas(0, 3));
  }

  @Test
  void aBatchThatWouldLeaveAGapIsRefused() {
    append(0, 3);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.append(reply.id(), HERE, 5, deltas(5, 7)))
        .withMessage("events 3 to 4 of the reply are missing");
    assertThat(log.read(reply.id(), 0)).isEqualTo(deltas(0, 3));
  }

  @Test
  void aLostFenceIsToldEvenWhereABatchWouldLeaveAGap() {
    append(0, 3);

    assertThat(log.append(reply.id(), ELSEWHERE, 5, deltas(5, 7))).isFalse();
    assertThat(log.read(reply.id(), 0)).isEqualTo(deltas(0, 3));
  }

  @Test
  void anEmptyBatchStoresNothing() {
    assertThat(log.append(reply.id(), HERE, 0, List.of())).isTrue();
    assertThat(log.append(reply.id(), ELSEWHERE, 0, List.of())).isFalse();
    assertThat(status().stored()).isZero();
  }

  @ParameterizedTest
  @MethodSource("everyKindOfEvent")
  void everyKindOfEventComesBackAsItWas(ReplyEvent event) {
    log.append(reply.id(), HERE, 0, List.of(event));

    assertThat(log.read(reply.id(), 0)).containsExactly(event);
  }

  @Test
  void whoIsNotTheOwnerStoresNothing() {
    assertThat(log.append(reply.id(), ELSEWHERE, 0, deltas(0, 3))).isFalse();

    assertThat(log.read(reply.id(), 0)).isEmpty();
  }

  @Test
  void whoIsNotTheOwnerClosesNothing() {
    assertThat(log.close(reply.id(), ELSEWHERE, 0, end(), answer(reply, "No"))).isFalse();

    assertThat(log.find(reply.id())).contains(reply);
    assertThat(log.read(reply.id(), 0)).isEmpty();
    assertThat(answers()).isEmpty();
  }

  @Test
  void closingStoresTheTailTheAnswerAndTheEndAtOnce() {
    append(0, 2);
    Message answer = answer(reply, "Rayleigh");

    assertThat(log.close(reply.id(), HERE, 2, end(), answer)).isTrue();

    assertThat(log.read(reply.id(), 2)).isEqualTo(end());
    assertThat(answers()).containsExactly(answer);
    assertThat(log.find(reply.id())).map(Reply::live).contains(false);
    assertThat(log.liveIn(reply.chat())).isEmpty();
    assertThat(status()).isEqualTo(new Status(reply.id(), 3, false, false));
  }

  @Test
  void aTailOfWhichSomeIsStoredIsStoredOnce() {
    append(0, 3);
    List<ReplyEvent> tail = Stream.concat(deltas(1, 4).stream(), end().stream()).toList();

    assertThat(log.close(reply.id(), HERE, 1, tail, answer(reply, "Rayleigh"))).isTrue();

    assertThat(log.read(reply.id(), 0))
        .isEqualTo(Stream.concat(deltas(0, 4).stream(), end().stream()).toList());
  }

  @Test
  void aTailThatWouldLeaveAGapClosesNothing() {
    append(0, 3);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.close(reply.id(), HERE, 5, end(), answer(reply, "Rayleigh")))
        .withMessage("events 3 to 4 of the reply are missing");
    assertThat(log.find(reply.id())).contains(reply);
    assertThat(log.read(reply.id(), 0)).isEqualTo(deltas(0, 3));
    assertThat(answers()).isEmpty();
  }

  @Test
  void aClosedReplyIsNotClosedAgain() {
    assertThat(Replying.close(stores, reply)).isTrue();

    List<ReplyEvent> otherEnd = List.of(new ReplyEvent.Ended(new ReplyEnd.Stopped()));
    assertThat(log.close(reply.id(), HERE, 0, otherEnd, answer(reply, "Again"))).isFalse();
    assertThat(log.close(reply.id(), HERE, 1, otherEnd, answer(reply, "Again"))).isFalse();

    assertThat(log.read(reply.id(), 0)).isEqualTo(end());
    assertThat(answers()).containsExactly(answer(reply, "Rayleigh"));
  }

  @Test
  void aClosedReplyTakesNoMoreEvents() {
    Replying.close(stores, reply);

    assertThat(log.append(reply.id(), HERE, 1, deltas(1, 2))).isFalse();
    assertThat(log.append(reply.id(), HERE, 0, end())).isFalse();
    assertThat(log.read(reply.id(), 0)).isEqualTo(end());
  }

  @Test
  void ofManyWhoCloseAtOnceOneSucceeds() throws InterruptedException {
    List<Boolean> closed =
        AtOnce.all(
            IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(number -> () -> Replying.close(stores, reply)));

    assertThat(closed).containsOnlyOnce(true);
    assertThat(answers()).hasSize(1);
  }

  @Test
  void repliesDoNotMix() {
    Reply bens = Replying.open(stores, AQuestion.by(ben()));
    append(0, 2);
    log.append(bens.id(), HERE, 0, deltas(7, 8));
    log.requestStop(bens.id());
    Replying.close(stores, Replying.open(stores, AQuestion.by(ben())));

    assertThat(log.read(reply.id(), 0)).isEqualTo(deltas(0, 2));
    assertThat(log.read(bens.id(), 0)).isEqualTo(deltas(7, 8));
    assertThat(log.liveIn(reply.chat())).contains(reply);
    assertThat(log.liveIn(bens.chat())).contains(bens);
    assertThat(log.statusOf(Set.of(reply.id(), bens.id(), aReply())))
        .containsExactlyInAnyOrder(
            new Status(reply.id(), 2, true, false), new Status(bens.id(), 1, true, true));
  }

  @Test
  void aStopIsAskedForOnceAndForAll() {
    log.requestStop(reply.id());
    log.requestStop(reply.id());

    assertThat(status()).isEqualTo(new Status(reply.id(), 0, true, true));
    assertThat(log.append(reply.id(), HERE, 0, deltas(0, 1))).isTrue();
  }

  @Test
  void anEndedReplyCannotBeAskedToStop() {
    Replying.close(stores, reply);

    log.requestStop(reply.id());

    assertThat(status().stopRequested()).isFalse();
  }

  @Test
  void aStopIsTold() throws InterruptedException {
    assumeTrue(givesHints(), "it gives no hints");
    try (Heard heard = Heard.on(log, patience())) {
      heard.awaitStop(reply.id());
    }
  }

  @Test
  void anEndIsTold() throws InterruptedException {
    assumeTrue(givesHints(), "it gives no hints");
    Reply bens = Replying.open(stores, AQuestion.by(ben()));
    try (Heard heard = Heard.on(log, patience())) {
      heard.awaitStop(reply.id());
      Replying.close(stores, bens);

      heard.await(bens.id());
    }
  }

  @Test
  void whatAListenerThrowsHarmsNeitherItselfNorOthers() throws InterruptedException {
    assumeTrue(givesHints(), "it gives no hints");
    Reply bens = Replying.open(stores, AQuestion.by(ben()));
    try (Heard throwing = Heard.throwing(log, patience());
        Heard heard = Heard.on(log, patience())) {
      heard.awaitStop(reply.id());
      Replying.close(stores, bens);

      heard.await(bens.id());
      throwing.await(bens.id());
    }
  }

  @Test
  void whoNoLongerHearsIsToldNothing() throws InterruptedException {
    assumeTrue(givesHints(), "it gives no hints");
    Reply bens = Replying.open(stores, AQuestion.by(ben()));
    Heard gone = Heard.on(log, patience());
    try (Heard heard = Heard.on(log, patience())) {
      heard.awaitStop(reply.id());
      gone.await(reply.id());
      gone.close();
      gone.close();
      Replying.close(stores, bens);

      heard.await(bens.id());
      assertThat(gone.all()).doesNotContain(bens.id());
    }
  }

  @Test
  void aReplyWhoseOwnersLeaseRunsIsNotAbandonedNorTakenOver() {
    assertThat(log.abandoned()).isEmpty();
    assertThat(log.takeOver(reply.id(), ELSEWHERE)).isFalse();
    assertThat(log.find(reply.id())).contains(reply);
  }

  @Test
  void aReplyWhoseOwnersLeaseWasEndedIsAbandoned() {
    log.endLease(HERE);

    assertThat(log.abandoned()).containsExactly(reply);
  }

  @Test
  void aReplyWhoseOwnersLeaseRanOutIsAbandoned() {
    log.renewLease(HERE, Duration.ZERO);

    assertThat(log.abandoned()).containsExactly(reply);
    assertThat(log.takeOver(reply.id(), ELSEWHERE)).isTrue();
  }

  @Test
  void aReplyWhoseOwnerNeverHadALeaseIsAbandoned() {
    Reply orphan = Replying.open(stores, AQuestion.by(ben()).answeredBy(anInstance()));

    assertThat(log.abandoned()).containsExactly(orphan);
    assertThat(log.takeOver(orphan.id(), HERE)).isTrue();
  }

  @Test
  void aRenewedLeaseKeepsWhatWasNotTakenOverMeanwhile() {
    log.endLease(HERE);
    log.renewLease(HERE, A_MINUTE);

    assertThat(log.abandoned()).isEmpty();
    assertThat(log.takeOver(reply.id(), ELSEWHERE)).isFalse();
  }

  @Test
  void endingALeaseTwiceOrOneThatNeverWasDoesNothing() {
    log.endLease(ELSEWHERE);
    log.endLease(ELSEWHERE);

    assertThat(log.abandoned()).isEmpty();
  }

  @Test
  void theHeirOwnsTheReplyAndItsFormerOwnerDoesNot() {
    append(0, 2);
    log.endLease(HERE);
    log.renewLease(ELSEWHERE, A_MINUTE);

    assertThat(log.takeOver(reply.id(), ELSEWHERE)).isTrue();

    assertThat(log.find(reply.id())).map(Reply::owner).contains(ELSEWHERE);
    assertThat(log.abandoned()).isEmpty();
    assertThat(log.append(reply.id(), HERE, 2, deltas(2, 3))).isFalse();
    assertThat(log.close(reply.id(), HERE, 2, end(), answer(reply, "Late"))).isFalse();
    assertThat(log.append(reply.id(), ELSEWHERE, 2, deltas(2, 4))).isTrue();
    assertThat(log.close(reply.id(), ELSEWHERE, 4, end(), answer(reply, "Ray"))).isTrue();
    assertThat(log.read(reply.id(), 0))
        .isEqualTo(Stream.concat(deltas(0, 4).stream(), end().stream()).toList());
    assertThat(answers()).containsExactly(answer(reply, "Ray"));
  }

  @Test
  void anEndedReplyIsNotAbandonedNorTakenOver() {
    Replying.close(stores, reply);
    log.endLease(HERE);

    assertThat(log.abandoned()).isEmpty();
    assertThat(log.takeOver(reply.id(), ELSEWHERE)).isFalse();
  }

  @Test
  void ofManyHeirsAtOnceOneSucceeds() throws InterruptedException {
    List<InstanceId> heirs = Stream.generate(AQuestion::anInstance).limit(8).toList();
    heirs.forEach(heir -> log.renewLease(heir, A_MINUTE));
    log.endLease(HERE);

    List<Boolean> took =
        AtOnce.all(
            heirs.stream().<Callable<Boolean>>map(heir -> () -> log.takeOver(reply.id(), heir)));

    assertThat(took).containsOnlyOnce(true);
    assertThat(log.find(reply.id())).map(Reply::owner).contains(heirs.get(took.indexOf(true)));
  }

  @Test
  void aRequestToStopOutlivesATakeover() {
    log.requestStop(reply.id());
    log.endLease(HERE);
    log.takeOver(reply.id(), ELSEWHERE);

    assertThat(status().stopRequested()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "INTERRUPTED"})
  void anAnswerThatCameToNothingGivesItsQuestionBack(Ending ending) {
    AQuestion only = AQuestion.by(ben()).ofAllowed(1);
    Reply bens = Replying.open(stores, only);
    assertThat(asksAgain(only)).isFalse();

    close(bens, ending, new MessagePart.StepStart());

    assertThat(asksAgain(only)).isTrue();
    assertThat(asksAgain(only)).isFalse();
  }

  @Test
  void anAnswerOfNoPartsAtAllGivesItsQuestionBack() {
    AQuestion only = AQuestion.by(ben()).ofAllowed(1);
    close(Replying.open(stores, only), Ending.FAILED);

    assertThat(asksAgain(only)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"FINISHED", "STOPPED"})
  void anAnswerThatEndedAsSomebodyWantedGivesNothingBack(Ending ending) {
    AQuestion only = AQuestion.by(ben()).ofAllowed(1);
    close(Replying.open(stores, only), ending, new MessagePart.StepStart());

    assertThat(asksAgain(only)).isFalse();
  }

  @Test
  void anAnswerWithAWordInItGivesNothingBack() {
    AQuestion only = AQuestion.by(ben()).ofAllowed(1);
    close(Replying.open(stores, only), Ending.FAILED, new MessagePart.Text("It"));

    assertThat(asksAgain(only)).isFalse();
  }

  @Test
  void anAnswerThatWentOnGivesNothingBack() {
    ApprovalId approval = new ApprovalId("approval-1");
    AQuestion only = AQuestion.by(ben()).ofAllowed(1);
    Reply first = Replying.open(stores, only);
    Replying.closeAsking(stores, first, approval);
    Continuation word = Replying.word(ben(), first, Approval.denied(approval));
    stores.turns().resume(word);

    close(word.reply(), Ending.FAILED, new MessagePart.StepStart());

    assertThat(asksAgain(only)).isFalse();
  }

  @Test
  void onlyTheQuestionOfTheAnswerIsGivenBack() {
    AQuestion second = AQuestion.by(anna()).at(NOON.plusSeconds(60));
    Reply later = Replying.open(stores, second);
    Replying.open(stores, AQuestion.by(ben()));

    close(later, Ending.FAILED);

    assertThat(stores.turns().open(AQuestion.by(anna()).ofAllowed(1).turn()))
        .isEqualTo(new Opening.AllowanceSpent(NOON.plus(Allowance.WINDOW)));
    assertThat(asksAgain(AQuestion.by(ben()).ofAllowed(1))).isFalse();
  }

  @Test
  void whoeverLostTheFenceGivesNothingBack() {
    AQuestion only = AQuestion.by(ben()).ofAllowed(1);
    Reply bens = Replying.open(stores, only);
    Message nothing = Message.answer(bens.answer(), bens.chat(), List.of(), Ending.FAILED, NOON);

    assertThat(log.close(bens.id(), ELSEWHERE, 0, end(), nothing)).isFalse();

    assertThat(asksAgain(only)).isFalse();
  }

  @Test
  void anAnswerThatWentOnIsWrittenInItsPlace() {
    ApprovalId approval = new ApprovalId("approval-1");
    AQuestion question = AQuestion.by(ben());
    Reply first = Replying.open(stores, question);
    Replying.closeAsking(stores, first, approval);
    Continuation word = Replying.word(ben(), first, Approval.granted(approval));
    stores.turns().resume(word);
    Message whole = answer(word.reply(), "It snows");

    assertThat(log.close(word.reply().id(), HERE, 0, end(), whole)).isTrue();

    AQuestion next = AQuestion.by(ben()).in(question.chat());
    Replying.open(stores, next);
    assertThat(stores.messages().of(question.chat()))
        .extracting(Message::id)
        .containsExactly(question.id(), first.answer(), next.id());
    assertThat(stores.messages().of(question.chat()).get(1)).isEqualTo(whole);
    assertThat(log.read(first.id(), 0)).isEqualTo(end());
    assertThat(log.read(word.reply().id(), 0)).isEqualTo(end());
  }

  @Test
  void theEventsOfAnEndedReplyAreDiscardedAndTheReplyStaysAnEndedOne() {
    AQuestion question = AQuestion.by(ben());
    Reply ended = Replying.openAndClose(stores, question);
    List<Message> messages = stores.messages().of(ended.chat());
    assertThat(messages).hasSize(2);

    assertThat(log.discardEnded(NOON.plusSeconds(1), 100)).isEqualTo(1);

    assertThat(log.read(ended.id(), 0)).isEmpty();
    assertThat(log.find(ended.id())).contains(ended(ended));
    assertThat(log.statusOf(Set.of(ended.id())))
        .containsExactly(new Status(ended.id(), 0, false, false));
    assertThat(log.append(ended.id(), HERE, 0, deltas(0, 1))).isFalse();
    assertThat(Replying.close(stores, ended)).isFalse();
    assertThat(stores.messages().of(ended.chat())).isEqualTo(messages);
    assertThat(stores.turns().open(question.turn()))
        .isEqualTo(new Opening.AlreadyAsked(ended(ended)));
  }

  @Test
  void whatIsDiscardedIsNotDiscardedAgain() {
    Replying.close(stores, reply);

    assertThat(log.discardEnded(NOON.plusSeconds(1), 1)).isEqualTo(1);
    assertThat(log.discardEnded(NOON.plusSeconds(1), 1)).isZero();
  }

  @Test
  void aReplyThatLivesKeepsItsEvents() {
    append(0, 3);
    assertThat(log.read(Replying.openAndClose(stores, AQuestion.by(ben())).id(), 0)).isNotEmpty();

    assertThat(log.discardEnded(NOON.plusSeconds(1), 100)).isEqualTo(1);

    assertThat(log.read(reply.id(), 0)).isEqualTo(deltas(0, 3));
    assertThat(log.append(reply.id(), HERE, 3, deltas(3, 4))).isTrue();
    assertThat(log.close(reply.id(), HERE, 4, end(), answer(reply, "Ray"))).isTrue();
    assertThat(log.discardEnded(NOON.plusSeconds(1), 100)).isEqualTo(1);
    assertThat(log.read(reply.id(), 0)).isEmpty();
  }

  @Test
  void aReplyThatBeganAtThatMomentOrSinceKeepsItsEvents() {
    Replying.close(stores, reply);
    Reply later = Replying.openAndClose(stores, AQuestion.by(ben()).at(NOON.plusMillis(1)));

    assertThat(log.discardEnded(NOON, 100)).isZero();
    assertThat(log.discardEnded(NOON.plusMillis(1), 100)).isEqualTo(1);

    assertThat(log.read(reply.id(), 0)).isEmpty();
    assertThat(log.read(later.id(), 0)).isEqualTo(end());
  }

  @Test
  void noMoreThanSoManyAreDiscardedTheOldestFirst() {
    List<Reply> ended =
        Stream.of(3, 1, 4, 2)
            .map(minutes -> AQuestion.by(ben()).at(NOON.plusSeconds(60L * minutes)))
            .map(question -> Replying.openAndClose(stores, question))
            .toList();

    assertThat(log.discardEnded(NOON.plusSeconds(1_000), 3)).isEqualTo(3);

    assertThat(ended.stream().map(it -> log.read(it.id(), 0)))
        .containsExactly(List.of(), List.of(), end(), List.of());
  }

  @Test
  void whoeverDiscardsDiscardsOneAtLeast() {
    Replying.close(stores, reply);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.discardEnded(NOON.plusSeconds(1), 0))
        .withMessage("atMost is below 1");
    assertThat(log.read(reply.id(), 0)).isEqualTo(end());
  }

  @Test
  void ofManyWhoDiscardAtOnceEachReplysEventsAreDiscardedByOne() throws InterruptedException {
    List<Reply> ended =
        Stream.generate(() -> Replying.openAndClose(stores, AQuestion.by(ben()))).limit(6).toList();

    List<Integer> discarded =
        AtOnce.all(
            Stream.<Callable<Integer>>generate(() -> () -> log.discardEnded(NOON.plusSeconds(1), 4))
                .limit(4));

    assertThat(discarded.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
    assertThat(ended).allSatisfy(it -> assertThat(log.read(it.id(), 0)).isEmpty());
  }

  private static Reply ended(Reply it) {
    return new Reply(it.id(), it.answer(), it.chat(), it.owner(), false, it.startedAt());
  }

  private void close(Reply answered, Ending ending, MessagePart... parts) {
    Message answer =
        Message.answer(answered.answer(), answered.chat(), List.of(parts), ending, NOON);
    assertThat(log.close(answered.id(), HERE, 0, end(), answer)).isTrue();
  }

  private boolean asksAgain(AQuestion question) {
    Turn turn = question.in(AQuestion.aChat()).under(AQuestion.aMessage()).turn();
    return stores.turns().open(turn) instanceof Opening.Opened;
  }

  static Stream<ReplyEvent> everyKindOfEvent() {
    Value.Fields input = Value.fields().with("city", "Zürich").with("tags", Value.texts("a"));
    DocumentId document = new DocumentId(UUID.randomUUID());
    return Stream.concat(
        Stream.of(
            new ReplyEvent.Started(AQuestion.aMessage()),
            new ReplyEvent.StepStarted(),
            new ReplyEvent.StepFinished(),
            new ReplyEvent.AnsweredBy(
                new MessagePart.AnsweredBy("nova-lite", "eu.amazon.nova-lite-v1:0", true)),
            new ReplyEvent.ApprovalRequested("call-1", new ApprovalId("approval-1")),
            new ReplyEvent.ToolDenied("call-1"),
            new ReplyEvent.Suggested(
                new Suggestion(
                    new SuggestionId(UUID.randomUUID()),
                    document,
                    2,
                    "It are",
                    "It is",
                    "Grammar",
                    false,
                    NOON.plusNanos(123_456_789))),
            new ReplyEvent.TextStarted(0),
            new ReplyEvent.TextDelta(0, "\"Ray\" \\ \n ❄️"),
            new ReplyEvent.TextDelta(1, " "),
            new ReplyEvent.TextEnded(0),
            new ReplyEvent.ReasoningStarted(1),
            new ReplyEvent.ReasoningDelta(1, "Hm …"),
            new ReplyEvent.ReasoningEnded(1, new Seal.Signature("c2VhbA==")),
            new ReplyEvent.ReasoningEnded(1, null),
            new ReplyEvent.ReasoningEnded(1, new Seal.Redacted("d2l0aGhlbGQ=")),
            new ReplyEvent.ToolInputStarted("call-1", "getWeather"),
            new ReplyEvent.ToolInputDelta("call-1", "{\"ci"),
            new ReplyEvent.ToolCalled(new ToolCall("call-1", "getWeather", input)),
            new ReplyEvent.ToolSettled("call-1", new ToolOutcome.Succeeded(input)),
            new ReplyEvent.ToolSettled("call-1", new ToolOutcome.Failed("no such city")),
            new ReplyEvent.DocumentOpened(document, "Sky", DocumentKind.TEXT),
            new ReplyEvent.DocumentOpened(document, "Sky", DocumentKind.CODE),
            new ReplyEvent.DocumentOpened(document, "Sky", DocumentKind.SHEET),
            new ReplyEvent.DocumentDelta(document, "# Sky\n"),
            new ReplyEvent.DocumentSaved(document),
            new ReplyEvent.Titled("Why the sky is blue")),
        everyEnd().map(ReplyEvent.Ended::new));
  }

  private static Stream<ReplyEnd> everyEnd() {
    Stream<ReplyEnd> finished = Stream.of(StopReason.values()).map(ReplyEnd.Finished::new);
    Stream<ReplyEnd> failed = Stream.of(ReplyFailure.values()).map(ReplyEnd.Failed::new);
    Stream<ReplyEnd> others = Stream.of(new ReplyEnd.Stopped(), new ReplyEnd.Interrupted());
    return Stream.of(finished, failed, others).flatMap(ends -> ends);
  }

  private void append(int from, int to) {
    assertThat(log.append(reply.id(), HERE, from, deltas(from, to))).isTrue();
  }

  private Status status() {
    return log.statusOf(Set.of(reply.id())).getFirst();
  }

  private List<Message> answers() {
    return stores.messages().of(reply.chat()).stream().skip(1).toList();
  }
}
