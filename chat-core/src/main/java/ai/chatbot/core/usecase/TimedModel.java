package ai.chatbot.core.usecase;

import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.port.LanguageModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model that may not be silent for too long: a call that is fails as {@link
 * ModelFailure.TimedOut} and is closed. The call runs on a thread of its own, so that whoever waits
 * for it can stop waiting.
 */
final class TimedModel implements LanguageModel {
  /** How many events a model may be ahead of its reader before it has to wait. */
  private static final int AHEAD = 64;

  /** A model closes at once; one that does not is left to itself. */
  private static final Duration TO_HANG_UP = Duration.ofSeconds(1);

  private final LanguageModel model;
  private final Duration toBegin;
  private final Duration toGoOn;

  /** Waits so long for the first event, and so long for each that follows. */
  TimedModel(LanguageModel model, Duration toBegin, Duration toGoOn) {
    this.model = model;
    this.toBegin = toBegin;
    this.toGoOn = toGoOn;
  }

  @Override
  public void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new NotCalled();
    }
    Call call = new Call(request);
    Thread thread = Thread.ofVirtual().name("model").start(call);
    try {
      pass(call, request, sink);
    } catch (InterruptedException e) {
      call.saidUntilNow().forEach(sink);
      throw e;
    } finally {
      thread.interrupt();
      thread.join(TO_HANG_UP);
    }
  }

  private void pass(Call call, ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    Duration patience = toBegin;
    while (true) {
      Said said = call.next(patience);
      switch (said) {
        case null -> {
          sink.accept(new ModelEvent.Failed(silent(request, patience)));
          return;
        }
        case Said.Event(ModelEvent event) -> sink.accept(event);
        case Said.Returned it -> {
          return;
        }
        case Said.Threw(RuntimeException bug) -> throw bug;
      }
      patience = toGoOn;
    }
  }

  private static ModelFailure silent(ModelRequest request, Duration patience) {
    return new ModelFailure.TimedOut(
        ModelFailure.Report.of(
            "%s said nothing for %d s and was hung up on: try again, or pick another model."
                .formatted(request.route().inferenceId(), patience.toSeconds())));
  }

  /** Whoever was to call was interrupted before: the model knows nothing of it. */
  static final class NotCalled extends InterruptedException {
    private static final long serialVersionUID = 1;

    private NotCalled() {
      super("interrupted before the call");
    }
  }

  /** One call under way. */
  private final class Call implements Runnable {
    private final ModelRequest request;
    private final BlockingQueue<Said> said = new ArrayBlockingQueue<>(AHEAD);

    Call(ModelRequest request) {
      this.request = request;
    }

    /** What was said next; null if nothing was for so long. */
    @Nullable Said next(Duration patience) throws InterruptedException {
      return said.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What nobody has heard yet: whoever stops an answer keeps what was said of it. */
    List<ModelEvent> saidUntilNow() {
      List<Said> rest = new ArrayList<>();
      said.drainTo(rest);
      return rest.stream()
          .flatMap(
              each -> each instanceof Said.Event(var event) ? Stream.of(event) : Stream.empty())
          .toList();
    }

    @Override
    public void run() {
      try {
        model.generate(request, event -> say(new Said.Event(event)));
        say(new Said.Returned());
      } catch (InterruptedException | CancellationException e) {
        // nobody listens any more
      } catch (RuntimeException e) {
        say(new Said.Threw(e));
      }
    }

    private void say(Said next) {
      try {
        said.put(next);
      } catch (InterruptedException e) {
        throw (CancellationException) new CancellationException("hung up").initCause(e);
      }
    }
  }

  /** What comes of a call, bit by bit. */
  private sealed interface Said {
    record Event(ModelEvent event) implements Said {}

    record Returned() implements Said {}

    record Threw(RuntimeException bug) implements Said {}
  }
}
