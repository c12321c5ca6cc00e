package ai.chatbot.cli;

import ai.chatbot.core.catalog.Lifecycle;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Routing;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Families of models as JSON. They have every field always; what is not there is null. */
final class FamilyJson {
  private FamilyJson() {}

  static ArrayNode of(List<FamilyToday> families) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    families.forEach(family -> array.add(of(family)));
    return array;
  }

  private static ObjectNode of(FamilyToday family) {
    Optional<Route> route = family.route();
    Optional<Lifecycle> lifecycle = route.map(known -> known.generation().lifecycle());
    return JsonNodeFactory.instance
        .objectNode()
        .put("model", family.family().id().value())
        .put("name", family.family().name())
        .put("generation", route.map(known -> known.generation().name()).orElse(null))
        .put("inferenceId", route.map(Route::inferenceId).orElse(null))
        .put("since", lifecycle.map(Lifecycle::launch).map(LocalDate::toString).orElse(null))
        .put("until", lifecycle.map(Lifecycle::endOfLife).map(LocalDate::toString).orElse(null))
        .put("reason", reason(family.routing()))
        .put("default", family.isDefault())
        .put("namesChats", family.givesTitles());
  }

  private static String reason(Routing routing) {
    return switch (routing) {
      case Routing.Ladder(List<Route> rungs) -> word(rungs.getFirst().reason());
      case Routing.Nowhere(Routing.Reason reason) -> word(reason);
    };
  }

  private static String word(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
