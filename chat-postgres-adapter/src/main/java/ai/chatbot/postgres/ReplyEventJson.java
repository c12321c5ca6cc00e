package ai.chatbot.postgres;

import static java.util.Map.entry;

import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyFailure;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** A reply's events as JSON: objects with a tag. A tag once written is understood for ever. */
final class ReplyEventJson {
  /** Every tag and how what bears it is read; {@link #write(ReplyEvent)} is its mirror. */
  private static final Map<String, Function<JsonNode, ReplyEvent>> READERS =
      Map.ofEntries(
          entry("started", node -> new ReplyEvent.Started(new MessageId(uuid(node, "message")))),
          entry("step-started", node -> new ReplyEvent.StepStarted()),
          entry(
              "answered-by",
              node -> new ReplyEvent.AnsweredBy(MessagePartJson.readAnsweredBy(node))),
          entry("step-finished", node -> new ReplyEvent.StepFinished()),
          entry("text-started", node -> new ReplyEvent.TextStarted(part(node))),
          entry("text-delta", node -> new ReplyEvent.TextDelta(part(node), text(node, "text"))),
          entry("text-ended", node -> new ReplyEvent.TextEnded(part(node))),
          entry("reasoning-started", node -> new ReplyEvent.ReasoningStarted(part(node))),
          entry(
              "reasoning-delta",
              node -> new ReplyEvent.ReasoningDelta(part(node), text(node, "text"))),
          entry(
              "reasoning-ended",
              node -> new ReplyEvent.ReasoningEnded(part(node), SealJson.read(node))),
          entry(
              "tool-input-started",
              node -> new ReplyEvent.ToolInputStarted(text(node, "call"), text(node, "tool"))),
          entry(
              "tool-input-delta",
              node -> new ReplyEvent.ToolInputDelta(text(node, "call"), text(node, "json"))),
          entry("tool-called", node -> new ReplyEvent.ToolCalled(call(node))),
          entry(
              "tool-succeeded",
              node ->
                  new ReplyEvent.ToolSettled(
                      text(node, "call"),
                      new ToolOutcome.Succeeded(ValueJson.fields(node.path("output"))))),
          entry(
              "tool-failed",
              node ->
                  new ReplyEvent.ToolSettled(
                      text(node, "call"), StoredFailure.of(text(node, "reason")))),
          entry(
              "approval-requested",
              node ->
                  new ReplyEvent.ApprovalRequested(
                      text(node, "call"), new ApprovalId(text(node, "approval")))),
          entry("tool-denied", node -> new ReplyEvent.ToolDenied(text(node, "call"))),
          entry("suggested", node -> new ReplyEvent.Suggested(SuggestionJson.read(node))),
          entry(
              "document-opened",
              node ->
                  new ReplyEvent.DocumentOpened(
                      document(node), text(node, "title"), Words.kind(text(node, "kind")))),
          entry(
              "document-delta",
              node -> new ReplyEvent.DocumentDelta(document(node), text(node, "text"))),
          entry("document-saved", node -> new ReplyEvent.DocumentSaved(document(node))),
          entry("titled", node -> new ReplyEvent.Titled(text(node, "title"))),
          entry(
              "finished",
              node ->
                  ended(new ReplyEnd.Finished(Words.read(StopReason.class, text(node, "reason"))))),
          entry("stopped", node -> ended(new ReplyEnd.Stopped())),
          entry(
              "failed",
              node ->
                  ended(
                      new ReplyEnd.Failed(Words.read(ReplyFailure.class, text(node, "failure"))))),
          entry("interrupted", node -> ended(new ReplyEnd.Interrupted())));

  private ReplyEventJson() {}

  static String write(List<ReplyEvent> events) {
    return Json.array(events, ReplyEventJson::write);
  }

  static List<ReplyEvent> read(String events) {
    return Json.list(events, ReplyEventJson::read);
  }

  private static ReplyEvent read(JsonNode node) {
    String tag = node.path("type").asText();
    Function<JsonNode, ReplyEvent> reader = READERS.get(tag);
    if (reader == null) {
      throw new IllegalStateException("a reply has an event of unknown type: " + tag);
    }
    return reader.apply(node);
  }

  private static ObjectNode write(ReplyEvent event) {
    return switch (event) {
      case ReplyEvent.Started it -> tagged("started").put("message", it.message().toString());
      case ReplyEvent.StepStarted it -> tagged("step-started");
      case ReplyEvent.AnsweredBy(var by) -> MessagePartJson.write(by, tagged("answered-by"));
      case ReplyEvent.StepFinished it -> tagged("step-finished");
      case ReplyEvent.TextStarted it -> tagged("text-started", it.part());
      case ReplyEvent.TextDelta it -> tagged("text-delta", it.part()).put("text", it.text());
      case ReplyEvent.TextEnded it -> tagged("text-ended", it.part());
      case ReplyEvent.ReasoningStarted it -> tagged("reasoning-started", it.part());
      case ReplyEvent.ReasoningDelta it ->
          tagged("reasoning-delta", it.part()).put("text", it.text());
      case ReplyEvent.ReasoningEnded it ->
          SealJson.write(it.seal(), tagged("reasoning-ended", it.part()));
      case ReplyEvent.ToolInputStarted it ->
          tagged("tool-input-started").put("call", it.callId()).put("tool", it.tool());
      case ReplyEvent.ToolInputDelta it ->
          tagged("tool-input-delta").put("call", it.callId()).put("json", it.json());
      case ReplyEvent.ToolCalled it -> called(it.call());
      case ReplyEvent.ToolSettled it -> settled(it.callId(), it.outcome());
      case ReplyEvent.ApprovalRequested it ->
          tagged("approval-requested")
              .put("call", it.callId())
              .put("approval", it.approval().value());
      case ReplyEvent.ToolDenied it -> tagged("tool-denied").put("call", it.callId());
      case ReplyEvent.Suggested it -> SuggestionJson.write(it.suggestion(), tagged("suggested"));
      case ReplyEvent.DocumentOpened it ->
          tagged("document-opened", it.document())
              .put("title", it.title())
              .put("kind", it.kind().word());
      case ReplyEvent.DocumentDelta it ->
          tagged("document-delta", it.document()).put("text", it.text());
      case ReplyEvent.DocumentSaved it -> tagged("document-saved", it.document());
      case ReplyEvent.Titled it -> tagged("titled").put("title", it.title());
      case ReplyEvent.Ended it -> end(it.end());
    };
  }

  private static ObjectNode called(ToolCall call) {
    return tagged("tool-called")
        .put("call", call.id())
        .put("tool", call.tool())
        .set("input", ValueJson.write(call.input()));
  }

  private static ObjectNode settled(String call, ToolOutcome outcome) {
    return switch (outcome) {
      case ToolOutcome.Succeeded it ->
          tagged("tool-succeeded").put("call", call).set("output", ValueJson.write(it.output()));
      case ToolOutcome.Failed it ->
          tagged("tool-failed").put("call", call).put("reason", it.reason());
    };
  }

  private static ObjectNode end(ReplyEnd end) {
    return switch (end) {
      case ReplyEnd.Finished it -> tagged("finished").put("reason", Words.of(it.reason()));
      case ReplyEnd.Stopped it -> tagged("stopped");
      case ReplyEnd.Failed it -> tagged("failed").put("failure", Words.of(it.failure()));
      case ReplyEnd.Interrupted it -> tagged("interrupted");
    };
  }

  private static ReplyEvent ended(ReplyEnd end) {
    return new ReplyEvent.Ended(end);
  }

  private static ToolCall call(JsonNode node) {
    return new ToolCall(
        text(node, "call"), text(node, "tool"), ValueJson.fields(node.path("input")));
  }

  private static ObjectNode tagged(String tag) {
    return JsonNodeFactory.instance.objectNode().put("type", tag);
  }

  private static ObjectNode tagged(String tag, int part) {
    return tagged(tag).put("part", part);
  }

  private static ObjectNode tagged(String tag, DocumentId document) {
    return tagged(tag).put("document", document.toString());
  }

  private static int part(JsonNode node) {
    return node.path("part").asInt();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  private static DocumentId document(JsonNode node) {
    return new DocumentId(uuid(node, "document"));
  }

  private static UUID uuid(JsonNode node, String field) {
    return UUID.fromString(text(node, field));
  }
}
