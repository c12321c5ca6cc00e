package ai.chatbot.bedrock;

import ai.chatbot.core.value.Value;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;

/** The JSON that a model writes as a tool's input. */
final class ToolInputJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private ToolInputJson() {}

  /**
   * The object that was written; a model that writes nothing gives no arguments.
   *
   * @throws Invalid if it is not one JSON object
   */
  static Value.Fields read(String json) throws Invalid {
    if (json.isBlank()) {
      return Value.fields();
    }
    if (value(tree(json)) instanceof Value.Fields fields) {
      return fields;
    }
    throw new Invalid("not a JSON object");
  }

  private static JsonNode tree(String json) throws Invalid {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new Invalid("not JSON from character " + e.getLocation().getCharOffset() + " on");
    }
  }

  private static Value value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> fields(node);
      case ARRAY -> items(node);
      case STRING -> new Value.Text(node.textValue());
      case NUMBER -> new Value.Num(node.decimalValue());
      case BOOLEAN -> new Value.Bool(node.booleanValue());
      case NULL, MISSING, BINARY, POJO -> new Value.Null();
    };
  }

  private static Value.Fields fields(JsonNode node) {
    Map<String, Value> values = new LinkedHashMap<>();
    node.properties().forEach(field -> values.put(field.getKey(), value(field.getValue())));
    return new Value.Fields(values);
  }

  private static Value.Items items(JsonNode node) {
    List<Value> values = new ArrayList<>();
    node.forEach(each -> values.add(value(each)));
    return new Value.Items(values);
  }

  /** The JSON that a model would have written, had it written it piece by piece. */
  static String write(Document input) {
    return node(input).toString();
  }

  private static JsonNode node(Document document) {
    if (document.isMap()) {
      ObjectNode node = JSON.createObjectNode();
      document.asMap().forEach((name, value) -> node.set(name, node(value)));
      return node;
    }
    if (document.isList()) {
      ArrayNode node = JSON.createArrayNode();
      document.asList().forEach(value -> node.add(node(value)));
      return node;
    }
    return scalar(document);
  }

  private static JsonNode scalar(Document document) {
    if (document.isString()) {
      return TextNode.valueOf(document.asString());
    }
    if (document.isNumber()) {
      return DecimalNode.valueOf(document.asNumber().bigDecimalValue());
    }
    return document.isBoolean() ? BooleanNode.valueOf(document.asBoolean()) : NullNode.instance;
  }

  /** What was written is not a tool's input; the message does not repeat it. */
  static final class Invalid extends Exception {
    Invalid(String message) {
      super(message);
    }
  }
}
