package ai.chatbot.core.fake;

import static java.util.stream.Collectors.joining;

import ai.chatbot.core.value.Value;

/** Writes a value as JSON text (RFC 8259), as a model streams a tool's input. */
public final class JsonText {
  private JsonText() {}

  /** That tree in JSON, without blanks. */
  public static String of(Value value) {
    return switch (value) {
      case Value.Null it -> "null";
      case Value.Bool(var bool) -> String.valueOf(bool);
      case Value.Num(var number) -> number.toString();
      case Value.Text(var text) -> quoted(text);
      case Value.Items(var items) ->
          items.stream().map(JsonText::of).collect(joining(",", "[", "]"));
      case Value.Fields(var fields) ->
          fields.entrySet().stream()
              .map(field -> quoted(field.getKey()) + ":" + of(field.getValue()))
              .collect(joining(",", "{", "}"));
    };
  }

  private static String quoted(String text) {
    return text.chars()
        .mapToObj(unit -> isPlain(unit) ? Character.toString(unit) : "\\u%04x".formatted(unit))
        .collect(joining("", "\"", "\""));
  }

  private static boolean isPlain(int unit) {
    return unit >= ' ' && unit != '"' && unit != '\\';
  }
}
