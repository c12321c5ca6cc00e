package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

/**
 * Where a request goes: the family that was chosen, its generation that answers, the id that the
 * provider is called with, and how hard it is to think.
 */
public record Route(ModelId model, Generation generation, String inferenceId, Effort effort) {
  public Route {
    requireNonNull(model, "model is null");
    requireNonNull(generation, "generation is null");
    requireNonNull(inferenceId, "inferenceId is null");
    requireNonNull(effort, "effort is null");
  }

  /** As many tokens of output as wanted, or as many as the generation gives. */
  public int outputUpTo(int wanted) {
    return Math.min(wanted, generation.capabilities().maxOutput());
  }
}
