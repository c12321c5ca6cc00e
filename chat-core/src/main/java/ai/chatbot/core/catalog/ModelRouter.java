package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Picks the generation that answers: the newest of the family that is alive on the day and can be
 * called from the region. Titles go to {@link ModelCatalog#NOVA_LITE} and documents to {@link
 * ModelCatalog#CLAUDE_HAIKU}, whatever a person picked for the chat.
 */
public record ModelRouter(ModelCatalog catalog, String region) {
  public ModelRouter {
    requireNonNull(catalog, "catalog is null");
    requireNonNull(region, "region is null");
  }

  /** The route for that purpose and choice; empty where no generation of the family is left. */
  public Optional<Route> route(Purpose purpose, ModelId choice, LocalDate day) {
    return catalog
        .find(family(purpose, choice).value())
        .flatMap(model -> newestAlive(model, effort(purpose, model), day));
  }

  /** The route for that purpose and choice at that moment, whose day is counted in UTC. */
  public Optional<Route> route(Purpose purpose, ModelId choice, Instant now) {
    return route(purpose, choice, LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  private static ModelId family(Purpose purpose, ModelId choice) {
    return switch (purpose) {
      case CHAT -> choice;
      case TITLE -> ModelCatalog.NOVA_LITE;
      case DOCUMENT -> ModelCatalog.CLAUDE_HAIKU;
    };
  }

  /** Nobody waits for the thoughts behind a title or a document. */
  private static Effort effort(Purpose purpose, Model model) {
    return purpose == Purpose.CHAT ? model.effort() : Effort.OFF;
  }

  private Optional<Route> newestAlive(Model model, Effort effort, LocalDate day) {
    return model.generations().stream()
        .filter(generation -> generation.lifecycle().isAlive(day))
        .flatMap(generation -> route(model, generation, effort).stream())
        .findFirst();
  }

  private Optional<Route> route(Model model, Generation generation, Effort effort) {
    return generation
        .inferenceId(region)
        .map(inferenceId -> new Route(model.id(), generation, inferenceId, effort));
  }
}
