package ai.chatbot.web.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A value of a file and where it stands there, such as {@code $.models[0].name}. Whatever is not as
 * it should be is refused with its place and what would be right.
 */
record Entry(String place, JsonNode json) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]*");
  private static final int MOST = 999_999_999;
  private static final int FINEST = 9;
  private static final int LONGEST_SHOWN = 60;

  /** An object with no other fields than these. */
  Entry object(Set<String> names) {
    if (!json.isObject()) {
      throw wrong("an object");
    }
    json.fieldNames().forEachRemaining(name -> requireKnown(name, names));
    return this;
  }

  private void requireKnown(String name, Set<String> names) {
    if (!names.contains(name)) {
      throw new Refused(
          "%s has an unknown field, %s: write %s."
              .formatted(place, shown(TextNode.valueOf(name)), choice(names.stream().sorted())));
    }
  }

  /** The field of that name; one that is null is not there. */
  Optional<Entry> field(String name) {
    return Optional.ofNullable(json.get(name))
        .filter(value -> !value.isNull())
        .map(value -> new Entry(place + "." + name, value));
  }

  /** The field of that name, which has to be there. */
  Entry required(String name) {
    return field(name).orElseThrow(() -> new Refused("%s.%s is missing.".formatted(place, name)));
  }

  /** A text with something in it. */
  String text() {
    if (!json.isTextual() || json.textValue().isBlank()) {
      throw wrong("a text with something in it");
    }
    return json.textValue();
  }

  /** What a family or a generation is called by. */
  String id() {
    if (!json.isTextual() || !ID.matcher(json.textValue()).matches()) {
      throw wrong("an id of letters, digits and . _ : / -");
    }
    return json.textValue();
  }

  /** A whole number from 0 on. */
  int count() {
    if (!json.isIntegralNumber()
        || !json.canConvertToInt()
        || json.intValue() < 0
        || json.intValue() > MOST) {
      throw wrong("a whole number from 0 to " + MOST);
    }
    return json.intValue();
  }

  /**
   * An amount of US dollars that can be reckoned with: {@code 1e-999999999} would fill the heap.
   */
  BigDecimal dollars() {
    BigDecimal dollars = json.decimalValue();
    if (!json.isNumber() || dollars.signum() < 0 || Math.abs(dollars.scale()) > FINEST) {
      throw wrong("US dollars, such as 0.25");
    }
    return dollars;
  }

  /** A day. */
  LocalDate day() {
    try {
      return LocalDate.parse(json.isTextual() ? json.textValue() : "");
    } catch (DateTimeException e) {
      throw wrong("a day, such as 2026-10-07");
    }
  }

  /** The elements of a list. */
  List<Entry> elements() {
    if (!json.isArray()) {
      throw wrong("a list");
    }
    return IntStream.range(0, json.size())
        .mapToObj(at -> new Entry("%s[%d]".formatted(place, at), json.get(at)))
        .toList();
  }

  /** A list, read one by one. */
  <T> List<T> list(Function<Entry, T> read) {
    return elements().stream().map(read).toList();
  }

  /** A list of some of an enum's words. */
  <T extends Enum<T>> Set<T> some(Class<T> kind) {
    Set<T> chosen = EnumSet.noneOf(kind);
    elements().forEach(element -> chosen.add(element.one(kind)));
    return chosen;
  }

  /** One of an enum's words: its names in lower case, with hyphens. */
  <T extends Enum<T>> T one(Class<T> kind) {
    return oneOf(List.of(kind.getEnumConstants()), Entry::word);
  }

  /** One of these, by its name. */
  <T> T oneOf(List<T> all, Function<T, String> name) {
    return all.stream()
        .filter(each -> json.isTextual() && name.apply(each).equals(json.textValue()))
        .findFirst()
        .orElseThrow(() -> wrong(choice(all.stream().map(name))));
  }

  /** What is made of this entry; what refuses to be made of it is told with the entry's place. */
  <T> T making(Function<Entry, T> make) {
    try {
      return make.apply(this);
    } catch (Refused e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new Refused("%s: %s.".formatted(place, e.getMessage()), e);
    }
  }

  /** Says that here is not what ought to be. */
  Refused wrong(String right) {
    return new Refused("%s is %s: write %s.".formatted(place, shown(json), right));
  }

  /** As it stands in the file, or nearly so, and never a screen of it. */
  private static String shown(JsonNode json) {
    String text = json.isMissingNode() ? "empty" : json.toString();
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  private static String choice(Stream<String> words) {
    return words.collect(Collectors.joining(", ", "one of ", ""));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
