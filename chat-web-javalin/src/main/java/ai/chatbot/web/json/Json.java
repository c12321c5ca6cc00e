package ai.chatbot.web.json;

import ai.chatbot.core.value.Value;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** The one JSON mapper of this module, and what is common to all its shapes. */
public final class Json {
  /** Safe for use by many threads. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private Json() {}

  /** An object without fields. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A moment as UTC with milliseconds, as in {@code 2026-01-10T09:00:00.000Z}. */
  public static String time(Instant at) {
    return MILLIS.format(at);
  }

  /** The same tree in JSON. */
  public static JsonNode of(Value value) {
    return switch (value) {
      case Value.Null it -> JsonNodeFactory.instance.nullNode();
      case Value.Bool(boolean bool) -> JsonNodeFactory.instance.booleanNode(bool);
      case Value.Num(var number) -> JsonNodeFactory.instance.numberNode(number);
      case Value.Text(String text) -> JsonNodeFactory.instance.textNode(text);
      case Value.Items(var items) -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> array.add(of(item)));
        yield array;
      }
      case Value.Fields(var fields) -> {
        ObjectNode object = object();
        fields.forEach((name, field) -> object.set(name, of(field)));
        yield object;
      }
    };
  }
}
