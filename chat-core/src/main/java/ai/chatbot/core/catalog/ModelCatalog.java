package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The models on offer.
 *
 * @param models the families, the default first
 * @param titles the family that names chats
 * @param documents the family that writes documents
 */
public record ModelCatalog(List<Model> models, ModelId titles, ModelId documents) {
  /** Fast, for daily questions and for documents. */
  public static final ModelId CLAUDE_HAIKU = new ModelId("claude-haiku");

  /** For hard thinking. */
  public static final ModelId CLAUDE_SONNET = new ModelId("claude-sonnet");

  /** Amazon's all-rounder. */
  public static final ModelId NOVA_PRO = new ModelId("nova-pro");

  /** Amazon's quick one, which also names chats. */
  public static final ModelId NOVA_LITE = new ModelId("nova-lite");

  public ModelCatalog {
    models = List.copyOf(models);
    requireNonNull(titles, "titles is null");
    requireNonNull(documents, "documents is null");
    if (models.isEmpty()) {
      throw new IllegalArgumentException("models is empty");
    }
    requireOneOfEach(models);
    requireFamily(models, titles, "titles");
    requireFamily(models, documents, "documents");
    requireSuccessors(models);
  }

  /** The four families of the deployment guide with the generations known in November 2026. */
  public static ModelCatalog standard() {
    return StandardCatalog.CATALOG;
  }

  /**
   * The model of that name: a family's own id, or any id under which Bedrock knew one of its
   * generations, so that the ids of the deployment guide go on working.
   */
  public Optional<Model> find(String name) {
    return models.stream().filter(model -> model.answersTo(name)).findFirst();
  }

  /** The ids of all models. */
  public Set<ModelId> ids() {
    return models.stream().map(Model::id).collect(Collectors.toSet());
  }

  /** That name, picked by somebody whose plan includes everything. */
  public Pick withoutPlan(String name) {
    return new Pick(name, ids());
  }

  Model get(ModelId id) {
    return find(id.value()).orElseThrow();
  }

  Model familyOf(Generation generation) {
    return find(generation.baseId()).orElseThrow();
  }

  /** That generation, what takes its place, what takes the place of that, and so on. */
  List<Generation> withSuccessors(Generation generation) {
    List<Generation> line = new ArrayList<>();
    Optional<Generation> next = Optional.of(generation);
    while (next.isPresent()) {
      line.add(next.get());
      next = next.get().successor().flatMap(this::generation);
    }
    return line;
  }

  private Optional<Generation> generation(String baseId) {
    return generations(models).filter(each -> each.baseId().equals(baseId)).findFirst();
  }

  private static Stream<Generation> generations(List<Model> models) {
    return models.stream().flatMap(model -> model.generations().stream());
  }

  private static void requireOneOfEach(List<Model> models) {
    Set<String> names = new HashSet<>();
    Stream.concat(
            models.stream().map(model -> model.id().value()),
            generations(models).flatMap(Generation::names))
        .filter(name -> !names.add(name))
        .findFirst()
        .ifPresent(
            twice -> {
              throw new IllegalArgumentException(twice + " is there twice");
            });
  }

  private static void requireFamily(List<Model> models, ModelId id, String what) {
    if (models.stream().noneMatch(model -> model.id().equals(id))) {
      throw new IllegalArgumentException(what + " names no model: " + id);
    }
  }

  /** Whoever follows a line of successors comes to its end: each is younger than the one before. */
  private static void requireSuccessors(List<Model> models) {
    for (Generation generation : generations(models).toList()) {
      generation
          .successor()
          .ifPresent(id -> requireYounger(generation, id, generations(models).toList()));
    }
  }

  private static void requireYounger(Generation old, String id, List<Generation> all) {
    boolean younger =
        all.stream()
            .filter(each -> each.baseId().equals(id))
            .anyMatch(each -> each.lifecycle().launch().isAfter(old.lifecycle().launch()));
    if (!younger) {
      throw new IllegalArgumentException(
          "the successor of " + old.baseId() + " is no younger generation: " + id);
    }
  }
}
