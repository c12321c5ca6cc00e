package ai.chatbot.cli;

import ai.chatbot.core.catalog.Lifecycle;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Routing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Families of models as lines of columns. */
final class FamilyTable {
  private FamilyTable() {}

  /** A line of titles, then one for each family. */
  static List<String> lines(List<FamilyToday> families, String region) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("family", "today", "called from " + region + " as", "since", "until", ""));
    families.forEach(family -> rows.add(row(family, region)));
    return Table.lines(rows);
  }

  private static List<String> row(FamilyToday family, String region) {
    String name = family.family().id().value();
    return switch (family.routing()) {
      case Routing.Ladder(List<Route> rungs) -> row(name, rungs.getFirst(), marks(family));
      case Routing.Nowhere(Routing.Reason reason) ->
          List.of(name, why(reason, region), "-", "-", "-", marks(family));
    };
  }

  private static String why(Routing.Reason reason, String region) {
    return switch (reason) {
      case OUT_OF_REACH -> "not callable from " + region;
      case NONE_ALIVE -> "none alive today";
      case UNKNOWN_MODEL, NOT_INCLUDED -> throw new IllegalStateException("every family is asked");
    };
  }

  private static List<String> row(String name, Route route, String marks) {
    Lifecycle lifecycle = route.generation().lifecycle();
    String until =
        Optional.ofNullable(lifecycle.endOfLife())
            .map(LocalDate::toString)
            .orElse("no end announced");
    return List.of(
        name,
        route.generation().name(),
        route.inferenceId(),
        lifecycle.launch().toString(),
        until,
        marks);
  }

  private static String marks(FamilyToday family) {
    List<String> marks = new ArrayList<>();
    if (family.isDefault()) {
      marks.add("default");
    }
    if (family.givesTitles()) {
      marks.add("names chats");
    }
    return String.join(", ", marks);
  }
}
