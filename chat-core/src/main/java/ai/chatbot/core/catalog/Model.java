package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A family of models as a person sees it, with its generations, newest first. {@code effort} is how
 * hard they think before they answer a person.
 */
public record Model(
    ModelId id,
    String name,
    String provider,
    String description,
    Effort effort,
    List<Generation> generations) {
  public Model {
    requireNonNull(id, "id is null");
    requireNonNull(name, "name is null");
    requireNonNull(provider, "provider is null");
    requireNonNull(description, "description is null");
    requireNonNull(effort, "effort is null");
    generations = List.copyOf(generations);
    if (generations.isEmpty()) {
      throw new IllegalArgumentException("generations is empty");
    }
  }

  boolean answersTo(String name) {
    return id.value().equals(name) || generations.stream().anyMatch(each -> each.isNamed(name));
  }
}
