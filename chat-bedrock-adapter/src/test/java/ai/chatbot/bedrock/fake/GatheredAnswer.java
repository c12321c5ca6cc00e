package ai.chatbot.bedrock.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** The events of a stream gathered into the one answer that Converse gives instead. */
final class GatheredAnswer {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<Integer, ObjectNode> blocks = new TreeMap<>();
  private final ObjectNode answer = JsonNodeFactory.instance.objectNode();

  void add(String type, Map<String, ?> payload) {
    JsonNode event = JSON.valueToTree(payload);
    switch (type) {
      case "contentBlockStart" -> block(event).setAll((ObjectNode) event.path("start"));
      case "contentBlockDelta" -> write(block(event), event.path("delta"));
      case "messageStop" -> answer.set("stopReason", event.path("stopReason"));
      case "metadata" -> answer.setAll((ObjectNode) event);
      default -> {}
    }
  }

  JsonNode json() {
    ObjectNode message = answer.putObject("output").putObject("message").put("role", "assistant");
    blocks.values().stream()
        .filter(block -> !block.isEmpty())
        .map(GatheredAnswer::withInputAsAnObject)
        .forEach(message.withArray("content")::add);
    return answer;
  }

  private ObjectNode block(JsonNode event) {
    return blocks.computeIfAbsent(
        event.path("contentBlockIndex").intValue(), index -> JsonNodeFactory.instance.objectNode());
  }

  private static void write(ObjectNode block, JsonNode delta) {
    append(block, "text", delta);
    if (delta.has("toolUse")) {
      append((ObjectNode) block.path("toolUse"), "input", delta.path("toolUse"));
    }
    if (delta.has("reasoningContent")) {
      reasoning(block.withObject("/reasoningContent"), delta.path("reasoningContent"));
    }
  }

  private static void reasoning(ObjectNode reasoning, JsonNode delta) {
    if (delta.has("redactedContent")) {
      reasoning.set("redactedContent", delta.path("redactedContent"));
    } else {
      append(reasoning.withObject("/reasoningText"), "text", delta);
      append(reasoning.withObject("/reasoningText"), "signature", delta);
    }
  }

  private static void append(ObjectNode node, String field, JsonNode delta) {
    if (delta.has(field)) {
      node.put(field, node.path(field).asText("") + delta.path(field).asText());
    }
  }

  private static ObjectNode withInputAsAnObject(ObjectNode block) {
    if (block.path("toolUse") instanceof ObjectNode use) {
      use.set("input", object(use.path("input").asText("")));
    }
    return block;
  }

  private static JsonNode object(String written) {
    try {
      return JSON.readTree(written.isBlank() ? "{}" : written);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + written, e);
    }
  }
}
