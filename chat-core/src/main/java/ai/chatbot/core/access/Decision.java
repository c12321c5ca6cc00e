package ai.chatbot.core.access;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.catalog.ModelId;
import java.time.Instant;

/** What the rules say to somebody who wants something. */
public sealed interface Decision {

  /** Yes. */
  static Decision allowed() {
    return new Allowed();
  }

  /** No, for that reason. */
  static Decision denied(Reason reason) {
    return new Denied(reason);
  }

  /** Does it say yes? */
  default boolean isAllowed() {
    return this instanceof Allowed;
  }

  /** Yes. */
  record Allowed() implements Decision {}

  /** No, and the asker may know why. */
  record Denied(Reason reason) implements Decision {
    public Denied {
      requireNonNull(reason, "reason is null");
    }
  }

  /** No, and the asker is not to know that it exists. */
  record Missing() implements Decision {}

  /** Why somebody may not have what they want. */
  sealed interface Reason {

    /** Others may read it; only its owner changes it. */
    record NotOwner() implements Reason {}

    /** The asker's plan does not include that model. */
    record ModelNotIncluded(ModelId model) implements Reason {
      public ModelNotIncluded {
        requireNonNull(model, "model is null");
      }
    }

    /** The asker has no question left until then. */
    record AllowanceSpent(Instant returnsAt) implements Reason {
      public AllowanceSpent {
        requireNonNull(returnsAt, "returnsAt is null");
      }
    }

    /** Only a model's answer is voted on. */
    record NotAnAnswer() implements Reason {}
  }
}
