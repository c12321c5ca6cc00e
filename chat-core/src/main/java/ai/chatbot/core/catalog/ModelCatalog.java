package ai.chatbot.core.catalog;

import static ai.chatbot.core.catalog.Geography.APAC;
import static ai.chatbot.core.catalog.Geography.EU;
import static ai.chatbot.core.catalog.Geography.US;
import static ai.chatbot.core.catalog.Geography.US_GOV;

import java.util.EnumSet;
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
        Effort.LOW,
        List.of(
            claude(
                "Claude Haiku 5.5",
                "claude-haiku-5-5",
                Lifecycle.since("2026-10-07"),
                claude(Thinking.ADAPTIVE_BY_DEFAULT, 128_000)),
            claude(
                "Claude Haiku 4.5",
                "claude-haiku-4-5-20251001-v1:0",
                Lifecycle.since("2025-10-15"),
                claude(Thinking.BUDGETED, 64_000)),
            claude(
                "Claude 3.5 Haiku",
                "claude-3-5-haiku-20241022-v1:0",
                Lifecycle.between("2024-11-04", "2026-06-19"),
                claude(Thinking.NONE, 8_192))));
  }

  private static Model claudeSonnet() {
    return new Model(
        CLAUDE_SONNET,
        "Claude Sonnet",
        "Anthropic",
        "Hard questions and careful reasoning",
        Effort.MEDIUM,
        List.of(
            claude(
                "Claude Sonnet 5.5",
                "claude-sonnet-5-5",
                Lifecycle.since("2026-09-28"),
                claude(Thinking.ALWAYS_BETWEEN_TOOLS, 128_000)),
            claude(
                "Claude Sonnet 5",
                "claude-sonnet-5",
                Lifecycle.since("2026-06-30"),
                claude(Thinking.ADAPTIVE_BY_DEFAULT, 128_000)),
            claude(
                "Claude Sonnet 4.5",
                "claude-sonnet-4-5-20250929-v1:0",
                Lifecycle.since("2025-09-29"),
                claude(Thinking.BUDGETED, 64_000)),
            claude(
                "Claude 3.5 Sonnet v2",
                "claude-3-5-sonnet-20241022-v2:0",
                Lifecycle.between("2024-10-22", "2026-03-01"),
                new Capabilities(Thinking.NONE, Set.of(), true, 8_192))));
  }

  private static Model novaPro() {
    return new Model(
        NOVA_PRO,
        "Amazon Nova Pro",
        "Amazon",
        "An all-rounder for longer tasks",
        Effort.OFF,
        List.of(novaOne("Amazon Nova Pro", "nova-pro-v1:0")));
  }

  private static Model novaLite() {
    return new Model(
        NOVA_LITE,
        "Amazon Nova Lite",
        "Amazon",
        "Simple tasks at the lowest price",
        Effort.OFF,
        List.of(
            new Generation(
                "Amazon Nova 2 Lite",
                "amazon.nova-2-lite-v1:0",
                Lifecycle.since("2025-12-02"),
                Set.of(US, EU),
                false,
                nova(Thinking.NOVA, 64_000)),
            novaOne("Amazon Nova Lite", "nova-lite-v1:0")));
  }

  private static Generation claude(
      String name, String id, Lifecycle lifecycle, Capabilities capabilities) {
    return new Generation(
        name, "anthropic." + id, lifecycle, Set.of(US, EU, APAC), false, capabilities);
  }

  private static Capabilities claude(Thinking thinking, int maxOutput) {
    return new Capabilities(thinking, EnumSet.allOf(CachePlace.class), true, maxOutput);
  }

  private static Generation novaOne(String name, String id) {
    return new Generation(
        name,
        "amazon." + id,
        Lifecycle.since("2024-12-03"),
        Set.of(US, EU, APAC, US_GOV),
        true,
        nova(Thinking.NONE, 5_000));
  }

  /** Nova caches no tools. */
  private static Capabilities nova(Thinking thinking, int maxOutput) {
    return new Capabilities(
        thinking, Set.of(CachePlace.SYSTEM, CachePlace.MESSAGES), true, maxOutput);
  }
}
