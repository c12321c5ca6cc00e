package ai.chatbot.web.catalog;

import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Model;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the models in a file say of one another, and of those that they are added to. The catalogue
 * refuses the same; this knows the place.
 */
final class Ties {
  private Ties() {}

  /**
   * Each id is there once, and each successor is a younger generation.
   *
   * @param entries the models in the file
   * @param models what they make, with those that they are added to
   */
  static void require(List<Entry> entries, List<Model> models) {
    List<Entry> generations =
        entries.stream()
            .flatMap(model -> model.field("generations").stream())
            .flatMap(field -> field.elements().stream())
            .toList();
    requireOneOfEach(Stream.concat(entries.stream(), generations.stream()), models);
    requireSuccessors(generations, models);
  }

  private static void requireOneOfEach(Stream<Entry> named, List<Model> models) {
    List<String> all =
        Stream.concat(
                models.stream().map(model -> model.id().value()),
                generations(models).map(Generation::baseId))
            .toList();
    List<Entry> ids = named.map(entry -> entry.required("id")).toList();
    List<String> own = ids.stream().map(Entry::text).toList();
    Set<String> seen = new HashSet<>();
    ids.stream()
        .filter(id -> !seen.add(id.text()) || isElsewhere(id.text(), all, own))
        .findFirst()
        .ifPresent(
            id -> {
              throw id.wrong("an id that no other has");
            });
  }

  private static boolean isElsewhere(String id, List<String> all, List<String> own) {
    return Collections.frequency(all, id) > Collections.frequency(own, id);
  }

  private static void requireSuccessors(List<Entry> generations, List<Model> models) {
    Map<String, LocalDate> launches =
        generations(models)
            .collect(Collectors.toMap(Generation::baseId, each -> each.lifecycle().launch()));
    for (Entry generation : generations) {
      LocalDate launch = generation.required("launch").day();
      generation
          .field("successor")
          .filter(id -> !launches.getOrDefault(id.text(), LocalDate.MIN).isAfter(launch))
          .ifPresent(
              id -> {
                throw id.wrong("the id of a younger generation");
              });
    }
  }

  private static Stream<Generation> generations(List<Model> models) {
    return models.stream().flatMap(model -> model.generations().stream());
  }
}
