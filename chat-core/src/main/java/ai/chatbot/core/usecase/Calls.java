package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.port.LanguageModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gets calls of models answered. As long as a model has not said anything, a call that fails is
 * made again, through another profile or to the next model of the ladder; once it has, its failure
 * is the answer's. Safe for use by many threads.
 */
final class Calls {
  private static final Duration TO_BEGIN = Duration.ofMinutes(2);
  private static final Duration TO_GO_ON = Duration.ofMinutes(3);

  private final LanguageModel model;
  private final Retries retries;
  private final Pause pause;
  private final InstantSource clock;

  /** Calls of that model, which may be silent for two minutes at first and for three later. */
  static Calls of(LanguageModel model, DoubleSupplier random, InstantSource clock) {
    return new Calls(
        new TimedModel(model, TO_BEGIN, TO_GO_ON), new Retries(random), Thread::sleep, clock);
  }

  Calls(LanguageModel model, Retries retries, Pause pause, InstantSource clock) {
    this.model = model;
    this.retries = retries;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * Makes a call until somebody answers or nobody is left who could. The sink gets the events of
   * the last attempt alone.
   *
   * @param failed is told of each attempt that failed before its first word
   * @return the route of the last attempt
   */
  Route make(
      Routing.Ladder ladder,
      Function<Route, ModelRequest> request,
      Consumer<? super ModelEvent> sink,
      Consumer<? super ModelFailure> failed)
      throws InterruptedException {
    Climb climb = new Climb(ladder);
    while (true) {
      Route route = climb.route();
      Attempt attempt = new Attempt(sink);
      model.generate(request.apply(route), attempt);
      ModelFailure failure = attempt.failureAtOnce;
      if (failure == null) {
        retries.answered();
        return route;
      }
      if (!climb.on(failure)) {
        sink.accept(new ModelEvent.Failed(failure));
        return route;
      }
      failed.accept(failure);
    }
  }

  /** Waits; the tests' waits are over at once. */
  @FunctionalInterface
  interface Pause {
    void take(Duration pause) throws InterruptedException;
  }

  /** Passes everything on but a failure that is the first thing said. */
  private static final class Attempt implements Consumer<ModelEvent> {
    private final Consumer<? super ModelEvent> sink;
    private boolean begun;
    private @Nullable ModelFailure failureAtOnce;

    Attempt(Consumer<? super ModelEvent> sink) {
      this.sink = sink;
    }

    @Override
    public void accept(ModelEvent event) {
      if (!begun && event instanceof ModelEvent.Failed(ModelFailure failure)) {
        failureAtOnce = failure;
      } else {
        begun = true;
        sink.accept(event);
      }
    }
  }

  /** Where on a ladder a call stands: which model, which of its profiles, how many rounds. */
  private final class Climb {
    private final List<Route> later;
    private final List<Route> ways = new ArrayList<>();
    private final Instant deadline = clock.instant().plus(Retries.BUDGET);
    private int way;
    private int round;

    Climb(Routing.Ladder ladder) {
      later = new ArrayList<>(ladder.rungs());
      toTheNextModel();
    }

    Route route() {
      return ways.get(way);
    }

    /** Moves to where the next attempt is made; false if there is to be none. */
    boolean on(ModelFailure failure) throws InterruptedException {
      return switch (failure.remedy()) {
        case NOTHING -> false;
        case ANOTHER_MODEL -> toTheNextModel();
        case ANOTHER_WAY -> withoutThisWay();
        case TIME -> toTheNextWay() || againLater() || toTheNextModel();
      };
    }

    private boolean toTheNextModel() {
      ways.clear();
      way = 0;
      round = 0;
      while (!later.isEmpty() && (ways.isEmpty() || isOfTheSameModel(later.getFirst()))) {
        ways.add(later.removeFirst());
      }
      return !ways.isEmpty() && clock.instant().isBefore(deadline);
    }

    private boolean isOfTheSameModel(Route route) {
      return route.generation().equals(ways.getFirst().generation());
    }

    private boolean withoutThisWay() throws InterruptedException {
      ways.remove(way);
      return way < ways.size() || (!ways.isEmpty() && againLater()) || toTheNextModel();
    }

    private boolean toTheNextWay() {
      way++;
      return way < ways.size();
    }

    /** A pause, and all ways of this model once more. */
    private boolean againLater() throws InterruptedException {
      way = 0;
      round++;
      Duration wait = retries.pause(round);
      if (clock.instant().plus(wait).isAfter(deadline) || !retries.take(round)) {
        return false;
      }
      pause.take(wait);
      return true;
    }
  }
}
