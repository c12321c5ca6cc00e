package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

/** Where a request goes: the family that was chosen and the id that the provider is called with. */
public record Route(ModelId model, String generation, String inferenceId) {
  public Route {
    requireNonNull(model, "model is null");
    requireNonNull(generation, "generation is null");
    requireNonNull(inferenceId, "inferenceId is null");
  }
}
