package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * What a person picked to be answered by.
 *
 * @param name a family, or an id that one of its generations has at Bedrock
 * @param included the families that the person's plan includes
 */
public record Pick(String name, Set<ModelId> included) {
  public Pick {
    requireNonNull(name, "name is null");
    included = Set.copyOf(included);
  }
}
