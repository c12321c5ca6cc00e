package ai.chatbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.chatbot.core.conversation.AttachmentId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolState;
import ai.chatbot.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class MessagePartJsonTest {
  private static final Value.Fields ZURICH = Value.fields().with("city", "Zürich");
  private static final Value.Fields COLD =
      Value.fields().with("celsius", new Value.Num(new BigDecimal("-1.50")));

  @Test
  void theFirstReleasesRowsAreRead() {
    assertThat(MessagePartJson.read(OldRows.read("message-parts-v1.json")))
        .containsExactly(
            new MessagePart.StepStart(),
            new MessagePart.Reasoning("They want the weather.", new Seal.Signature("c2VhbA==")),
            new MessagePart.Reasoning("No seal.", null),
            new MessagePart.Text("One moment …"),
            MessagePart.ToolUse.called(new ToolCall("call-1", "getWeather", ZURICH)),
            MessagePart.ToolUse.settled(
                new ToolCall("call-2", "getWeather", ZURICH), new ToolOutcome.Succeeded(COLD)),
            MessagePart.ToolUse.settled(
                new ToolCall("call-3", "getWeather", Value.fields()),
                new ToolOutcome.Failed("no such city")),
            new MessagePart.Text("Written elsewhere."));
  }

  @Test
  void theSecondReleasesRowsAreRead() {
    ToolCall call = new ToolCall("call-1", "getWeather", ZURICH);
    ApprovalId approval = new ApprovalId("approval-1");
    UUID id = UUID.fromString("c0ffee00-1111-4222-8333-444455556666");

    assertThat(MessagePartJson.read(OldRows.read("message-parts-v2.json")))
        .containsExactly(
            new MessagePart.AnsweredBy(
                "claude-sonnet", "eu.anthropic.claude-sonnet-4-5-20250929-v1:0", true),
            new MessagePart.AnsweredBy("nova-lite", "amazon.nova-lite-v1:0", false),
            new MessagePart.Reasoning("", new Seal.Redacted("d2l0aGhlbGQ=")),
            new MessagePart.ToolUse(call, new ToolState.ApprovalRequested(approval)),
            new MessagePart.ToolUse(call, new ToolState.Approved(approval, Optional.empty())),
            new MessagePart.ToolUse(call, new ToolState.Denied(approval, Optional.of("Not now."))),
            new MessagePart.Attachment(new AttachmentId(id), "sky.png", "image/png"),
            new MessagePart.DocumentReference(new DocumentId(id), "Sky", DocumentKind.TEXT));
  }

  @Test
  void whoAnsweredIsData() {
    assertThat(
            MessagePartJson.write(
                List.of(new MessagePart.AnsweredBy("nova-lite", "amazon.nova-lite-v1:0", false))))
        .isEqualTo(
            """
            [{'type':'data-model','data':{'model':'nova-lite',\
            'inferenceId':'amazon.nova-lite-v1:0','standsIn':false}}]\
            """
                .replace('\'', '"'));
  }

  @Test
  void partsHaveTheShapesOfStoredUiMessages() {
    ToolCall call = new ToolCall("call-1", "getWeather", ZURICH);

    assertThat(MessagePartJson.write(List.of(new MessagePart.Text("Blue."))))
        .isEqualTo("[{'type':'text','text':'Blue.','state':'done'}]".replace('\'', '"'));
    assertThat(
            MessagePartJson.write(
                List.of(new MessagePart.Reasoning("Hm", new Seal.Signature("c2VhbA==")))))
        .isEqualTo(
            """
            [{'type':'reasoning','text':'Hm','state':'done',\
            'providerMetadata':{'bedrock':{'signature':'c2VhbA=='}}}]\
            """
                .replace('\'', '"'));
    assertThat(
            MessagePartJson.write(
                List.of(new MessagePart.Reasoning("", new Seal.Redacted("d2l0aGhlbGQ=")))))
        .isEqualTo(
            """
            [{'type':'reasoning','text':'','state':'done',\
            'providerMetadata':{'bedrock':{'redactedData':'d2l0aGhlbGQ='}}}]\
            """
                .replace('\'', '"'));
    assertThat(
            MessagePartJson.write(
                List.of(MessagePart.ToolUse.settled(call, new ToolOutcome.Succeeded(COLD)))))
        .isEqualTo(
            """
            [{'type':'tool-getWeather','toolCallId':'call-1','input':{'city':'Zürich'},\
            'state':'output-available','output':{'celsius':-1.50}}]\
            """
                .replace('\'', '"'));
  }

  @Test
  void filesAndDocumentsAreNamedByTheirIds() {
    UUID id = UUID.fromString("c0ffee00-1111-4222-8333-444455556666");

    assertThat(
            MessagePartJson.write(
                List.of(
                    new MessagePart.Attachment(new AttachmentId(id), "sky.png", "image/png"),
                    new MessagePart.DocumentReference(
                        new DocumentId(id), "Sky", DocumentKind.TEXT))))
        .isEqualTo(
            """
            [{'type':'file','attachment':'c0ffee00-1111-4222-8333-444455556666',\
            'filename':'sky.png','mediaType':'image/png'},\
            {'type':'data-document','data':{'id':'c0ffee00-1111-4222-8333-444455556666',\
            'title':'Sky','kind':'text'}}]\
            """
                .replace('\'', '"'));
  }

  @Test
  void everyStateOfACallHasTheAiSdksNameForIt() {
    ApprovalId approval = new ApprovalId("approval-1");

    assertThat(written(new ToolState.Called())).isEqualTo("'state':'input-available'");
    assertThat(written(new ToolState.ApprovalRequested(approval)))
        .isEqualTo("'state':'approval-requested','approval':{'id':'approval-1'}");
    assertThat(written(new ToolState.Approved(approval, Optional.empty())))
        .isEqualTo("'state':'approval-responded','approval':{'id':'approval-1','approved':true}");
    assertThat(written(new ToolState.Denied(approval, Optional.of("Not now."))))
        .isEqualTo(
            "'state':'output-denied',"
                + "'approval':{'id':'approval-1','approved':false,'reason':'Not now.'}");
    assertThat(written(new ToolState.Settled(new ToolOutcome.Failed("no such city"))))
        .isEqualTo("'state':'output-error','errorText':'no such city'");
  }

  @Test
  void aDenialIsNeverReadAsAnApproval() {
    String denied =
        "[{'type':'tool-t','toolCallId':'c','input':{},'state':'approval-responded',"
            + "'approval':{'id':'approval-1','approved':false,'reason':' '}}]";

    assertThat(MessagePartJson.read(denied.replace('\'', '"')))
        .containsExactly(
            new MessagePart.ToolUse(
                new ToolCall("c", "t", Value.fields()),
                new ToolState.Denied(new ApprovalId("approval-1"), Optional.empty())));
  }

  @Test
  void aFailureThatWasStoredWithoutAReasonSaysSo() {
    String silent =
        "[{'type':'tool-t','toolCallId':'c','input':{},'state':'output-error','errorText':' '}]";

    assertThat(MessagePartJson.read(silent.replace('\'', '"')))
        .containsExactly(
            MessagePart.ToolUse.settled(
                new ToolCall("c", "t", Value.fields()),
                new ToolOutcome.Failed("The tool did not say why.")));
  }

  @Test
  void aCallInAnUnknownStateIsNamed() {
    String odd = "[{'type':'tool-t','toolCallId':'c','input':{},'state':'dreaming'}]";

    assertThatIllegalStateException()
        .isThrownBy(() -> MessagePartJson.read(odd.replace('\'', '"')))
        .withMessage("a tool call is in an unknown state: dreaming");
  }

  @Test
  void whatPostgresqlCannotKeepIsReplacedInValuesAndInNames() {
    Value.Fields odd = Value.fields().with("na\u0000me", "\uD83C").with("n", "a\\u0000b");
    List<MessagePart> parts =
        List.of(
            new MessagePart.Text("a\u0000b"),
            MessagePart.ToolUse.settled(
                new ToolCall("c", "t", odd), new ToolOutcome.Failed("c\u0000d")));

    Value.Fields mended = Value.fields().with("na\uFFFDme", "\uFFFD").with("n", "a\\u0000b");
    assertThat(MessagePartJson.read(MessagePartJson.write(parts)))
        .containsExactly(
            new MessagePart.Text("a\uFFFDb"),
            MessagePart.ToolUse.settled(
                new ToolCall("c", "t", mended), new ToolOutcome.Failed("c\uFFFDd")));
  }

  /** The fields that the state adds to its call. */
  private static String written(ToolState state) {
    ToolCall call = new ToolCall("c", "t", Value.fields());
    return MessagePartJson.write(List.of(new MessagePart.ToolUse(call, state)))
        .replace('"', '\'')
        .replace("[{'type':'tool-t','toolCallId':'c','input':{},", "")
        .replace("}]", "");
  }

  @Test
  void aPartOfUnknownTypeIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> MessagePartJson.read("[{\"type\":\"hologram\"}]"))
        .withMessage("a message has a part of unknown type: hologram");
  }
}
