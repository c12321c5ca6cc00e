package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides who answers. A family is answered by its newest generation that is alive on the day and
 * can be called from the region; a generation that was named by its id answers itself as long as it
 * lives, then what is named to take its place. Behind the first choice comes a ladder to fall back
 * on: the same model through its other profiles, then its successors, then the rest of its family.
 * Titles and documents go to the families that the catalogue has for them, whatever a person
 * picked; where those cannot be called, whoever answers the person makes them too.
 */
public record ModelRouter(ModelCatalog catalog, Reach reach) {
  public ModelRouter {
    requireNonNull(catalog, "catalog is null");
    requireNonNull(reach, "reach is null");
  }

  /** Where a request for that purpose goes on that day. */
  public Routing route(Purpose purpose, Pick pick, LocalDate day) {
    return switch (purpose) {
      case CHAT -> picked(pick, day);
      case TITLE -> own(catalog.titles(), pick, day);
      case DOCUMENT -> own(catalog.documents(), pick, day);
    };
  }

  /** Where a request for that purpose goes at that moment, whose day is counted in UTC. */
  public Routing route(Purpose purpose, Pick pick, Instant now) {
    return route(purpose, pick, LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  private Routing picked(Pick pick, LocalDate day) {
    Optional<Model> model = catalog.find(pick.name());
    if (model.isEmpty()) {
      return new Routing.Nowhere(Routing.Reason.UNKNOWN_MODEL);
    }
    return pick.included().contains(model.get().id())
        ? ladder(model.get(), model.get().effort(), pick, day)
        : new Routing.Nowhere(Routing.Reason.NOT_INCLUDED);
  }

  private Routing own(ModelId family, Pick pick, LocalDate day) {
    Pick own = catalog.withoutPlan(family.value());
    return switch (ladder(catalog.get(family), Effort.OFF, own, day)) {
      case Routing.Ladder ladder -> ladder;
      case Routing.Nowhere nowhere -> withoutThought(picked(pick, day));
    };
  }

  /** Nobody waits for the thoughts behind a title or a document. */
  private static Routing withoutThought(Routing routing) {
    return switch (routing) {
      case Routing.Ladder(List<Route> rungs) ->
          new Routing.Ladder(rungs.stream().map(Route::withoutThought).toList());
      case Routing.Nowhere nowhere -> nowhere;
    };
  }

  private Routing ladder(Model model, Effort effort, Pick pick, LocalDate day) {
    List<Generation> living = line(model, pick, day);
    List<Way> ways = living.stream().flatMap(each -> ways(each, pick.name())).toList();
    if (ways.isEmpty()) {
      return new Routing.Nowhere(
          living.isEmpty() ? Routing.Reason.NONE_ALIVE : Routing.Reason.OUT_OF_REACH);
    }
    return new Routing.Ladder(
        ways.stream()
            .map(way -> route(way, effort, reason(way, ways.getFirst(), model, pick)))
            .toList());
  }

  /** Who may answer, the most wanted first: each with its successors, before the rest. */
  private List<Generation> line(Model model, Pick pick, LocalDate day) {
    Set<Generation> line = new LinkedHashSet<>();
    model.generation(pick.name()).map(catalog::withSuccessors).ifPresent(line::addAll);
    model.generations().stream()
        .filter(each -> answers(each, pick, day))
        .filter(each -> ways(each, pick.name()).findAny().isPresent())
        .findFirst()
        .map(catalog::withSuccessors)
        .ifPresent(line::addAll);
    line.addAll(model.generations());
    model.generations().forEach(each -> line.addAll(catalog.withSuccessors(each)));
    return line.stream().filter(each -> answers(each, pick, day)).toList();
  }

  private boolean answers(Generation generation, Pick pick, LocalDate day) {
    return generation.lifecycle().isAlive(day)
        && pick.included().contains(catalog.familyOf(generation).id());
  }

  /** How it can be called from here; by the very id that was named, if that is one, first. */
  private Stream<Way> ways(Generation generation, String named) {
    return reach.geographies().stream()
        .filter(generation.profiles()::contains)
        .map(place -> new Way(generation, place))
        .sorted(Comparator.comparing(way -> !way.inferenceId().equals(named)));
  }

  private Route route(Way way, Effort effort, Route.Reason reason) {
    ModelId family = catalog.familyOf(way.generation()).id();
    return new Route(family, way.generation(), way.place(), effort, reason);
  }

  private static Route.Reason reason(Way way, Way first, Model model, Pick pick) {
    if (!way.generation().equals(first.generation())) {
      return Route.Reason.OTHER_MODEL;
    }
    if (!way.equals(first)) {
      return Route.Reason.OTHER_PROFILE;
    }
    return firstReason(way.generation(), model, pick.name());
  }

  private static Route.Reason firstReason(Generation chosen, Model model, String name) {
    if (chosen.isNamed(name)) {
      return Route.Reason.NAMED;
    }
    boolean familyNamed = name.equals(model.id().value());
    return familyNamed && model.generations().contains(chosen)
        ? Route.Reason.NEWEST
        : Route.Reason.SUCCESSOR;
  }

  /** One way to call one generation. */
  private record Way(Generation generation, Geography place) {
    String inferenceId() {
      return generation.inferenceId(place);
    }
  }
}
