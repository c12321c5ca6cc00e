package ai.chatbot.postgres;

import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
      case MessagePart.Text text -> tagged("text").put("text", text.text()).put("state", DONE);
      case MessagePart.Reasoning reasoning -> reasoning(reasoning);
      case MessagePart.ToolUse use -> toolUse(use.call(), use.outcome());
    };
  }

  private static ObjectNode reasoning(MessagePart.Reasoning reasoning) {
    ObjectNode node = tagged("reasoning").put("text", reasoning.text()).put("state", DONE);
    if (reasoning.seal() != null) {
      SealJson.write(reasoning.seal(), node.putObject("providerMetadata").putObject("bedrock"));
    }
    return node;
  }

  private static ObjectNode toolUse(ToolCall call, @Nullable ToolOutcome outcome) {
    ObjectNode node = tagged(TOOL + call.tool()).put("toolCallId", call.id());
    node.set("input", ValueJson.write(call.input()));
    return switch (outcome) {
      case null -> node.put("state", "input-available");
      case ToolOutcome.Succeeded succeeded ->
          node.put("state", "output-available").set("output", ValueJson.write(succeeded.output()));
      case ToolOutcome.Failed failed ->
          node.put("state", "output-error").put("errorText", failed.reason());
    };
  }

  private static MessagePart read(JsonNode node) {
    String type = node.path("type").asText();
    return switch (type) {
      case "step-start" -> new MessagePart.StepStart();
      case "text" -> new MessagePart.Text(node.path("text").asText());
      case "reasoning" ->
          new MessagePart.Reasoning(
              node.path("text").asText(),
              SealJson.read(node.path("providerMetadata").path("bedrock")));
      default -> readToolUse(type, node);
    };
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
    return new MessagePart.ToolUse(call, outcome(node));
  }

  private static @Nullable ToolOutcome outcome(JsonNode node) {
    String state = node.path("state").asText();
    return switch (state) {
      case "input-available" -> null;
      case "output-available" -> new ToolOutcome.Succeeded(ValueJson.fields(node.path("output")));
      case "output-error" -> new ToolOutcome.Failed(node.path("errorText").asText());
      default -> throw new IllegalStateException("a tool call is in an unknown state: " + state);
    };
  }

  private static ObjectNode tagged(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
