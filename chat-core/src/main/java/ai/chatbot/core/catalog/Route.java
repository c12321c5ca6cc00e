package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

/**
 * Where a request goes.
 *
 * @param model the family that answers
 * @param generation its generation that answers
 * @param place the geography whose profile is called
 * @param effort how hard it is to think
 * @param reason why it goes there
 */
public record Route(
    ModelId model, Generation generation, Geography place, Effort effort, Reason reason) {
  public Route {
    requireNonNull(model, "model is null");
    requireNonNull(generation, "generation is null");
    requireNonNull(place, "place is null");
    requireNonNull(effort, "effort is null");
    requireNonNull(reason, "reason is null");
  }

  /** The id that the provider is called with. */
  public String inferenceId() {
    return generation.inferenceId(place);
  }

  Route withoutThought() {
    return new Route(model, generation, place, Effort.OFF, reason);
  }

  /** As many tokens of output as wanted, or as many as the generation gives. */
  public int outputUpTo(int wanted) {
    return Math.min(wanted, generation.capabilities().maxOutput());
  }

  /** Why a request goes where it goes. */
  public enum Reason {
    /** It is the newest living generation of the family, as far as it can be called from here. */
    NEWEST,
    /** It is the very one that was named. */
    NAMED,
    /** It takes the place of one that does not answer, or cannot be called from here. */
    SUCCESSOR,
    /** It is the same model, called through another profile. */
    OTHER_PROFILE,
    /** It is another model, for when the first does not answer. */
    OTHER_MODEL
  }
}
