package ai.chatbot.core.catalog;

import static ai.chatbot.core.catalog.Geography.APAC;
import static ai.chatbot.core.catalog.Geography.EU;
import static ai.chatbot.core.catalog.Geography.US;
import static ai.chatbot.core.catalog.Geography.US_GOV;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The models on offer, the default first. */
public record ModelCatalog(List<Model> models) {
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
    if (models.isEmpty()) {
      throw new IllegalArgumentException("models is empty");
    }
  }

  /** The four families of the deployment guide with the generations known in November 2026. */
  public static ModelCatalog standard() {
    return new ModelCatalog(List.of(claudeHaiku(), claudeSonnet(), novaPro(), novaLite()));
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

  private static Model claudeHaiku() {
    return new Model(
        CLAUDE_HAIKU,
        "Claude Haiku",
        "Anthropic",
        "Quick answers and documents",
        List.of(
            claude("Claude Haiku 5.5", "claude-haiku-5-5", Lifecycle.since("2026-10-07")),
            claude(
                "Claude Haiku 4.5",
                "claude-haiku-4-5-20251001-v1:0",
                Lifecycle.since("2025-10-15")),
            claude(
                "Claude 3.5 Haiku",
                "claude-3-5-haiku-20241022-v1:0",
                Lifecycle.between("2024-11-04", "2026-06-19"))));
  }

  private static Model claudeSonnet() {
    return new Model(
        CLAUDE_SONNET,
        "Claude Sonnet",
        "Anthropic",
        "Hard questions and careful reasoning",
        List.of(
            claude("Claude Sonnet 5.5", "claude-sonnet-5-5", Lifecycle.since("2026-09-28")),
            claude("Claude Sonnet 5", "claude-sonnet-5", Lifecycle.since("2026-06-30")),
            claude(
                "Claude Sonnet 4.5",
                "claude-sonnet-4-5-20250929-v1:0",
                Lifecycle.since("2025-09-29")),
            claude(
                "Claude 3.5 Sonnet v2",
                "claude-3-5-sonnet-20241022-v2:0",
                Lifecycle.between("2024-10-22", "2026-03-01"))));
  }

  private static Model novaPro() {
    return new Model(
        NOVA_PRO,
        "Amazon Nova Pro",
        "Amazon",
        "An all-rounder for longer tasks",
        List.of(
            nova(
                "Amazon Nova Pro",
                "nova-pro-v1:0",
                "2024-12-03",
                Set.of(US, EU, APAC, US_GOV),
                true)));
  }

  private static Model novaLite() {
    return new Model(
        NOVA_LITE,
        "Amazon Nova Lite",
        "Amazon",
        "Simple tasks at the lowest price",
        List.of(
            nova("Amazon Nova 2 Lite", "nova-2-lite-v1:0", "2025-12-02", Set.of(US, EU), false),
            nova(
                "Amazon Nova Lite",
                "nova-lite-v1:0",
                "2024-12-03",
                Set.of(US, EU, APAC, US_GOV),
                true)));
  }

  private static Generation claude(String name, String id, Lifecycle lifecycle) {
    return new Generation(name, "anthropic." + id, lifecycle, Set.of(US, EU, APAC), false);
  }

  private static Generation nova(
      String name, String id, String launch, Set<Geography> profiles, boolean onDemand) {
    return new Generation(name, "amazon." + id, Lifecycle.since(launch), profiles, onDemand);
  }
}
