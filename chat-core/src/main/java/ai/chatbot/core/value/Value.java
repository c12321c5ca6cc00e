package ai.chatbot.core.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A tree of plain data, shaped like JSON (RFC 8259) and free of any JSON library. Immutable. An
 * object's fields are in the order of their names, so that equal trees read alike wherever they
 * have been kept: a provider's prompt cache compares bytes.
 */
public sealed interface Value {

  /** Nothing. */
  record Null() implements Value {}

  /** True or false. */
  record Bool(boolean value) implements Value {}

  /** A number of any size. */
  record Num(BigDecimal value) implements Value {
    public Num {
      requireNonNull(value, "value is null");
    }
  }

  /** A string. */
  record Text(String value) implements Value {
    public Text {
      requireNonNull(value, "value is null");
    }
  }

  /** A list. */
  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** An object: named values in the order of their names. */
  record Fields(Map<String, Value> values) implements Value {
    public Fields {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** The string under that name, where there is one and it is a string. */
    public Optional<String> text(String name) {
      return values.get(name) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /** These fields and one more. */
    public Fields with(String name, Value value) {
      Map<String, Value> more = new TreeMap<>(values);
      more.put(name, value);
      return new Fields(more);
    }

    /** These fields and one more string. */
    public Fields with(String name, String value) {
      return with(name, new Text(value));
    }

    /** These fields and one more number. */
    public Fields with(String name, long value) {
      return with(name, new Num(BigDecimal.valueOf(value)));
    }
  }

  /** An object without fields. */
  static Fields fields() {
    return new Fields(Map.of());
  }

  /** A list of strings. */
  static Items texts(String... values) {
    return new Items(List.of(values).stream().<Value>map(Text::new).toList());
  }
}
