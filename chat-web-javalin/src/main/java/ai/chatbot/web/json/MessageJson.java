package ai.chatbot.web.json;

import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Role;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/**
 * A message as the AI SDK's UI message (http-contract §10.2, §10.3). An answer that did not end by
 * itself says so in {@code metadata.ending}: {@code stopped}, {@code failed} or {@code
 * interrupted}, and one whose model is known names that there too.
 */
public final class MessageJson {
  private MessageJson() {}

  /** That message. */
  public static ObjectNode of(Message message) {
    ObjectNode json = Json.object();
    json.put("id", message.id().toString());
    json.put("role", message.role() == Role.USER ? "user" : "assistant");
    var parts = json.putArray("parts");
    message.parts().stream()
        .flatMap(part -> part(part, message.role()).stream())
        .forEach(parts::add);
    ObjectNode metadata = json.putObject("metadata");
    metadata.put("createdAt", Json.time(message.createdAt()));
    message.answeredBy().ifPresent(by -> write(by, metadata));
    if (message.ending() != Ending.FINISHED) {
      metadata.put("ending", message.ending().name().toLowerCase(Locale.ROOT));
    }
    return json;
  }

  /** The fields of a message's metadata that say who answered. */
  public static ObjectNode write(MessagePart.AnsweredBy by, ObjectNode metadata) {
    return metadata
        .put("model", by.model())
        .put("inferenceId", by.inferenceId())
        .put("standsIn", by.standsIn());
  }

  private static Optional<ObjectNode> part(MessagePart part, Role role) {
    return switch (part) {
      case MessagePart.StepStart it -> Optional.of(Json.object().put("type", "step-start"));
      case MessagePart.AnsweredBy inTheMetadata -> Optional.empty();
      case MessagePart.Text(String text) -> Optional.of(text(text, role));
      case MessagePart.Reasoning(String text, var seal) -> Optional.of(reasoning(text));
      case MessagePart.Attachment file -> Optional.of(file(file));
      case MessagePart.DocumentReference reference -> Optional.of(document(reference));
      case MessagePart.ToolUse use -> Optional.of(tool(use));
    };
  }

  private static ObjectNode reasoning(String text) {
    return Json.object().put("type", "reasoning").put("text", text).put("state", "done");
  }

  private static ObjectNode text(String text, Role role) {
    ObjectNode json = Json.object().put("type", "text").put("text", text);
    return role == Role.USER ? json : json.put("state", "done");
  }

  private static ObjectNode file(MessagePart.Attachment file) {
    return Json.object()
        .put("type", "file")
        .put("mediaType", file.mediaType())
        .put("filename", file.name())
        .put("url", "/api/files/" + file.id());
  }

  private static ObjectNode document(MessagePart.DocumentReference reference) {
    ObjectNode json = Json.object().put("type", "data-document");
    json.putObject("data")
        .put("id", reference.document().toString())
        .put("title", reference.title())
        .put("kind", reference.kind().word());
    return json;
  }

  private static ObjectNode tool(MessagePart.ToolUse use) {
    ObjectNode json =
        Json.object().put("type", "tool-" + use.call().tool()).put("toolCallId", use.call().id());
    json.set("input", Json.of(use.call().input()));
    return ToolStateJson.write(use.state(), json);
  }
}
