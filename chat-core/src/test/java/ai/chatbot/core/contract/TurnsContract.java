package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
