package ai.chatbot.web.chat;

import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.web.json.Json;
import ai.chatbot.web.json.MessageJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A reply's events as chunks of the AI SDK's UI message stream (http-contract §6.2, §7.2). The
 * client's schema is strict: no chunk has a field more. Has to be given a reply's events from the
 * first on, since code and sheets are sent as snapshots. For use by one thread.
 */
final class UiChunks {
  private DocumentKind kind = DocumentKind.TEXT;
  private final StringBuilder snapshot = new StringBuilder();
  private boolean pending;

  /**
   * The chunks of that event. A snapshot is held back until something else happens or it is asked
   * for: one per delta would make a document's stream grow with the square of its length.
   */
  List<ObjectNode> of(ReplyEvent event) {
    if (event instanceof ReplyEvent.DocumentDelta delta && kind != DocumentKind.TEXT) {
      snapshot.append(delta.text());
      pending = true;
      return List.of();
    }
    List<ObjectNode> chunks = new ArrayList<>(takePending());
    chunks.addAll(plain(event));
    return chunks;
  }

  boolean isPending() {
    return pending;
  }

  /** The snapshot that is held back, if there is one. */
  List<ObjectNode> takePending() {
    if (!pending) {
      return List.of();
    }
    pending = false;
    String type = kind == DocumentKind.CODE ? "data-codeDelta" : "data-sheetDelta";
    return List.of(data(type, snapshot.toString()));
  }

  private List<ObjectNode> plain(ReplyEvent event) {
    return switch (event) {
      case ReplyEvent.Started(var message) ->
          List.of(chunk("start").put("messageId", message.toString()));
      case ReplyEvent.StepStarted it -> List.of(chunk("start-step"));
      case ReplyEvent.AnsweredBy(var by) -> List.of(answeredBy(by));
      case ReplyEvent.StepFinished it -> List.of(chunk("finish-step"));
      case ReplyEvent.TextStarted(int part) -> List.of(part("text-start", part));
      case ReplyEvent.TextDelta(int part, String text) ->
          List.of(part("text-delta", part).put("delta", text));
      case ReplyEvent.TextEnded(int part) -> List.of(part("text-end", part));
      case ReplyEvent.ReasoningStarted(int part) -> List.of(part("reasoning-start", part));
      case ReplyEvent.ReasoningDelta(int part, String text) ->
          List.of(part("reasoning-delta", part).put("delta", text));
      case ReplyEvent.ReasoningEnded(int part, var signature) ->
          List.of(part("reasoning-end", part));
      case ReplyEvent.ToolInputStarted(String callId, String tool) ->
          List.of(call("tool-input-start", callId).put("toolName", tool));
      case ReplyEvent.ToolInputDelta(String callId, String json) ->
          List.of(call("tool-input-delta", callId).put("inputTextDelta", json));
      case ReplyEvent.ToolCalled(ToolCall call) -> List.of(called(call));
      case ReplyEvent.ApprovalRequested(String callId, var approval) ->
          List.of(call("tool-approval-request", callId).put("approvalId", approval.value()));
      case ReplyEvent.ToolDenied(String callId) -> List.of(call("tool-output-denied", callId));
      case ReplyEvent.ToolSettled(String callId, ToolOutcome outcome) ->
          List.of(settled(callId, outcome));
      case ReplyEvent.DocumentOpened opened -> opened(opened);
      case ReplyEvent.DocumentDelta(var document, String text) ->
          List.of(data("data-textDelta", text));
      case ReplyEvent.DocumentSaved it -> List.of(nothing("data-finish"));
      case ReplyEvent.Suggested(Suggestion suggestion) -> List.of(suggested(suggestion));
      case ReplyEvent.Titled(String title) -> List.of(data("data-chat-title", title));
      case ReplyEvent.Ended(ReplyEnd end) -> List.of(end(end));
    };
  }

  private static ObjectNode answeredBy(MessagePart.AnsweredBy by) {
    return chunk("message-metadata").set("messageMetadata", MessageJson.write(by, Json.object()));
  }

  private static ObjectNode suggested(Suggestion suggestion) {
    ObjectNode chunk = chunk("data-suggestion").put("transient", true);
    chunk
        .putObject("data")
        .put("id", suggestion.id().toString())
        .put("documentId", suggestion.document().toString())
        .put("originalText", suggestion.original())
        .put("suggestedText", suggestion.suggested())
        .put("description", suggestion.description())
        .put("isResolved", suggestion.resolved());
    return chunk;
  }

  private static ObjectNode called(ToolCall call) {
    ObjectNode chunk = call("tool-input-available", call.id()).put("toolName", call.tool());
    chunk.set("input", Json.of(call.input()));
    return chunk;
  }

  private static ObjectNode settled(String callId, ToolOutcome outcome) {
    return switch (outcome) {
      case ToolOutcome.Succeeded(var output) ->
          call("tool-output-available", callId).set("output", Json.of(output));
      case ToolOutcome.Failed(String reason) ->
          call("tool-output-error", callId).put("errorText", reason);
    };
  }

  private List<ObjectNode> opened(ReplyEvent.DocumentOpened opened) {
    kind = opened.kind();
    snapshot.setLength(0);
    return List.of(
        data("data-kind", opened.kind().word()),
        data("data-id", opened.document().toString()),
        data("data-title", opened.title()),
        nothing("data-clear"));
  }

  private static ObjectNode end(ReplyEnd end) {
    return switch (end) {
      case ReplyEnd.Finished(StopReason reason) ->
          chunk("finish").put("finishReason", finishReason(reason));
      case ReplyEnd.Stopped it -> chunk("abort");
      case ReplyEnd.Failed(var failure) -> error(failure.name().toLowerCase(Locale.ROOT));
      case ReplyEnd.Interrupted it -> error("interrupted");
    };
  }

  private static String finishReason(StopReason reason) {
    return switch (reason) {
      case END_TURN -> "stop";
      case TOOL_USE -> "tool-calls";
      case MAX_TOKENS, CONTEXT_FULL -> "length";
      case CONTENT_FILTERED -> "content-filter";
      case OTHER -> "other";
    };
  }

  /** The text of an error chunk is a stable code: {@code <what>:model}. */
  private static ObjectNode error(String what) {
    return chunk("error").put("errorText", what + ":model");
  }

  private static ObjectNode part(String type, int part) {
    return chunk(type).put("id", String.valueOf(part));
  }

  private static ObjectNode call(String type, String callId) {
    return chunk(type).put("toolCallId", callId);
  }

  private static ObjectNode data(String type, String data) {
    return chunk(type).put("data", data).put("transient", true);
  }

  private static ObjectNode nothing(String type) {
    return chunk(type).putNull("data").put("transient", true);
  }

  private static ObjectNode chunk(String type) {
    return Json.object().put("type", type);
  }
}
