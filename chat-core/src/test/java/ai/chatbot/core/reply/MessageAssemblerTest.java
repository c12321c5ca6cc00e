package ai.chatbot.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class MessageAssemblerTest {
  private static final ToolCall CALL =
      new ToolCall("call-1", "getWeather", Value.fields().with("city", "Bern"));
  private static final ToolOutcome SUNNY =
      new ToolOutcome.Succeeded(Value.fields().with("sky", "blue"));
  private static final ToolOutcome CUT_OFF =
      new ToolOutcome.Failed("The answer ended before this tool did.");

  @Test
  void aWholeAnswerAddsUpToItsPartsInOrder() {
    MessageAssembler message =
        MessageAssembler.of(
            List.of(
                new ReplyEvent.Started(AQuestion.aMessage()),
                new ReplyEvent.StepStarted(),
                new ReplyEvent.ReasoningStarted(0),
                new ReplyEvent.ReasoningDelta(0, "Hm"),
                new ReplyEvent.ReasoningDelta(0, " …"),
                new ReplyEvent.ReasoningEnded(0, new Seal.Signature("seal")),
                new ReplyEvent.TextStarted(1),
                new ReplyEvent.TextDelta(1, "Let me "),
                new ReplyEvent.TextDelta(1, "see."),
                new ReplyEvent.TextEnded(1),
                new ReplyEvent.ToolInputStarted("call-1", "getWeather"),
                new ReplyEvent.ToolInputDelta("call-1", "{\"city\":\"Bern\"}"),
                new ReplyEvent.ToolCalled(CALL),
                new ReplyEvent.ToolSettled("call-1", SUNNY),
                new ReplyEvent.StepFinished(),
                new ReplyEvent.Titled("Weather"),
                new ReplyEvent.StepStarted(),
                new ReplyEvent.TextStarted(2),
                new ReplyEvent.TextDelta(2, "Blue."),
                new ReplyEvent.TextEnded(2),
                new ReplyEvent.StepFinished(),
                new ReplyEvent.Ended(new ReplyEnd.Finished(StopReason.END_TURN))));

    assertThat(message.parts())
        .containsExactly(
            new MessagePart.StepStart(),
            new MessagePart.Reasoning("Hm …", new Seal.Signature("seal")),
            new MessagePart.Text("Let me see."),
            MessagePart.ToolUse.settled(CALL, SUNNY),
            new MessagePart.StepStart(),
            new MessagePart.Text("Blue."));
    assertThat(message.closing()).isEmpty();
  }

  @Test
  void nothingAddsUpToNothing() {
    assertThat(new MessageAssembler().parts()).isEmpty();
    assertThat(new MessageAssembler().closing()).isEmpty();
  }

  @Test
  void documentsAndTitlesLeaveNoPart() {
    DocumentId document = new DocumentId(UUID.randomUUID());

    MessageAssembler message =
        MessageAssembler.of(
            List.of(
                new ReplyEvent.DocumentOpened(document, "Sky", DocumentKind.TEXT),
                new ReplyEvent.DocumentDelta(document, "# Sky"),
                new ReplyEvent.DocumentSaved(document),
                new ReplyEvent.Titled("Sky")));

    assertThat(message.parts()).isEmpty();
    assertThat(message.closing()).isEmpty();
  }

  @Test
  void anOpenTextKeepsWhatItHasAndIsClosedBeforeItsStep() {
    MessageAssembler message =
        MessageAssembler.of(
            List.of(
                new ReplyEvent.StepStarted(),
                new ReplyEvent.TextStarted(7),
                new ReplyEvent.TextDelta(7, "Hel")));

    assertThat(message.parts())
        .containsExactly(new MessagePart.StepStart(), new MessagePart.Text("Hel"));
    assertThat(message.closing())
        .containsExactly(new ReplyEvent.TextEnded(7), new ReplyEvent.StepFinished());
  }

  @Test
  void anOpenReasoningIsClosedWithoutASeal() {
    MessageAssembler message =
        MessageAssembler.of(
            List.of(new ReplyEvent.ReasoningStarted(0), new ReplyEvent.ReasoningDelta(0, "Hm")));

    assertThat(message.parts()).containsExactly(new MessagePart.Reasoning("Hm", null));
    assertThat(message.closing()).containsExactly(new ReplyEvent.ReasoningEnded(0, null));
  }

  @Test
  void aCallThatIsNotSettledIsSettledAsCutOff() {
    MessageAssembler message =
        MessageAssembler.of(List.of(new ReplyEvent.StepStarted(), new ReplyEvent.ToolCalled(CALL)));

    assertThat(message.parts())
        .containsExactly(new MessagePart.StepStart(), MessagePart.ToolUse.called(CALL));
    assertThat(message.closing())
        .containsExactly(
            new ReplyEvent.ToolSettled("call-1", CUT_OFF), new ReplyEvent.StepFinished());
  }

  @Test
  void aCallWhoseInputNeverBecameWholeIsDropped() {
    MessageAssembler message =
        MessageAssembler.of(
            List.of(
                new ReplyEvent.ToolInputStarted("call-1", "getWeather"),
                new ReplyEvent.ToolInputDelta("call-1", "{\"ci")));

    assertThat(message.parts()).isEmpty();
    assertThat(message.closing()).isEmpty();
  }

  @Test
  void emptyTextsAreDroppedAndASealAloneIsKept() {
    MessageAssembler message =
        MessageAssembler.of(
            List.of(
                new ReplyEvent.TextStarted(0),
                new ReplyEvent.TextEnded(0),
                new ReplyEvent.ReasoningStarted(1),
                new ReplyEvent.ReasoningEnded(1, null),
                new ReplyEvent.ReasoningStarted(2),
                new ReplyEvent.ReasoningEnded(2, new Seal.Signature("seal"))));

    assertThat(message.parts())
        .containsExactly(new MessagePart.Reasoning("", new Seal.Signature("seal")));
  }

  @Test
  void aCallKeepsThePlaceWhereItsInputBegan() {
    MessageAssembler message =
        MessageAssembler.of(
            List.of(
                new ReplyEvent.ToolInputStarted("call-1", "getWeather"),
                new ReplyEvent.TextStarted(0),
                new ReplyEvent.TextDelta(0, "Meanwhile"),
                new ReplyEvent.TextEnded(0),
                new ReplyEvent.ToolCalled(CALL)));

    assertThat(message.parts())
        .containsExactly(MessagePart.ToolUse.called(CALL), new MessagePart.Text("Meanwhile"));
  }

  @Test
  void whereverAnAnswerBreaksOffItsClosingEventsCloseIt() {
    List<ReplyEvent> whole =
        List.of(
            new ReplyEvent.StepStarted(),
            new ReplyEvent.ReasoningStarted(0),
            new ReplyEvent.ReasoningDelta(0, "Hm"),
            new ReplyEvent.ReasoningEnded(0, new Seal.Signature("seal")),
            new ReplyEvent.TextStarted(1),
            new ReplyEvent.TextDelta(1, "See"),
            new ReplyEvent.TextEnded(1),
            new ReplyEvent.ToolInputStarted("call-1", "getWeather"),
            new ReplyEvent.ToolCalled(CALL),
            new ReplyEvent.ToolSettled("call-1", SUNNY),
            new ReplyEvent.StepFinished());

    for (int length = 0; length <= whole.size(); length++) {
      List<ReplyEvent> events = new ArrayList<>(whole.subList(0, length));
      events.addAll(MessageAssembler.of(events).closing());
      assertThat(MessageAssembler.of(events).closing()).as("after " + length).isEmpty();
    }
  }
}
