package ai.chatbot.web.json;

import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Role;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A message as the AI SDK's UI message (http-contract §10.2, §10.3). An answer that did not end by
 * itself says so in {@code metadata.ending}: {@code stopped}, {@code failed} or {@code
 * interrupted}.
 */
public final class MessageJson {
  private MessageJson() {}

  /** That message. */
  public static ObjectNode of(Message message) {
    ObjectNode json = Json.object();
    json.put("id", message.id().toString());
    json.put("role", message.role() == Role.USER ? "user" : "assistant");
    var parts = json.putArray("parts");
    message.parts().forEach(part -> parts.add(part(part, message.role())));
    ObjectNode metadata = json.putObject("metadata");
    metadata.put("createdAt", Json.time(message.createdAt()));
    if (message.ending() != Ending.FINISHED) {
      metadata.put("ending", message.ending().name().toLowerCase(Locale.ROOT));
    }
    return json;
  }

  private static ObjectNode part(MessagePart part, Role role) {
    return switch (part) {
      case MessagePart.StepStart it -> Json.object().put("type", "step-start");
      case MessagePart.Text(String text) -> text(text, role);
      case MessagePart.Reasoning reasoning ->
          Json.object().put("type", "reasoning").put("text", reasoning.text()).put("state", "done");
      case MessagePart.Attachment file -> file(file);
      case MessagePart.DocumentReference reference -> document(reference);
      case MessagePart.ToolUse use -> tool(use);
    };
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
