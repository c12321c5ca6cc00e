package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.HERE;
import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static ai.chatbot.core.contract.Replying.word;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.port.Continuation;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Resumption;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.tool.Approval;
import ai.chatbot.core.tool.ApprovalId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ai.chatbot.core.port.Turns} does. */
@InGoodTime
public abstract class TurnsContract {
  private static final Duration DAY = Duration.ofHours(24);

  private static final ApprovalId ONE = new ApprovalId("approval-one");
  private static final ApprovalId TWO = new ApprovalId("approval-two");

  private Stores stores;

  /** Stores in which nothing is kept yet. */
  protected abstract Stores emptyStores();

  @BeforeEach
  void startEmpty() {
    stores = emptyStores();
  }

  @Test
  void aFirstQuestionBeginsAChatAndAReply() {
    Turn turn = AQuestion.by(aGuest()).turn();

    assertThat(open(turn)).isEqualTo(new Opening.Opened(turn.chat(), turn.reply()));
    assertThat(stores.chats().find(turn.chat().id())).contains(turn.chat());
    assertThat(stores.messages().of(turn.chat().id())).containsExactly(turn.question());
    assertThat(stores.replies().find(turn.reply().id())).contains(turn.reply());
    assertThat(stores.replies().liveIn(turn.chat().id())).contains(turn.reply());
    assertThat(stores.replies().read(turn.reply().id(), 0)).isEmpty();
  }

  @Test
  void guestsAndMembersAskAlike() {
    assertThat(open(AQuestion.by(aGuest()))).isInstanceOf(Opening.Opened.class);
    assertThat(open(AQuestion.by(anna()))).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void aLaterQuestionGetsTheChatAsItIsStored() {
    AQuestion first = AQuestion.by(anna()).inPublic();
    Replying.openAndClose(stores, first);
    stores.chats().nameUntitled(first.chat(), "Sky");

    Turn later = AQuestion.by(anna()).in(first.chat()).at(NOON.plusSeconds(60)).turn();

    Chat asStored = new Chat(first.chat(), anna().id(), "Sky", Visibility.PUBLIC, NOON);
    assertThat(open(later)).isEqualTo(new Opening.Opened(asStored, later.reply()));
    assertThat(stores.chats().find(first.chat())).contains(asStored);
  }

  @Test
  void aChatOfSomebodyElseIsTaken() {
    AQuestion annas = AQuestion.by(anna());
    Replying.openAndClose(stores, annas);

    AQuestion bens = AQuestion.by(ben()).in(annas.chat());

    assertThat(open(bens)).isEqualTo(new Opening.Taken());
    assertThat(stores.messages().of(annas.chat())).hasSize(2);
    assertThat(stores.replies().liveIn(annas.chat())).isEmpty();
  }

  @Test
  void aPublicChatOfSomebodyElseIsTakenToo() {
    AQuestion annas = AQuestion.by(anna()).inPublic();
    Replying.openAndClose(stores, annas);

    assertThat(open(AQuestion.by(ben()).in(annas.chat()))).isEqualTo(new Opening.Taken());
  }

  @Test
  void aQuestionsIdFromAnotherChatIsTaken() {
    AQuestion question = AQuestion.by(anna());
    Replying.openAndClose(stores, question);

    assertNothingComesOf(AQuestion.by(anna()).under(question.id()), new Opening.Taken());
    assertNothingComesOf(AQuestion.by(ben()).under(question.id()), new Opening.Taken());
  }

  @Test
  void anAnswersIdIsTakenInItsOwnChatAndInOthers() {
    AQuestion question = AQuestion.by(anna());
    Reply reply = Replying.openAndClose(stores, question);
    AQuestion another = AQuestion.by(anna()).under(reply.answer());

    assertNothingComesOf(another, new Opening.Taken());
    assertThat(open(another.in(question.chat()))).isEqualTo(new Opening.Taken());
    assertThat(stores.messages().of(question.chat())).hasSize(2);
  }

  @Test
  void theIdOfAnAnswerThatIsStillBeingMadeIsTaken() {
    AQuestion question = AQuestion.by(anna()).inPublic();
    Reply reply = Replying.open(stores, question);

    assertNothingComesOf(AQuestion.by(ben()).under(reply.answer()), new Opening.Taken());
    assertThat(Replying.close(stores, reply)).isTrue();
  }

  @Test
  void askingTheSameQuestionAgainGivesItsLiveReply() {
    AQuestion question = AQuestion.by(anna());
    Reply reply = Replying.open(stores, question);

    assertThat(open(question)).isEqualTo(new Opening.AlreadyAsked(reply));
    assertThat(stores.messages().of(question.chat())).hasSize(1);
  }

  @Test
  void askingTheSameQuestionAgainGivesItsEndedReply() {
    AQuestion question = AQuestion.by(anna());
    Reply reply = Replying.openAndClose(stores, question);

    Opening again = open(question);

    assertThat(again).isInstanceOf(Opening.AlreadyAsked.class);
    Reply found = ((Opening.AlreadyAsked) again).reply();
    assertThat(found.id()).isEqualTo(reply.id());
    assertThat(found.live()).isFalse();
  }

  @Test
  void askingTheSameQuestionAgainCostsNothing() {
    AQuestion question = AQuestion.by(anna()).ofAllowed(2);
    Replying.openAndClose(stores, question);

    assertThat(open(question)).isInstanceOf(Opening.AlreadyAsked.class);
    assertThat(open(AQuestion.by(anna()).ofAllowed(2))).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void aChatWhoseReplyLivesIsBusy() {
    AQuestion first = AQuestion.by(anna());
    Reply live = Replying.open(stores, first);

    assertThat(open(AQuestion.by(anna()).in(first.chat()))).isEqualTo(new Opening.Busy(live));
    assertThat(stores.messages().of(first.chat())).hasSize(1);
  }

  @Test
  void aChatIsFreeOnceItsReplyHasEnded() {
    AQuestion first = AQuestion.by(anna());
    Replying.openAndClose(stores, first);

    assertThat(open(AQuestion.by(anna()).in(first.chat()))).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void oneChatsReplyDoesNotKeepAnotherChatBusy() {
    Replying.open(stores, AQuestion.by(anna()));

    assertThat(open(AQuestion.by(anna()))).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void whoHasAskedAllTheyMayIsToldWhenTheNextIsFree() {
    User guest = aGuest();
    ask(guest, 2, NOON);
    ask(guest, 2, NOON.plusSeconds(60));

    assertNothingComesOf(
        AQuestion.by(guest).ofAllowed(2).at(NOON.plusSeconds(120)),
        new Opening.AllowanceSpent(NOON.plus(DAY)));
  }

  @Test
  void theNextIsFreeOnceFewerThanTheAllowanceRemain() {
    User guest = aGuest();
    IntStream.range(0, 4).forEach(second -> ask(guest, 4, NOON.plusSeconds(second)));

    assertThat(open(AQuestion.by(guest).ofAllowed(2).at(NOON.plusSeconds(60))))
        .isEqualTo(new Opening.AllowanceSpent(NOON.plusSeconds(2).plus(DAY)));
  }

  @Test
  void whoMayNotAskAtAllIsToldToComeBackInADay() {
    assertNothingComesOf(
        AQuestion.by(aGuest()).ofAllowed(0), new Opening.AllowanceSpent(NOON.plus(DAY)));
  }

  @Test
  void aQuestionIsFreeAgainAtTheVeryMomentThatWasTold() {
    User guest = aGuest();
    ask(guest, 1, NOON);
    AQuestion next = AQuestion.by(guest).ofAllowed(1);

    assertThat(open(next.at(NOON.plus(DAY).minusMillis(1))))
        .isEqualTo(new Opening.AllowanceSpent(NOON.plus(DAY)));
    assertThat(open(next.at(NOON.plus(DAY)))).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void oneUsersQuestionsDoNotCountAgainstAnother() {
    ask(anna(), 1, NOON);
    assertThat(open(AQuestion.by(anna()).ofAllowed(1))).isInstanceOf(Opening.AllowanceSpent.class);

    assertThat(open(AQuestion.by(ben()).ofAllowed(1))).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void aRefusalCostsNothing() {
    User guest = aGuest();
    AQuestion first = AQuestion.by(guest).ofAllowed(2);
    Replying.open(stores, first);

    assertThat(open(first.under(AQuestion.aMessage()))).isInstanceOf(Opening.Busy.class);
    assertThat(open(AQuestion.by(guest).under(first.id()))).isInstanceOf(Opening.Taken.class);

    assertThat(open(AQuestion.by(guest).ofAllowed(2))).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void takenComesBeforeEverythingElse() {
    AQuestion annas = AQuestion.by(anna());
    Replying.open(stores, annas);
    AQuestion bens = AQuestion.by(ben());
    Replying.open(stores, bens);

    assertThat(open(bens.in(annas.chat()).ofAllowed(0))).isEqualTo(new Opening.Taken());
    assertThat(open(AQuestion.by(ben()).in(annas.chat()).ofAllowed(0)))
        .isEqualTo(new Opening.Taken());
    assertThat(open(bens.under(annas.id()).ofAllowed(0))).isEqualTo(new Opening.Taken());
  }

  @Test
  void alreadyAskedComesBeforeBusyAndBeforeTheAllowance() {
    AQuestion first = AQuestion.by(anna());
    Reply reply = Replying.openAndClose(stores, first);
    Replying.open(stores, AQuestion.by(anna()).in(first.chat()));

    Opening again = open(first.ofAllowed(0));

    assertThat(again).isInstanceOf(Opening.AlreadyAsked.class);
    assertThat(((Opening.AlreadyAsked) again).reply().id()).isEqualTo(reply.id());
  }

  @Test
  void busyComesBeforeTheAllowance() {
    AQuestion first = AQuestion.by(anna());
    Reply live = Replying.open(stores, first);

    assertThat(open(AQuestion.by(anna()).in(first.chat()).ofAllowed(0)))
        .isEqualTo(new Opening.Busy(live));
  }

  @Test
  void ofManyQuestionsAtOnceOnlyAsManyPassAsAreLeft() throws InterruptedException {
    User guest = aGuest();
    ask(guest, 5, NOON);
    ask(guest, 5, NOON);

    List<Opening> openings = openAtOnce(repeat(12, () -> AQuestion.by(guest).ofAllowed(5)));

    assertThat(openings).filteredOn(Opening.Opened.class::isInstance).hasSize(3);
    assertThat(openings).filteredOn(Opening.AllowanceSpent.class::isInstance).hasSize(9);
    assertThat(stores.chats().page(guest.id(), new Position.Newest(), 20).orElseThrow().chats())
        .hasSize(5);
  }

  @Test
  void ofAGuestsVeryFirstQuestionsAtOnceOnlyAsManyPassAsAreLeft() throws InterruptedException {
    User guest = aGuest();

    List<Opening> openings = openAtOnce(repeat(8, () -> AQuestion.by(guest).ofAllowed(3)));

    assertThat(openings).filteredOn(Opening.Opened.class::isInstance).hasSize(3);
  }

  @Test
  void ofManyQuestionsInOneChatAtOnceOneIsAnswered() throws InterruptedException {
    ChatId chat = AQuestion.aChat();

    List<Opening> openings = openAtOnce(repeat(8, () -> AQuestion.by(anna()).in(chat)));

    Reply live = stores.replies().liveIn(chat).orElseThrow();
    assertThat(openings).filteredOn(Opening.Opened.class::isInstance).hasSize(1);
    assertThat(openings).filteredOn(opening -> opening.equals(new Opening.Busy(live))).hasSize(7);
    assertThat(stores.messages().of(chat)).hasSize(1);
  }

  @Test
  void theSameQuestionSentManyTimesAtOnceIsAskedOnce() throws InterruptedException {
    AQuestion question = AQuestion.by(anna());

    List<Opening> openings = openAtOnce(repeat(8, () -> question));

    Reply live = stores.replies().liveIn(question.chat()).orElseThrow();
    assertThat(openings).filteredOn(Opening.Opened.class::isInstance).hasSize(1);
    assertThat(openings)
        .filteredOn(opening -> opening.equals(new Opening.AlreadyAsked(live)))
        .hasSize(7);
  }

  @Test
  void ofManyPeopleWhoBeginOneChatAtOnceOneGetsIt() throws InterruptedException {
    ChatId chat = AQuestion.aChat();

    List<Opening> openings = openAtOnce(repeat(8, () -> AQuestion.by(aGuest()).in(chat)));

    assertThat(openings).filteredOn(Opening.Opened.class::isInstance).hasSize(1);
    assertThat(openings).filteredOn(Opening.Taken.class::isInstance).hasSize(7);
  }

  @Test
  void ofManyPeopleWhoUseOneQuestionIdAtOnceOneGetsIt() throws InterruptedException {
    AQuestion annas = AQuestion.by(anna());

    List<Opening> openings = openAtOnce(repeat(8, () -> AQuestion.by(aGuest()).under(annas.id())));

    assertThat(openings).filteredOn(Opening.Opened.class::isInstance).hasSize(1);
    assertThat(openings).filteredOn(Opening.Taken.class::isInstance).hasSize(7);
  }

  @Test
  void aQuestionIsKeptWordForWord() {
    List<MessagePart> parts =
        List.of(
            new MessagePart.Text("Robert'); drop table chats;--"), new MessagePart.Text("é\t\n"));
    AQuestion question = AQuestion.by(anna()).saying(parts);

    Replying.open(stores, question);

    assertThat(stores.messages().of(question.chat()))
        .extracting(Message::parts)
        .containsExactly(parts);
  }

  @Test
  void theAllowanceCountsFromTheBeginningOfReplies() {
    User guest = aGuest();
    AQuestion written = AQuestion.by(guest).ofAllowed(1).at(NOON.minus(DAY));
    Replying.open(stores, written.answeredFrom(NOON));

    AQuestion next = AQuestion.by(guest).ofAllowed(1).at(NOON.plus(DAY));

    assertThat(open(next.answeredFrom(NOON.plusSeconds(1))))
        .isEqualTo(new Opening.AllowanceSpent(NOON.plus(DAY)));
    assertThat(open(next.at(NOON).answeredFrom(NOON.plus(DAY)))).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void anEditedQuestionTakesThePlaceOfTheOldOneAndOfAllThatFollows() {
    AQuestion first = AQuestion.by(anna());
    Reply firstReply = Replying.openAndClose(stores, first);
    AQuestion second = AQuestion.by(anna()).in(first.chat());
    Reply secondReply = Replying.openAndClose(stores, second);
    Reply thirdReply = Replying.openAndClose(stores, AQuestion.by(anna()).in(first.chat()));
    Chat chat = stores.chats().find(first.chat()).orElseThrow();

    Turn edited = second.saying("Why is it green?").at(NOON.plusSeconds(60)).inPlace().turn();

    assertThat(open(edited)).isEqualTo(new Opening.Opened(chat, edited.reply()));
    assertThat(stores.messages().of(first.chat()))
        .extracting(Message::id)
        .containsExactly(first.id(), firstReply.answer(), second.id());
    assertThat(stores.messages().of(first.chat())).last().isEqualTo(edited.question());
    assertThat(stores.replies().liveIn(first.chat())).contains(edited.reply());
    assertThat(stores.replies().find(firstReply.id())).isPresent();
    assertThat(stores.replies().find(secondReply.id())).isEmpty();
    assertThat(stores.replies().find(thirdReply.id())).isEmpty();
  }

  @Test
  void theFirstQuestionMayBeReplacedByItselfForAnotherAnswer() {
    AQuestion question = AQuestion.by(anna());
    Reply old = Replying.openAndClose(stores, question);

    Reply again = Replying.openAndClose(stores, question.inPlace());

    assertThat(stores.messages().of(question.chat()))
        .extracting(Message::id)
        .containsExactly(question.id(), again.answer());
    assertThat(stores.replies().find(old.id())).isEmpty();
    assertThat(((Opening.AlreadyAsked) open(question)).reply().id()).isEqualTo(again.id());
  }

  @Test
  void whatIsNotAskedIsNotReplaced() {
    AQuestion question = AQuestion.by(anna());
    Replying.openAndClose(stores, question);

    assertNothingComesOf(AQuestion.by(anna()).inPlace(), new Opening.NothingToReplace());
    assertThat(open(AQuestion.by(anna()).in(question.chat()).inPlace()))
        .isEqualTo(new Opening.NothingToReplace());
    assertThat(stores.messages().of(question.chat())).hasSize(2);
  }

  @Test
  void whatIsSomebodyElsesOrElsewhereOrAnAnswerIsTakenAndNotReplaced() {
    AQuestion annas = AQuestion.by(anna()).inPublic();
    Reply reply = Replying.openAndClose(stores, annas);
    AQuestion bens = AQuestion.by(ben()).inPlace();

    assertThat(open(bens.in(annas.chat()).under(annas.id()))).isEqualTo(new Opening.Taken());
    assertNothingComesOf(bens.under(annas.id()), new Opening.Taken());
    assertNothingComesOf(AQuestion.by(anna()).inPlace().under(annas.id()), new Opening.Taken());
    assertThat(open(annas.inPlace().under(reply.answer()))).isEqualTo(new Opening.Taken());
    assertThat(stores.messages().of(annas.chat())).hasSize(2);
  }

  @Test
  void nothingToReplaceComesBeforeBusyAndBusyBeforeTheAllowance() {
    AQuestion first = AQuestion.by(anna());
    Replying.openAndClose(stores, first);
    Reply live = Replying.open(stores, AQuestion.by(anna()).in(first.chat()));
    AQuestion unknown = AQuestion.by(anna()).in(first.chat());

    assertThat(open(unknown.inPlace().ofAllowed(0))).isEqualTo(new Opening.NothingToReplace());
    assertThat(open(first.inPlace().ofAllowed(0))).isEqualTo(new Opening.Busy(live));
    assertThat(stores.messages().of(first.chat())).hasSize(3);
  }

  @Test
  void whoHasNothingLeftReplacesAndLosesNothing() {
    AQuestion question = AQuestion.by(anna()).ofAllowed(1);
    Reply reply = Replying.openAndClose(stores, question);

    assertThat(open(question.inPlace())).isEqualTo(new Opening.AllowanceSpent(NOON.plus(DAY)));
    assertThat(stores.messages().of(question.chat())).hasSize(2);
    assertThat(stores.replies().find(reply.id())).isPresent();
  }

  @Test
  void replacingCostsAQuestionAndGivesNoneBack() {
    AQuestion question = AQuestion.by(anna()).ofAllowed(3);
    Replying.openAndClose(stores, question);
    Replying.openAndClose(stores, question.inPlace());
    Replying.openAndClose(stores, question.inPlace());

    assertThat(open(question.inPlace())).isInstanceOf(Opening.AllowanceSpent.class);
  }

  @Test
  void aDeletedQuestionMayBeAskedAgain() {
    AQuestion question = AQuestion.by(anna());
    Replying.openAndClose(stores, question);
    stores.messages().deleteFrom(anna().id(), question.chat(), question.id());
    assertThat(open(question.inPlace())).isEqualTo(new Opening.NothingToReplace());

    assertThat(open(question)).isInstanceOf(Opening.Opened.class);
    assertThat(stores.messages().of(question.chat())).hasSize(1);
  }

  @Test
  void aQuestionWhoseAnswerWasDeletedMayBeAskedAgainInItsPlace() {
    AQuestion question = AQuestion.by(anna());
    Reply old = Replying.openAndClose(stores, question);
    stores.messages().deleteFrom(anna().id(), question.chat(), old.answer());
    Turn again = question.saying("And why?").at(NOON.plusSeconds(60)).turn();

    assertThat(open(again)).isInstanceOf(Opening.Opened.class);
    assertThat(stores.messages().of(question.chat())).containsExactly(again.question());
  }

  @Test
  void ofManyWhoReplaceAQuestionAtOnceOneDoes() throws InterruptedException {
    AQuestion question = AQuestion.by(anna());
    Replying.openAndClose(stores, question);

    List<Opening> openings = openAtOnce(repeat(8, question::inPlace));

    Reply live = stores.replies().liveIn(question.chat()).orElseThrow();
    assertThat(openings).filteredOn(Opening.Opened.class::isInstance).hasSize(1);
    assertThat(openings).filteredOn(opening -> opening.equals(new Opening.Busy(live))).hasSize(7);
    assertThat(stores.messages().of(question.chat())).hasSize(1);
  }

  @Test
  void aNewQuestionDeniesWhatStillWaits() {
    AQuestion first = AQuestion.by(anna());
    Reply reply = Replying.open(stores, first);
    Message asking = Replying.closeAsking(stores, reply, ONE, TWO);
    stores.turns().resume(word(anna(), reply, Approval.granted(ONE)));
    Reply elsewhere = Replying.open(stores, AQuestion.by(anna()));
    Message other = Replying.closeAsking(stores, elsewhere, ONE);

    Replying.open(stores, AQuestion.by(anna()).in(first.chat()));

    assertThat(stores.messages().of(first.chat()).get(1))
        .isEqualTo(asking.after(List.of(Approval.granted(ONE), Approval.denied(TWO))));
    assertThat(stores.messages().of(other.chat())).last().isEqualTo(other);
  }

  @Test
  void aRefusedQuestionDeniesNothing() {
    AQuestion first = AQuestion.by(anna());
    Message asking = Replying.closeAsking(stores, Replying.open(stores, first), ONE);

    open(AQuestion.by(anna()).in(first.chat()).ofAllowed(0));
    open(AQuestion.by(ben()).in(first.chat()));
    open(first);

    assertThat(stores.messages().of(first.chat())).last().isEqualTo(asking);
  }

  @Test
  void aWordOnTheOnlyCallBeginsTheReplyThatGoesOn() {
    AQuestion question = AQuestion.by(anna()).ofAllowed(1);
    Reply reply = Replying.open(stores, question);
    Message asking = Replying.closeAsking(stores, reply, ONE);
    Approval granted = new Approval(ONE, true, Optional.of("Go on."));
    Continuation word = word(anna(), reply, granted);

    assertThat(stores.turns().resume(word)).isEqualTo(new Resumption.Resumed(word.reply()));

    assertThat(stores.messages().of(question.chat()))
        .last()
        .isEqualTo(asking.after(List.of(granted)));
    assertThat(stores.replies().liveIn(question.chat())).contains(word.reply());
    assertThat(stores.replies().find(word.reply().id())).contains(word.reply());
    assertThat(stores.replies().read(word.reply().id(), 0)).isEmpty();
    assertThat(open(question)).isEqualTo(new Opening.AlreadyAsked(word.reply()));
    assertThat(open(AQuestion.by(anna()).in(question.chat())))
        .isEqualTo(new Opening.Busy(word.reply()));
  }

  @Test
  void aDenialGoesOnWithTheAnswerToo() {
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    Message asking = Replying.closeAsking(stores, reply, ONE);

    assertThat(stores.turns().resume(word(anna(), reply, Approval.denied(ONE))))
        .isInstanceOf(Resumption.Resumed.class);
    assertThat(stores.messages().of(reply.chat()))
        .last()
        .isEqualTo(asking.after(List.of(Approval.denied(ONE))));
  }

  @Test
  void anAnswerGoesOnOnceNoCallWaitsAnyLonger() {
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    Message asking = Replying.closeAsking(stores, reply, ONE, TWO);
    Continuation first = word(anna(), reply, Approval.granted(TWO));
    Continuation second = word(anna(), reply, Approval.denied(ONE));

    assertThat(stores.turns().resume(first)).isEqualTo(new Resumption.Waiting());
    assertThat(stores.messages().of(reply.chat()))
        .last()
        .isEqualTo(asking.after(List.of(Approval.granted(TWO))));
    assertThat(stores.replies().liveIn(reply.chat())).isEmpty();

    assertThat(stores.turns().resume(second)).isEqualTo(new Resumption.Resumed(second.reply()));
    assertThat(stores.messages().of(reply.chat()))
        .last()
        .isEqualTo(asking.after(List.of(Approval.granted(TWO), Approval.denied(ONE))));
  }

  @Test
  void twoCallsMayBeDecidedTogether() {
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    Replying.closeAsking(stores, reply, ONE, TWO);
    Continuation both = word(anna(), reply, Approval.granted(TWO), Approval.granted(ONE));

    assertThat(stores.turns().resume(both)).isEqualTo(new Resumption.Resumed(both.reply()));
  }

  @Test
  void whatWasDecidedStaysSo() {
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    Message asking = Replying.closeAsking(stores, reply, ONE, TWO);
    stores.turns().resume(word(anna(), reply, Approval.denied(ONE)));

    assertThat(stores.turns().resume(word(anna(), reply, Approval.granted(ONE))))
        .isInstanceOf(Resumption.Settled.class);
    Continuation both = word(anna(), reply, Approval.granted(ONE), Approval.granted(TWO));
    assertThat(stores.turns().resume(both)).isEqualTo(new Resumption.Resumed(both.reply()));

    assertThat(stores.messages().of(reply.chat()))
        .last()
        .isEqualTo(asking.after(List.of(Approval.denied(ONE), Approval.granted(TWO))));
  }

  @Test
  void aWordOnACallThatDoesNotWaitIsSettledByTheNewestReply() {
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    Message asking = Replying.closeAsking(stores, reply, ONE);

    assertThat(settled(word(anna(), reply, Approval.granted(TWO))))
        .extracting(Reply::id)
        .isEqualTo(reply.id());
    assertThat(stores.messages().of(reply.chat())).last().isEqualTo(asking);

    Continuation word = word(anna(), reply, Approval.granted(ONE));
    stores.turns().resume(word);
    assertThat(settled(word(anna(), reply, Approval.granted(ONE)))).isEqualTo(word.reply());

    Replying.close(stores, word.reply());
    assertThat(settled(word(anna(), reply, Approval.granted(ONE))))
        .extracting(Reply::id, Reply::live)
        .containsExactly(word.reply().id(), false);
  }

  @Test
  void aWordAfterANewQuestionComesTooLate() {
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    Replying.closeAsking(stores, reply, ONE);
    Reply live = Replying.open(stores, AQuestion.by(anna()).in(reply.chat()));

    assertThat(settled(word(anna(), reply, Approval.granted(ONE))))
        .extracting(Reply::id)
        .isEqualTo(reply.id());
    assertThat(stores.replies().liveIn(reply.chat())).contains(live);
  }

  @Test
  void onlyWhoAskedSaysAWord() {
    AQuestion question = AQuestion.by(anna()).inPublic();
    Reply reply = Replying.open(stores, question);
    Message asking = Replying.closeAsking(stores, reply, ONE);
    Replying.open(stores, AQuestion.by(ben()));

    Approval granted = Approval.granted(ONE);
    assertThat(stores.turns().resume(word(ben(), reply, granted)))
        .isEqualTo(new Resumption.Missing());
    assertThat(stores.turns().resume(word(aGuest(), reply, granted)))
        .isEqualTo(new Resumption.Missing());
    assertThat(stores.messages().of(reply.chat())).last().isEqualTo(asking);
    assertThat(stores.replies().liveIn(reply.chat())).isEmpty();
  }

  @Test
  void aWordOnAnAnswerThatIsNotThereIsMissing() {
    AQuestion question = AQuestion.by(anna());
    Reply live = Replying.open(stores, question);
    Reply other = Replying.open(stores, AQuestion.by(anna()));
    Replying.closeAsking(stores, other, ONE);

    assertThat(
            Stream.of(
                live,
                new Reply(live.id(), question.id(), live.chat(), HERE, false, NOON),
                new Reply(live.id(), AQuestion.aMessage(), live.chat(), HERE, false, NOON),
                new Reply(live.id(), other.answer(), live.chat(), HERE, false, NOON),
                new Reply(live.id(), other.answer(), AQuestion.aChat(), HERE, false, NOON)))
        .allSatisfy(
            absent ->
                assertThat(stores.turns().resume(word(anna(), absent, Approval.granted(ONE))))
                    .isEqualTo(new Resumption.Missing()));
  }

  @Test
  void ofManyWordsOnOneCallAtOnceOneHolds() throws InterruptedException {
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    Message asking = Replying.closeAsking(stores, reply, ONE);
    List<Approval> approvals =
        IntStream.range(0, 8)
            .mapToObj(number -> new Approval(ONE, number % 2 == 0, Optional.of("Word " + number)))
            .toList();

    List<Resumption> resumptions =
        AtOnce.all(
            approvals.stream()
                .<Callable<Resumption>>map(
                    approval -> () -> stores.turns().resume(word(anna(), reply, approval))));

    Reply live = stores.replies().liveIn(reply.chat()).orElseThrow();
    assertThat(resumptions).containsOnlyOnce(new Resumption.Resumed(live));
    assertThat(resumptions)
        .filteredOn(new Resumption.Settled(Optional.of(live))::equals)
        .hasSize(7);
    Approval held = approvals.get(resumptions.indexOf(new Resumption.Resumed(live)));
    assertThat(stores.messages().of(reply.chat())).last().isEqualTo(asking.after(List.of(held)));
  }

  @Test
  void wordsOnManyCallsAtOnceBeginOneReply() throws InterruptedException {
    List<ApprovalId> ids =
        IntStream.range(0, 6).mapToObj(number -> new ApprovalId("approval-" + number)).toList();
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    Replying.closeAsking(stores, reply, ids.toArray(ApprovalId[]::new));

    List<Resumption> resumptions =
        AtOnce.all(
            ids.stream()
                .<Callable<Resumption>>map(
                    id -> () -> stores.turns().resume(word(anna(), reply, Approval.granted(id)))));

    assertThat(resumptions).filteredOn(Resumption.Resumed.class::isInstance).hasSize(1);
    assertThat(resumptions).filteredOn(Resumption.Waiting.class::isInstance).hasSize(5);
    assertThat(stores.messages().of(reply.chat()).getLast().pending()).isEmpty();
  }

  @Test
  void aWordAndANewQuestionAtOnceBeginOneReply() throws InterruptedException {
    for (int round = 0; round < 8; round++) {
      Reply reply = Replying.open(stores, AQuestion.by(anna()));
      Replying.closeAsking(stores, reply, ONE);
      Continuation word = word(anna(), reply, Approval.granted(ONE));
      Turn turn = AQuestion.by(anna()).in(reply.chat()).turn();

      List<Object> outcomes =
          AtOnce.all(
              Stream.<Callable<Object>>of(() -> stores.turns().resume(word), () -> open(turn)));

      Reply live = stores.replies().liveIn(reply.chat()).orElseThrow();
      boolean resumed = live.equals(word.reply());
      assertThat(outcomes.getFirst())
          .isInstanceOf(resumed ? Resumption.Resumed.class : Resumption.Settled.class);
      assertThat(outcomes.getLast())
          .isInstanceOf(resumed ? Opening.Busy.class : Opening.Opened.class);
    }
  }

  @Test
  void aWordAndADeletionAtOnceLeaveNoReplyWithoutItsChat() throws InterruptedException {
    for (int round = 0; round < 8; round++) {
      Reply reply = Replying.open(stores, AQuestion.by(anna()));
      Replying.closeAsking(stores, reply, ONE);
      Continuation word = word(anna(), reply, Approval.granted(ONE));

      AtOnce.all(
          Stream.<Callable<Object>>of(
              () -> stores.turns().resume(word),
              () -> Replying.close(stores, word.reply()),
              () -> stores.messages().deleteFrom(anna().id(), reply.chat(), reply.answer())));

      assertThat(stores.messages().of(reply.chat())).hasSize(1);
      assertThat(stores.replies().liveIn(reply.chat())).isEmpty();
      assertThat(stores.replies().find(word.reply().id())).isEmpty();
    }
  }

  @Test
  void anAnswerMayAskAgainAndGoOnAgain() {
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    Replying.closeAsking(stores, reply, ONE);
    Continuation first = word(anna(), reply, Approval.granted(ONE));
    stores.turns().resume(first);
    Replying.closeAsking(stores, first.reply(), TWO);
    Continuation second = word(anna(), first.reply(), Approval.granted(TWO));

    assertThat(stores.turns().resume(second)).isEqualTo(new Resumption.Resumed(second.reply()));
    assertThat(stores.messages().of(reply.chat())).hasSize(2);
  }

  private Reply settled(Continuation word) {
    Resumption resumption = stores.turns().resume(word);
    assertThat(resumption).isInstanceOf(Resumption.Settled.class);
    return ((Resumption.Settled) resumption).reply().orElseThrow();
  }

  private void assertNothingComesOf(AQuestion question, Opening refusal) {
    Turn turn = question.turn();
    assertThat(open(turn)).isEqualTo(refusal);
    assertThat(stores.chats().find(turn.chat().id())).isEmpty();
    assertThat(stores.messages().of(turn.chat().id())).isEmpty();
    assertThat(stores.replies().find(turn.reply().id())).isEmpty();
    assertThat(stores.replies().liveIn(turn.chat().id())).isEmpty();
  }

  private void ask(User asker, int allowance, Instant at) {
    Replying.open(stores, AQuestion.by(asker).ofAllowed(allowance).at(at));
  }

  private Opening open(AQuestion question) {
    return open(question.turn());
  }

  private Opening open(Turn turn) {
    return stores.turns().open(turn);
  }

  private List<Opening> openAtOnce(Stream<AQuestion> questions) throws InterruptedException {
    return AtOnce.all(questions.<Callable<Opening>>map(question -> () -> open(question)));
  }

  private static Stream<AQuestion> repeat(int times, Supplier<AQuestion> question) {
    return Stream.generate(question).limit(times);
  }
}
