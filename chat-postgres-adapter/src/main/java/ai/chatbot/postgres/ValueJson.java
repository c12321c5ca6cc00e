package ai.chatbot.postgres;

import ai.chatbot.core.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The core's plain data as JSON. Loops, not streams: each level of nesting costs few frames. */
final class ValueJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** jsonb writes numbers out in full and refuses the largest; no tool means one of these. */
  private static final int MOST_DIGITS = 500;

  private ValueJson() {}

  static JsonNode write(Value value) {
    return switch (value) {
      case Value.Null nothing -> NullNode.instance;
      case Value.Bool bool -> BooleanNode.valueOf(bool.value());
      case Value.Num number -> number(number.value());
      case Value.Text text -> TextNode.valueOf(text.value());
      case Value.Items items -> array(items);
      case Value.Fields fields -> object(fields);
    };
  }

  static Value read(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING -> new Value.Null();
      case BOOLEAN -> new Value.Bool(node.booleanValue());
      case NUMBER -> new Value.Num(node.decimalValue());
      case STRING -> new Value.Text(node.textValue());
      case ARRAY -> items(node);
      case OBJECT -> fields(node);
      case BINARY, POJO -> throw new IllegalStateException("JSON text has no such node");
    };
  }

  static Value.Fields fields(JsonNode object) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      fields.put(field.getKey(), read(field.getValue()));
    }
    return new Value.Fields(fields);
  }

  private static Value.Items items(JsonNode array) {
    List<Value> items = new ArrayList<>();
    for (JsonNode item : array) {
      items.add(read(item));
    }
    return new Value.Items(items);
  }

  /** A number beyond every use is kept as its text. */
  private static JsonNode number(BigDecimal number) {
    long digits = (long) number.precision() + Math.abs((long) number.scale());
    return digits > MOST_DIGITS ? TextNode.valueOf(number.toString()) : DecimalNode.valueOf(number);
  }

  private static ArrayNode array(Value.Items items) {
    ArrayNode array = NODES.arrayNode();
    for (Value item : items.values()) {
      array.add(write(item));
    }
    return array;
  }

  private static ObjectNode object(Value.Fields fields) {
    ObjectNode object = NODES.objectNode();
    for (Map.Entry<String, Value> field : fields.values().entrySet()) {
      object.set(field.getKey(), write(field.getValue()));
    }
    return object;
  }
}
