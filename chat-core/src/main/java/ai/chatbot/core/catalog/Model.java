package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A family of models as a person sees it.
 *
 * @param id what it is picked by
 * @param name what people call it
 * @param provider who makes it
 * @param description what it is for
 * @param effort how hard it thinks before it answers a person
 * @param generations the models that it has been and is, newest first
 */
public record Model(
    ModelId id,
    String name,
    String provider,
    String description,
    Effort effort,
    List<Generation> generations) {
  private static final Comparator<Generation> NEWEST_FIRST =
      Comparator.comparing((Generation each) -> each.lifecycle().launch()).reversed();

  public Model {
    requireNonNull(id, "id is null");
    requireNonNull(name, "name is null");
    requireNonNull(provider, "provider is null");
    requireNonNull(description, "description is null");
    requireNonNull(effort, "effort is null");
    generations = generations.stream().sorted(NEWEST_FIRST).toList();
    if (generations.isEmpty()) {
      throw new IllegalArgumentException("generations is empty");
    }
  }

  /** The generation that has that id at Bedrock, with or without a profile's prefix. */
  public Optional<Generation> generation(String id) {
    return generations.stream().filter(each -> each.isNamed(id)).findFirst();
  }

  boolean answersTo(String name) {
    return id.value().equals(name) || generation(name).isPresent();
  }
}
