package ai.chatbot.web.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A value of a file and where it stands there, such as {@code $.models[0].name}. Whatever is not as
 * it should be is refused with its place and what would be right.
 */
record Entry(String place, JsonNode json) {
  private static final String DAY = "a day, such as 2026-10-07";

  /** An object with no other fields than these. */
  Entry object(Set<String> names) {
    if (!json.isObject()) {
      throw wrong("an object");
    }
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw new IllegalArgumentException(
                    "%s.%s is not known: write one of %s."
                        .formatted(
                            place,
                            name,
                            names.stream().sorted().collect(Collectors.joining(", "))));
              }
            });
    return this;
  }

  /** The field of that name; one that is null is not there. */
  Optional<Entry> field(String name) {
    return Optional.ofNullable(json.get(name))
        .filter(value -> !value.isNull())
        .map(value -> new Entry(place + "." + name, value));
  }

  /** The field of that name, which has to be there. */
  Entry required(String name) {
    return field(name)
        .orElseThrow(
            () -> new IllegalArgumentException("%s.%s is missing.".formatted(place, name)));
  }

  /** A text with something in it. */
  String text() {
    if (!json.isTextual() || json.textValue().isBlank()) {
      throw wrong("a text");
    }
    return json.textValue();
  }

  /** A whole number from 0 on. */
  int count() {
    if (!json.canConvertToInt() || !json.isIntegralNumber() || json.intValue() < 0) {
      throw wrong("a whole number from 0 on");
    }
    return json.intValue();
  }

  /** An amount of US dollars. */
  BigDecimal dollars() {
    if (!json.isNumber() || json.decimalValue().signum() < 0) {
      throw wrong("US dollars, such as 0.25");
    }
    return json.decimalValue();
  }

  /** A day. */
  LocalDate day() {
    try {
      return LocalDate.parse(json.isTextual() ? json.textValue() : "");
    } catch (DateTimeException e) {
      throw wrong(DAY);
    }
  }

  /** A list, read one by one. */
  <T> List<T> list(Function<Entry, T> read) {
    return entries().map(read).toList();
  }

  /** A list of some of an enum's words. */
  <T extends Enum<T>> Set<T> some(Class<T> kind) {
    Set<T> chosen = EnumSet.noneOf(kind);
    entries().forEach(entry -> chosen.add(entry.one(kind)));
    return chosen;
  }

  /** One of an enum's words: its names in lower case, with hyphens. */
  <T extends Enum<T>> T one(Class<T> kind) {
    return Arrays.stream(kind.getEnumConstants())
        .filter(each -> json.isTextual() && word(each).equals(json.textValue()))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "one of "
                        + Arrays.stream(kind.getEnumConstants())
                            .map(Entry::word)
                            .collect(Collectors.joining(", "))));
  }

  /** What is made of this entry; what refuses to be made of it is told with the entry's place. */
  <T> T making(Function<Entry, T> make) {
    try {
      return make.apply(this);
    } catch (IllegalArgumentException e) {
      throw String.valueOf(e.getMessage()).startsWith("$")
          ? e
          : new IllegalArgumentException("%s: %s.".formatted(place, e.getMessage()), e);
    }
  }

  private Stream<Entry> entries() {
    if (!json.isArray()) {
      throw wrong("a list");
    }
    return IntStream.range(0, json.size())
        .mapToObj(at -> new Entry("%s[%d]".formatted(place, at), json.get(at)));
  }

  private IllegalArgumentException wrong(String right) {
    return new IllegalArgumentException("%s is %s: write %s.".formatted(place, json, right));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
