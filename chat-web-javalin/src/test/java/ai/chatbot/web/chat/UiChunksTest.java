package ai.chatbot.web.chat;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyFailure;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class UiChunksTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final UUID ID = UUID.fromString("c0ffee00-1111-4222-8333-444455556666");
  private static final DocumentId DOCUMENT = new DocumentId(ID);

  @ParameterizedTest
  @MethodSource("eventsAndTheirChunk")
  void anEventIsExactlyThisChunk(ReplyEvent event, String chunk) {
    assertThat(chunks(event)).containsExactly(chunk);
  }

  @Test
  void aTextDocumentGrows() {
    assertThat(
            chunks(
                opened(DocumentKind.TEXT),
                delta("a"),
                delta("b"),
                new ReplyEvent.DocumentSaved(DOCUMENT)))
        .containsExactly(
            "{\"type\":\"data-kind\",\"data\":\"text\",\"transient\":true}",
            "{\"type\":\"data-id\",\"data\":\"" + ID + "\",\"transient\":true}",
            "{\"type\":\"data-title\",\"data\":\"Soup\",\"transient\":true}",
            "{\"type\":\"data-clear\",\"data\":null,\"transient\":true}",
            "{\"type\":\"data-textDelta\",\"data\":\"a\",\"transient\":true}",
            "{\"type\":\"data-textDelta\",\"data\":\"b\",\"transient\":true}",
            "{\"type\":\"data-finish\",\"data\":null,\"transient\":true}");
  }

  @Test
  void codeAndSheetsAreSnapshotsHeldBackUntilSomethingElseHappens() {
    UiChunks chunks = new UiChunks();
    chunks.of(opened(DocumentKind.CODE));
    assertThat(chunks.of(delta("a"))).isEmpty();
    assertThat(chunks.of(delta("b"))).isEmpty();
    assertThat(chunks.of(opened(DocumentKind.SHEET)).getFirst().toString())
        .isEqualTo("{\"type\":\"data-codeDelta\",\"data\":\"ab\",\"transient\":true}");
    chunks.of(delta("x,"));
    assertThat(chunks.isPending()).isTrue();
    assertThat(chunks.takePending().toString())
        .isEqualTo("[{\"type\":\"data-sheetDelta\",\"data\":\"x,\",\"transient\":true}]");
    assertThat(chunks.isPending()).isFalse();
    chunks.of(delta("y"));
    assertThat(chunks.of(new ReplyEvent.DocumentSaved(DOCUMENT)))
        .extracting(Object::toString)
        .containsExactly(
            "{\"type\":\"data-sheetDelta\",\"data\":\"x,y\",\"transient\":true}",
            "{\"type\":\"data-finish\",\"data\":null,\"transient\":true}");
  }

  static Stream<Arguments> eventsAndTheirChunk() {
    ToolCall call = new ToolCall("call_9", "createDocument", Value.fields().with("title", "x"));
    return Stream.of(
        Arguments.of(
            new ReplyEvent.Started(new MessageId(ID)),
            "{\"type\":\"start\",\"messageId\":\"" + ID + "\"}"),
        Arguments.of(new ReplyEvent.StepStarted(), "{\"type\":\"start-step\"}"),
        Arguments.of(
            new ReplyEvent.AnsweredBy(new MessagePart.AnsweredBy("nova-pro", "us.nova", true)),
            "{\"type\":\"message-metadata\",\"messageMetadata\":{\"model\":\"nova-pro\","
                + "\"inferenceId\":\"us.nova\",\"standsIn\":true}}"),
        Arguments.of(
            new ReplyEvent.ApprovalRequested("call_9", new ApprovalId("a-1")),
            "{\"type\":\"tool-approval-request\",\"toolCallId\":\"call_9\","
                + "\"approvalId\":\"a-1\"}"),
        Arguments.of(
            new ReplyEvent.ToolDenied("call_9"),
            "{\"type\":\"tool-output-denied\",\"toolCallId\":\"call_9\"}"),
        Arguments.of(
            new ReplyEvent.Suggested(
                new Suggestion(
                    new SuggestionId(ID), DOCUMENT, 1, "Leek", "Leeks", "More.", false, NOON)),
            "{\"type\":\"data-suggestion\",\"transient\":true,\"data\":{\"id\":\""
                + ID
                + "\",\"documentId\":\""
                + DOCUMENT
                + "\",\"originalText\":\"Leek\",\"suggestedText\":\"Leeks\","
                + "\"description\":\"More.\",\"isResolved\":false}}"),
        Arguments.of(new ReplyEvent.StepFinished(), "{\"type\":\"finish-step\"}"),
        Arguments.of(new ReplyEvent.TextStarted(0), "{\"type\":\"text-start\",\"id\":\"0\"}"),
        Arguments.of(
            new ReplyEvent.TextDelta(0, "Leeks\n\""),
            "{\"type\":\"text-delta\",\"id\":\"0\",\"delta\":\"Leeks\\n\\\"\"}"),
        Arguments.of(new ReplyEvent.TextEnded(0), "{\"type\":\"text-end\",\"id\":\"0\"}"),
        Arguments.of(
            new ReplyEvent.ReasoningStarted(1), "{\"type\":\"reasoning-start\",\"id\":\"1\"}"),
        Arguments.of(
            new ReplyEvent.ReasoningDelta(1, "hm"),
            "{\"type\":\"reasoning-delta\",\"id\":\"1\",\"delta\":\"hm\"}"),
        Arguments.of(
            new ReplyEvent.ReasoningEnded(1, new Seal.Signature("seal")),
            "{\"type\":\"reasoning-end\",\"id\":\"1\"}"),
        Arguments.of(
            new ReplyEvent.ToolInputStarted("call_9", "createDocument"),
            "{\"type\":\"tool-input-start\",\"toolCallId\":\"call_9\","
                + "\"toolName\":\"createDocument\"}"),
        Arguments.of(
            new ReplyEvent.ToolInputDelta("call_9", "{\"ti"),
            "{\"type\":\"tool-input-delta\",\"toolCallId\":\"call_9\","
                + "\"inputTextDelta\":\"{\\\"ti\"}"),
        Arguments.of(
            new ReplyEvent.ToolCalled(call),
            "{\"type\":\"tool-input-available\",\"toolCallId\":\"call_9\","
                + "\"toolName\":\"createDocument\",\"input\":{\"title\":\"x\"}}"),
        Arguments.of(
            new ReplyEvent.ToolSettled("call_9", new ToolOutcome.Succeeded(Value.fields())),
            "{\"type\":\"tool-output-available\",\"toolCallId\":\"call_9\",\"output\":{}}"),
        Arguments.of(
            new ReplyEvent.ToolSettled("call_9", new ToolOutcome.Failed("no")),
            "{\"type\":\"tool-output-error\",\"toolCallId\":\"call_9\",\"errorText\":\"no\"}"),
        Arguments.of(
            new ReplyEvent.Titled("Soup"),
            "{\"type\":\"data-chat-title\",\"data\":\"Soup\",\"transient\":true}"),
        Arguments.of(
            ended(new ReplyEnd.Finished(StopReason.MAX_TOKENS)),
            "{\"type\":\"finish\",\"finishReason\":\"length\"}"),
        Arguments.of(ended(new ReplyEnd.Stopped()), "{\"type\":\"abort\"}"),
        Arguments.of(
            ended(new ReplyEnd.Failed(ReplyFailure.NO_ACCESS)),
            "{\"type\":\"error\",\"errorText\":\"no_access:model\"}"),
        Arguments.of(
            ended(new ReplyEnd.Interrupted()),
            "{\"type\":\"error\",\"errorText\":\"interrupted:model\"}"));
  }

  private static ReplyEvent ended(ReplyEnd end) {
    return new ReplyEvent.Ended(end);
  }

  private static ReplyEvent opened(DocumentKind kind) {
    return new ReplyEvent.DocumentOpened(DOCUMENT, "Soup", kind);
  }

  private static ReplyEvent delta(String text) {
    return new ReplyEvent.DocumentDelta(DOCUMENT, text);
  }

  private static List<String> chunks(ReplyEvent... events) {
    UiChunks chunks = new UiChunks();
    return Stream.of(events)
        .flatMap(event -> chunks.of(event).stream())
        .map(Object::toString)
        .toList();
  }
}
