package ai.chatbot.bedrock;

import ai.chatbot.core.value.Value;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON that a model writes as a tool's input. */
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
      throw new Invalid(e.getOriginalMessage());
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

  /** What was written is not a tool's input; the message does not repeat it. */
  static final class Invalid extends Exception {
    Invalid(String message) {
      super(message);
    }
  }
}
