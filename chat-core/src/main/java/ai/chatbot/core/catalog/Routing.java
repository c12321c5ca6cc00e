package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** Where a request may go. */
public sealed interface Routing {

  /** The route to take. */
  Optional<Route> first();

  /** The route to take, then those to fall back to, in that order. */
  record Ladder(List<Route> rungs) implements Routing {
    public Ladder {
      rungs = List.copyOf(rungs);
      if (rungs.isEmpty()) {
        throw new IllegalArgumentException("rungs is empty");
      }
    }

    @Override
    public Optional<Route> first() {
      return Optional.of(rungs.getFirst());
    }
  }

  /** Nowhere. */
  record Nowhere(Reason reason) implements Routing {
    public Nowhere {
      requireNonNull(reason, "reason is null");
    }

    @Override
    public Optional<Route> first() {
      return Optional.empty();
    }
  }

  /** Why a request can go nowhere. */
  enum Reason {
    /** The catalogue has nothing of that name. */
    UNKNOWN_MODEL,
    /** The person's plan does not include it. */
    NOT_INCLUDED,
    /** None of its generations answers on that day, nor any that takes their place. */
    NONE_ALIVE,
    /** A living one there is, and none that can be called from the region. */
    OUT_OF_REACH
  }
}
