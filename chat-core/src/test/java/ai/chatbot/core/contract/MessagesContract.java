package ai.chatbot.core.contract;

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
import java.util.UUID;
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
