package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.reply.ModelCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gets calls of models answered. As long as a model has not said anything, a call that fails is
 * made again, through another profile or to the next model of the ladder; once it has, its failure
 * is the answer's. The operator is told what goes wrong, and the ledger what each call took. Safe
 * for use by many threads.
 */
final class Calls {
  private static final Duration TO_BEGIN = Duration.ofMinutes(2);
  private static final Duration TO_GO_ON = Duration.ofMinutes(3);

  private static final ModelFailure WITHOUT_AN_END =
      new ModelFailure.BrokenStream(
          ModelFailure.Report.of(
              "The model's adapter returned without a last event: report this as a bug."));

  private final LanguageModel model;
  private final ModelRouter router;
  private final Retries retries;
  private final Pause pause;
  private final OperatorLog operator;
  private final Consumer<ModelCall> ledger;
  private final InstantSource clock;

  /** Calls of that model, which may be silent for two minutes at first and for three later. */
  static Calls of(
      LanguageModel model,
      ModelRouter router,
      DoubleSupplier random,
      OperatorLog operator,
      Consumer<ModelCall> ledger,
      InstantSource clock) {
    LanguageModel timed = new TimedModel(model, TO_BEGIN, TO_GO_ON);
    return new Calls(timed, router, new Retries(random), Thread::sleep, operator, ledger, clock);
  }

  Calls(
      LanguageModel model,
      ModelRouter router,
      Retries retries,
      Pause pause,
      OperatorLog operator,
      Consumer<ModelCall> ledger,
      InstantSource clock) {
    this.model = model;
    this.router = router;
    this.retries = retries;
    this.pause = pause;
    this.operator = operator;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Who is called for that, and who then; nobody if no living model serves the choice here. */
  Optional<Routing.Ladder> ladder(Purpose purpose, ReplyTask task) {
    return switch (router.route(purpose, task.pick(), clock.instant())) {
      case Routing.Ladder ladder -> Optional.of(ladder);
      case Routing.Nowhere(Routing.Reason reason) -> {
        operator.noModelToCall(task.reply().id(), name(purpose), reason);
        yield Optional.empty();
      }
    };
  }

  /**
   * Makes a call until somebody answers or nobody is left who could. The sink gets the events of
   * the last attempt alone.
   *
   * @param answering is told who answers, before the first word
   * @return the route of the last attempt
   */
  Route make(
      ReplyTask task,
      Routing.Ladder ladder,
      Function<Route, ModelRequest> request,
      Consumer<Route> answering,
      Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    Climb climb = new Climb(ladder);
    while (true) {
      Route route = climb.route();
      ModelRequest asked = request.apply(route);
      Attempt attempt = new Attempt(() -> answering.accept(route), sink);
      generate(task, asked, attempt);
      ModelFailure failure = attempt.failure;
      if (failure == null) {
        retries.answered();
        return route;
      }
      if (attempt.begun || !climb.on(failure)) {
        operator.modelFailed(task.reply().id(), name(asked.purpose()), failure);
        sink.accept(new ModelEvent.Failed(failure));
        return route;
      }
      operator.tryingAgain(task.reply().id(), name(asked.purpose()), failure);
    }
  }

  /** A call that was made and is cut off is paid for, even where nobody says how much it was. */
  private void generate(ReplyTask task, ModelRequest request, Attempt attempt)
      throws InterruptedException {
    Meter meter = new Meter(request, attempt);
    try {
      model.generate(request, meter);
    } catch (TimedModel.NotCalled e) {
      throw e;
    } catch (InterruptedException | RuntimeException e) {
      enter(task, request, meter);
      throw e;
    }
    if (attempt.begun) {
      enter(task, request, meter);
    }
    if (meter.counted().isEmpty() && attempt.failure == null) {
      attempt.failure = WITHOUT_AN_END;
    }
  }

  private void enter(ReplyTask task, ModelRequest request, Meter meter) {
    Optional<TokenUsage> counted = meter.counted();
    ledger.accept(
        new ModelCall(
            UUID.randomUUID(),
            task.asker(),
            task.reply().id(),
            request.purpose(),
            request.route().inferenceId(),
            counted.orElseGet(meter::estimate),
            counted.isEmpty(),
            clock.instant()));
  }

  private static String name(Purpose purpose) {
    return purpose.name().toLowerCase(Locale.ROOT);
  }

  /** Waits; the tests' waits are over at once. */
  @FunctionalInterface
  interface Pause {
    void take(Duration pause) throws InterruptedException;
  }

  /** Passes everything on but its failure, and says when it has begun. */
  private static final class Attempt implements Consumer<ModelEvent> {
    private final Runnable beginning;
    private final Consumer<? super ModelEvent> sink;
    private boolean begun;
    private @Nullable ModelFailure failure;

    Attempt(Runnable beginning, Consumer<? super ModelEvent> sink) {
      this.beginning = beginning;
      this.sink = sink;
    }

    @Override
    public void accept(ModelEvent event) {
      if (event instanceof ModelEvent.Failed(ModelFailure why)) {
        failure = why;
        return;
      }
      if (!begun) {
        begun = true;
        beginning.run();
      }
      sink.accept(event);
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
