package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.HERE;
import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.AQuestion.aChat;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.AttachmentId;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolState;
import ai.chatbot.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link ai.chatbot.core.port.Messages} does. */
@InGoodTime
public abstract class MessagesContract {
  private Stores stores;

  /** Stores in which nothing is kept yet. */
  protected abstract Stores emptyStores();

  @BeforeEach
  void startEmpty() {
    stores = emptyStores();
  }

  @Test
  void aChatThatIsNotThereHasNoMessages() {
    assertThat(stores.messages().of(aChat())).isEmpty();
  }

  @Test
  void aQuestionIsThereFromTheMomentItIsAsked() {
    AQuestion question = AQuestion.by(anna());
    Replying.open(stores, question);

    assertThat(stores.messages().of(question.chat()))
        .containsExactly(
            Message.question(question.id(), question.chat(), question.parts(), question.at()));
  }

  @Test
  void anAnswerIsThereFromTheMomentItsReplyIsClosed() {
    AQuestion question = AQuestion.by(anna());
    Reply reply = Replying.open(stores, question);
    assertThat(ids(question.chat())).containsExactly(question.id());

    Message answer = Replying.answer(reply, "Rayleigh scattering");
    stores.replies().close(reply.id(), reply.owner(), 0, Replying.end(), answer);

    assertThat(stores.messages().of(question.chat())).last().isEqualTo(answer);
  }

  @Test
  void messagesOfOneMomentStayInTheOrderInWhichTheyWereStored() {
    AQuestion first = AQuestion.by(anna());
    AQuestion second = AQuestion.by(anna()).in(first.chat());
    AQuestion third = AQuestion.by(anna()).in(first.chat());

    Reply one = Replying.openAndClose(stores, first);
    Reply two = Replying.openAndClose(stores, second);
    Replying.open(stores, third);

    assertThat(ids(first.chat()))
        .containsExactly(first.id(), one.answer(), second.id(), two.answer(), third.id());
  }

  @Test
  void aClockThatGoesBackDoesNotChangeTheOrder() {
    AQuestion first = AQuestion.by(anna());
    AQuestion second = AQuestion.by(anna()).in(first.chat()).at(NOON.minusSeconds(60));

    Reply one = Replying.openAndClose(stores, first);
    Replying.open(stores, second);

    assertThat(ids(first.chat())).containsExactly(first.id(), one.answer(), second.id());
  }

  @Test
  void everyChatHasItsOwnMessagesAlone() {
    AQuestion annas = AQuestion.by(anna());
    AQuestion annasOther = AQuestion.by(anna());
    AQuestion bens = AQuestion.by(ben());
    Replying.open(stores, annas);
    Replying.open(stores, annasOther);
    Replying.open(stores, bens);

    assertThat(ids(annas.chat())).containsExactly(annas.id());
    assertThat(ids(annasOther.chat())).containsExactly(annasOther.id());
    assertThat(ids(bens.chat())).containsExactly(bens.id());
  }

  @Test
  void everyKindOfPartComesBackAsItWas() {
    Value.Fields input =
        Value.fields()
            .with("city", "Zürich")
            .with("days", new Value.Num(new BigDecimal("3")))
            .with("exact", new Value.Num(new BigDecimal("-0.25")))
            .with("metric", new Value.Bool(true))
            .with("note", new Value.Null())
            .with("tags", Value.texts("a", "b"))
            .with("empty", Value.fields());
    ToolCall call = new ToolCall("call-1", "getWeather", input);
    ApprovalId approval = new ApprovalId("approval-1");
    List<MessagePart> parts =
        List.of(
            new MessagePart.StepStart(),
            new MessagePart.AnsweredBy("claude-sonnet", "eu.anthropic.claude-sonnet", true),
            new MessagePart.Reasoning("They want the weather.", new Seal.Signature("c2VhbA==")),
            new MessagePart.Reasoning("", new Seal.Redacted("d2l0aGhlbGQ=")),
            new MessagePart.Reasoning("No seal.", null),
            new MessagePart.Text("One moment …"),
            MessagePart.ToolUse.called(call),
            new MessagePart.ToolUse(call, new ToolState.ApprovalRequested(approval)),
            new MessagePart.ToolUse(call, new ToolState.Approved(approval, Optional.empty())),
            new MessagePart.ToolUse(call, new ToolState.Approved(approval, Optional.of("Fine."))),
            new MessagePart.ToolUse(call, new ToolState.Denied(approval, Optional.empty())),
            new MessagePart.ToolUse(call, new ToolState.Denied(approval, Optional.of("Not now."))),
            MessagePart.ToolUse.settled(call, new ToolOutcome.Succeeded(input)),
            MessagePart.ToolUse.settled(call, new ToolOutcome.Failed("no such city")),
            new MessagePart.StepStart(),
            new MessagePart.Attachment(
                new AttachmentId(UUID.randomUUID()), "Ünder \"way\".png", "image/png"),
            new MessagePart.DocumentReference(
                new DocumentId(UUID.randomUUID()), "Himmel 🌌", DocumentKind.SHEET),
            new MessagePart.Text("It \"snows\" \\ in\n<b>Zürich</b> ❄️ שלום"),
            new MessagePart.Text(""));

    assertThat(answered(parts, Ending.FINISHED).parts()).isEqualTo(parts);
  }

  @Test
  void aQuestionKeepsItsFileAndItsDocument() {
    List<MessagePart> parts =
        List.of(
            new MessagePart.Attachment(
                new AttachmentId(UUID.randomUUID()), "sky.pdf", "application/pdf"),
            new MessagePart.DocumentReference(
                new DocumentId(UUID.randomUUID()), "Sky", DocumentKind.TEXT),
            new MessagePart.Text("What is in there?"));
    AQuestion question = AQuestion.by(anna()).saying(parts);
    Replying.open(stores, question);

    assertThat(stores.messages().of(question.chat()))
        .singleElement()
        .extracting(Message::parts)
        .isEqualTo(parts);
  }

  @ParameterizedTest
  @EnumSource
  void everyEndingComesBackAsItWas(Ending ending) {
    assertThat(answered(List.of(new MessagePart.Text("Ray")), ending).ending()).isEqualTo(ending);
  }

  @Test
  void anAnswerWithoutPartsIsKept() {
    assertThat(answered(List.of(), Ending.FAILED).parts()).isEmpty();
  }

  @Test
  void deletingFromAQuestionOnLeavesWhatCameBefore() {
    Talk talk = new Talk();

    assertThat(deleteFrom(talk.second.id(), talk)).isEqualTo(3);

    assertThat(ids(talk.chat())).containsExactly(talk.first.id(), talk.firstReply.answer());
    assertThat(stores.replies().find(talk.firstReply.id())).isPresent();
    assertThat(stores.replies().find(talk.secondReply.id())).isEmpty();
    assertNotices(talk.live);
  }

  @Test
  void deletingFromAnAnswerOnLeavesItsQuestion() {
    Talk talk = new Talk();

    assertThat(deleteFrom(talk.firstReply.answer(), talk)).isEqualTo(4);

    assertThat(ids(talk.chat())).containsExactly(talk.first.id());
    assertThat(stores.replies().find(talk.firstReply.id())).isEmpty();
    assertNotices(talk.live);
  }

  @Test
  void deletingTheLastDeletesNoMore() {
    Talk talk = new Talk();

    assertThat(deleteFrom(talk.third.id(), talk)).isEqualTo(1);

    assertThat(ids(talk.chat())).hasSize(4).last().isEqualTo(talk.secondReply.answer());
    assertThat(stores.replies().find(talk.secondReply.id())).isPresent();
    assertNotices(talk.live);
  }

  @Test
  void deletingFromTheFirstOnLeavesTheChat() {
    Talk talk = new Talk();

    assertThat(deleteFrom(talk.first.id(), talk)).isEqualTo(5);

    assertThat(ids(talk.chat())).isEmpty();
    assertThat(stores.chats().find(talk.chat())).isPresent();
    assertThat(deleteFrom(talk.first.id(), talk)).isZero();
  }

  @Test
  void deletingAnAnswerThatIsBeingMadeDeletesItsReply() {
    Talk talk = new Talk();

    assertThat(deleteFrom(talk.live.answer(), talk)).isZero();

    assertThat(ids(talk.chat())).hasSize(5).last().isEqualTo(talk.third.id());
    assertThat(stores.replies().find(talk.secondReply.id())).isPresent();
    assertNotices(talk.live);
  }

  @Test
  void nobodyElseDeletesMessages() {
    Talk talk = new Talk();
    Replying.open(stores, AQuestion.by(ben()));

    assertThat(stores.messages().deleteFrom(ben().id(), talk.chat(), talk.first.id())).isZero();
    assertThat(stores.messages().deleteFrom(ben().id(), talk.chat(), talk.live.answer())).isZero();

    talk.assertWhole();
  }

  @Test
  void aMessageThatIsNotInTheChatDeletesNothing() {
    Talk talk = new Talk();
    Talk other = new Talk();

    assertThat(deleteFrom(AQuestion.aMessage(), talk)).isZero();
    assertThat(deleteFrom(other.first.id(), talk)).isZero();
    assertThat(deleteFrom(other.live.answer(), talk)).isZero();
    assertThat(stores.messages().deleteFrom(anna().id(), aChat(), talk.first.id())).isZero();

    talk.assertWhole();
    other.assertWhole();
  }

  @Test
  void onesOtherChatsKeepTheirMessages() {
    Talk talk = new Talk();
    Talk other = new Talk();

    deleteFrom(talk.first.id(), talk);

    other.assertWhole();
  }

  @Test
  void deletedIdsMayBeUsedAgain() {
    Talk talk = new Talk();
    deleteFrom(talk.second.id(), talk);

    Reply again = Replying.openAndClose(stores, talk.second);
    Replying.open(stores, AQuestion.by(anna()).under(talk.third.id()));

    assertThat(ids(talk.chat()))
        .containsExactly(
            talk.first.id(), talk.firstReply.answer(), talk.second.id(), again.answer());
  }

  @Test
  void ofManyWhoDeleteTheSameAtOnceOneDeletesIt() throws InterruptedException {
    Talk talk = new Talk();

    List<Integer> deleted =
        AtOnce.all(
            Stream.<Callable<Integer>>generate(() -> () -> deleteFrom(talk.second.id(), talk))
                .limit(8));

    assertThat(deleted).hasSize(8).containsOnlyOnce(3);
    assertThat(deleted).filteredOn(count -> count == 0).hasSize(7);
  }

  @Test
  void deletingClosingAndAskingAtOnceLeavesNoAnswerWithoutItsQuestion()
      throws InterruptedException {
    for (int round = 0; round < 8; round++) {
      Talk talk = new Talk();
      AQuestion next = AQuestion.by(anna()).in(talk.chat());

      AtOnce.all(
          Stream.<Callable<Object>>of(
              () -> deleteFrom(talk.third.id(), talk),
              () -> Replying.close(stores, talk.live),
              () -> stores.replies().append(talk.live.id(), HERE, 0, Replying.deltas(0, 3)),
              () -> stores.turns().open(next.turn()),
              () -> deleteFrom(talk.second.id(), talk)));

      assertThat(ids(talk.chat()))
          .startsWith(talk.first.id(), talk.firstReply.answer())
          .doesNotContain(talk.second.id(), talk.third.id(), talk.live.answer());
      assertThat(ids(talk.chat())).hasSizeLessThanOrEqualTo(3);
      assertThat(stores.replies().find(talk.live.id())).isEmpty();
      assertThat(stores.replies().liveIn(talk.chat()).isPresent())
          .isEqualTo(ids(talk.chat()).contains(next.id()));
    }
  }

  private int deleteFrom(MessageId first, Talk talk) {
    return stores.messages().deleteFrom(anna().id(), talk.chat(), first);
  }

  private void assertNotices(Reply deleted) {
    assertThat(stores.replies().liveIn(deleted.chat())).isEmpty();
    assertThat(stores.replies().statusOf(Set.of(deleted.id()))).isEmpty();
    assertThat(stores.replies().append(deleted.id(), HERE, 0, Replying.deltas(0, 1))).isFalse();
    assertThat(Replying.close(stores, deleted)).isFalse();
    assertThat(ids(deleted.chat())).doesNotContain(deleted.answer());
  }

  /** Two questions of Anna's that were answered, and a third whose reply lives. */
  private final class Talk {
    final AQuestion first = AQuestion.by(anna());
    final Reply firstReply = Replying.openAndClose(stores, first);
    final AQuestion second = AQuestion.by(anna()).in(first.chat());
    final Reply secondReply = Replying.openAndClose(stores, second);
    final AQuestion third = AQuestion.by(anna()).in(first.chat());
    final Reply live = Replying.open(stores, third);

    ChatId chat() {
      return first.chat();
    }

    void assertWhole() {
      assertThat(ids(chat()))
          .containsExactly(
              first.id(), firstReply.answer(), second.id(), secondReply.answer(), third.id());
      assertThat(stores.replies().find(firstReply.id())).isPresent();
      assertThat(stores.replies().find(secondReply.id())).isPresent();
      assertThat(stores.replies().liveIn(chat())).contains(live);
    }
  }

  private Message answered(List<MessagePart> parts, Ending ending) {
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    Message answer = Message.answer(reply.answer(), reply.chat(), parts, ending, NOON);
    assertThat(stores.replies().close(reply.id(), reply.owner(), 0, Replying.end(), answer))
        .isTrue();
    return stores.messages().of(reply.chat()).getLast();
  }

  private List<MessageId> ids(ChatId chat) {
    return stores.messages().of(chat).stream().map(Message::id).toList();
  }
}
