package ai.chatbot.web.json;

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
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolState;
import ai.chatbot.core.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class MessageJsonTest {
  private static final UUID ID = UUID.fromString("c0ffee00-1111-4222-8333-444455556666");
  private static final Instant MORNING = Instant.parse("2026-01-10T09:00:00Z");
  private static final ApprovalId APPROVAL = new ApprovalId("approval-1");

  @Test
  void aQuestionSaysWhoAskedWhatAndWhen() {
    Message question =
        Message.question(
            new MessageId(ID), new ChatId(ID), List.of(new MessagePart.Text("Soup?")), MORNING);

    assertThat(MessageJson.of(question))
        .hasToString(
            ("{'id':'" + ID + "','role':'user','parts':[{'type':'text','text':'Soup?'}],")
                .concat("'metadata':{'createdAt':'2026-01-10T09:00:00.000Z'}}")
                .replace('\'', '"'));
  }

  @Test
  void anAnswerThatDidNotEndByItselfSaysSo() {
    assertThat(MessageJson.of(answer(Ending.STOPPED)).at("/metadata/ending").asText())
        .isEqualTo("stopped");
    assertThat(MessageJson.of(answer(Ending.FINISHED)).at("/metadata").has("ending")).isFalse();
  }

  @Test
  void whoAnsweredStandsInTheMetadataAndIsNoPart() {
    Message answer =
        answer(Ending.FINISHED, new MessagePart.AnsweredBy("nova-pro", "us.nova", true));

    assertThat(MessageJson.of(answer).at("/parts")).isEmpty();
    assertThat(MessageJson.of(answer).at("/metadata"))
        .hasToString(
            ("{'createdAt':'2026-01-10T09:00:00.000Z',"
                    + "'model':'nova-pro','inferenceId':'us.nova','standsIn':true}")
                .replace('\'', '"'));
  }

  @ParameterizedTest
  @MethodSource("partsAndTheirJson")
  void aPartIsExactlyThis(MessagePart part, String json) {
    assertThat(MessageJson.of(answer(Ending.FINISHED, part)).at("/parts"))
        .hasToString("[" + json.replace('\'', '"') + "]");
  }

  static Stream<Arguments> partsAndTheirJson() {
    return Stream.of(
        Arguments.of(new MessagePart.StepStart(), "{'type':'step-start'}"),
        Arguments.of(new MessagePart.Text("Ho"), "{'type':'text','text':'Ho','state':'done'}"),
        Arguments.of(
            new MessagePart.Reasoning("Hm", new Seal.Signature("seal")),
            "{'type':'reasoning','text':'Hm','state':'done'}"),
        Arguments.of(
            new MessagePart.Attachment(new AttachmentId(ID), "sky.png", "image/png"),
            "{'type':'file','mediaType':'image/png','filename':'sky.png',"
                + "'url':'/api/files/c0ffee00-1111-4222-8333-444455556666'}"),
        Arguments.of(
            new MessagePart.DocumentReference(new DocumentId(ID), "Sky", DocumentKind.TEXT),
            "{'type':'data-document','data':{'id':'c0ffee00-1111-4222-8333-444455556666',"
                + "'title':'Sky','kind':'text'}}"),
        inState(new ToolState.Called(), "'state':'input-available'"),
        inState(
            new ToolState.ApprovalRequested(APPROVAL),
            "'state':'approval-requested','approval':{'id':'approval-1'}"),
        inState(
            new ToolState.Approved(APPROVAL, Optional.of("Fine.")),
            "'state':'approval-responded',"
                + "'approval':{'id':'approval-1','approved':true,'reason':'Fine.'}"),
        inState(
            new ToolState.Denied(APPROVAL, Optional.empty()),
            "'state':'output-denied','approval':{'id':'approval-1','approved':false}"),
        inState(
            new ToolState.Settled(new ToolOutcome.Succeeded(Value.fields().with("sky", "blue"))),
            "'state':'output-available','output':{'sky':'blue'}"),
        inState(
            new ToolState.Settled(new ToolOutcome.Failed("no such city")),
            "'state':'output-error','errorText':'no such city'"));
  }

  private static Arguments inState(ToolState state, String json) {
    ToolCall call = new ToolCall("call-1", "getWeather", Value.fields().with("city", "Bern"));
    return Arguments.of(
        new MessagePart.ToolUse(call, state),
        "{'type':'tool-getWeather','toolCallId':'call-1','input':{'city':'Bern'}," + json + "}");
  }

  private static Message answer(Ending ending, MessagePart... parts) {
    return Message.answer(new MessageId(ID), new ChatId(ID), List.of(parts), ending, MORNING);
  }
}
