package ai.chatbot.postgres;

import ai.chatbot.core.conversation.AttachmentId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.tool.ToolCall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/** The parts of a message as JSON, in the shapes of the AI SDK's stored UI messages. */
final class MessagePartJson {
  private static final String TOOL = "tool-";
  private static final String DONE = "done";

  private MessagePartJson() {}

  static String write(List<MessagePart> parts) {
    return Json.array(parts, MessagePartJson::write);
  }

  static List<MessagePart> read(String parts) {
    return Json.list(parts, MessagePartJson::read);
  }

  private static JsonNode write(MessagePart part) {
    return switch (part) {
      case MessagePart.StepStart step -> tagged("step-start");
      case MessagePart.AnsweredBy by -> answeredBy(by);
      case MessagePart.Text text -> tagged("text").put("text", text.text()).put("state", DONE);
      case MessagePart.Reasoning reasoning -> reasoning(reasoning);
      case MessagePart.Attachment file -> attachment(file);
      case MessagePart.DocumentReference reference -> reference(reference);
      case MessagePart.ToolUse use -> toolUse(use);
    };
  }

  private static ObjectNode answeredBy(MessagePart.AnsweredBy by) {
    ObjectNode node = tagged("data-model");
    write(by, node.putObject("data"));
    return node;
  }

  static ObjectNode write(MessagePart.AnsweredBy by, ObjectNode node) {
    return node.put("model", by.model())
        .put("inferenceId", by.inferenceId())
        .put("standsIn", by.standsIn());
  }

  private static ObjectNode reasoning(MessagePart.Reasoning reasoning) {
    ObjectNode node = tagged("reasoning").put("text", reasoning.text()).put("state", DONE);
    if (reasoning.seal() != null) {
      SealJson.write(reasoning.seal(), node.putObject("providerMetadata").putObject("bedrock"));
    }
    return node;
  }

  private static ObjectNode attachment(MessagePart.Attachment file) {
    return tagged("file")
        .put("attachment", file.id().toString())
        .put("filename", file.name())
        .put("mediaType", file.mediaType());
  }

  private static ObjectNode reference(MessagePart.DocumentReference reference) {
    ObjectNode node = tagged("data-document");
    node.putObject("data")
        .put("id", reference.document().toString())
        .put("title", reference.title())
        .put("kind", reference.kind().word());
    return node;
  }

  private static ObjectNode toolUse(MessagePart.ToolUse use) {
    ToolCall call = use.call();
    ObjectNode node = tagged(TOOL + call.tool()).put("toolCallId", call.id());
    node.set("input", ValueJson.write(call.input()));
    return ToolStateJson.write(use.state(), node);
  }

  private static MessagePart read(JsonNode node) {
    String type = node.path("type").asText();
    return switch (type) {
      case "step-start" -> new MessagePart.StepStart();
      case "data-model" -> readAnsweredBy(node.path("data"));
      case "text" -> new MessagePart.Text(node.path("text").asText());
      case "reasoning" ->
          new MessagePart.Reasoning(
              node.path("text").asText(),
              SealJson.read(node.path("providerMetadata").path("bedrock")));
      case "file" -> readAttachment(node);
      case "data-document" -> readReference(node.path("data"));
      default -> readToolUse(type, node);
    };
  }

  static MessagePart.AnsweredBy readAnsweredBy(JsonNode data) {
    return new MessagePart.AnsweredBy(
        data.path("model").asText(),
        data.path("inferenceId").asText(),
        data.path("standsIn").asBoolean());
  }

  private static MessagePart readAttachment(JsonNode node) {
    return new MessagePart.Attachment(
        new AttachmentId(UUID.fromString(node.path("attachment").asText())),
        node.path("filename").asText(),
        node.path("mediaType").asText());
  }

  private static MessagePart readReference(JsonNode data) {
    return new MessagePart.DocumentReference(
        new DocumentId(UUID.fromString(data.path("id").asText())),
        data.path("title").asText(),
        Words.kind(data.path("kind").asText()));
  }

  private static MessagePart readToolUse(String type, JsonNode node) {
    if (!type.startsWith(TOOL)) {
      throw new IllegalStateException("a message has a part of unknown type: " + type);
    }
    ToolCall call =
        new ToolCall(
            node.path("toolCallId").asText(),
            type.substring(TOOL.length()),
            ValueJson.fields(node.path("input")));
    return new MessagePart.ToolUse(call, ToolStateJson.read(node));
  }

  private static ObjectNode tagged(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
