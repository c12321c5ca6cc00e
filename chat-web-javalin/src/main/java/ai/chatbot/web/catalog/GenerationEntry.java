package ai.chatbot.web.catalog;

import ai.chatbot.core.catalog.CachePlace;
import ai.chatbot.core.catalog.Capabilities;
import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Geography;
import ai.chatbot.core.catalog.Input;
import ai.chatbot.core.catalog.Lifecycle;
import ai.chatbot.core.catalog.Price;
import ai.chatbot.core.catalog.Thinking;
import ai.chatbot.core.catalog.ToolCalling;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A generation in a file. */
final class GenerationEntry {
  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "id",
          "launch",
          "legacy",
          "endOfLife",
          "profiles",
          "successor",
          "tools",
          "inputs",
          "thinking",
          "caching",
          "contextWindow",
          "maxOutput",
          "prices");
  private static final Set<String> PRICE_FIELDS =
      Set.of("from", "profiles", "above", "input", "output", "cacheRead", "cacheWrite", "source");

  private GenerationEntry() {}

  static Generation read(Entry entry) {
    return entry.object(FIELDS).making(GenerationEntry::generation);
  }

  private static Generation generation(Entry entry) {
    return new Generation(
        entry.required("name").text(),
        baseId(entry.required("id")),
        lifecycle(entry),
        entry.required("profiles").some(Geography.class),
        capabilities(entry),
        entry.field("successor").map(Entry::text),
        entry.field("prices").map(field -> field.list(GenerationEntry::price)).orElseGet(List::of));
  }

  private static String baseId(Entry entry) {
    String id = entry.id();
    boolean isPrefixed =
        Arrays.stream(Geography.values())
            .map(place -> place.inferenceId(""))
            .anyMatch(prefix -> !prefix.isEmpty() && id.startsWith(prefix));
    if (isPrefixed) {
      throw entry.wrong("it without the profile's prefix");
    }
    return id;
  }

  private static Lifecycle lifecycle(Entry entry) {
    return new Lifecycle(
        entry.required("launch").day(),
        entry.field("legacy").map(Entry::day).orElse(null),
        entry.field("endOfLife").map(Entry::day).orElse(null));
  }

  /** What is not said is not there, but for tools, which nearly every model calls. */
  private static Capabilities capabilities(Entry entry) {
    return new Capabilities(
        entry.field("tools").map(it -> it.one(ToolCalling.class)).orElse(ToolCalling.STREAMED),
        entry.field("inputs").map(it -> it.some(Input.class)).orElseGet(Set::of),
        entry.field("thinking").map(it -> it.one(Thinking.class)).orElse(Thinking.NONE),
        entry.field("caching").map(it -> it.some(CachePlace.class)).orElseGet(Set::of),
        entry.required("contextWindow").count(),
        entry.required("maxOutput").count());
  }

  private static Price price(Entry entry) {
    return entry
        .object(PRICE_FIELDS)
        .making(
            made ->
                new Price(
                    made.required("from").day(),
                    made.required("profiles").some(Geography.class),
                    made.field("above").map(Entry::count).orElse(0),
                    perMillion(made),
                    made.required("source").text()));
  }

  private static Map<Price.Kind, BigDecimal> perMillion(Entry entry) {
    Map<Price.Kind, BigDecimal> perMillion = new EnumMap<>(Price.Kind.class);
    for (Price.Kind kind : Price.Kind.values()) {
      entry.field(field(kind)).ifPresent(known -> perMillion.put(kind, known.dollars()));
    }
    return perMillion;
  }

  private static String field(Price.Kind kind) {
    return switch (kind) {
      case INPUT -> "input";
      case OUTPUT -> "output";
      case CACHE_READ -> "cacheRead";
      case CACHE_WRITE -> "cacheWrite";
    };
  }
}
