package ai.chatbot.core.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.port.LanguageModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A call of a model on a thread of its own, so that a test that waits for it fails where the model
 * does not come to an end, whether it hears an interrupt or not.
 */
final class Call {
  private final BlockingQueue<ModelEvent> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private final Duration patience;
  private final Thread thread;
  private volatile boolean leftInterrupted;

  /** Calls at once; each event goes to the sink first. */
  Call(
      LanguageModel model,
      ModelRequest request,
      Consumer<? super ModelEvent> sink,
      Duration patience) {
    this.patience = patience;
    this.thread = Thread.startVirtualThread(() -> run(model, request, sink));
  }

  private void run(LanguageModel model, ModelRequest request, Consumer<? super ModelEvent> sink) {
    try {
      model.generate(
          request,
          event -> {
            sink.accept(event);
            events.add(event);
          });
      leftInterrupted = Thread.interrupted();
      ended.complete(null);
    } catch (InterruptedException | RuntimeException | Error e) {
      leftInterrupted = Thread.interrupted();
      ended.completeExceptionally(e);
    }
  }

  /** The thread that calls. */
  Thread thread() {
    return thread;
  }

  /** What has been said and not been taken by {@link #next}. */
  List<ModelEvent> saidUntilNow() {
    return List.copyOf(events);
  }

  /** What is said next. */
  ModelEvent next() throws InterruptedException {
    ModelEvent event = events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    assertThat(event).as("the next event").isNotNull();
    return requireNonNull(event);
  }

  /** All that is said until the model returns. */
  List<ModelEvent> toTheEnd() throws InterruptedException {
    try {
      await();
      return saidUntilNow();
    } catch (ExecutionException e) {
      throw new AssertionError("the model threw", e.getCause());
    }
  }

  /** What the model throws instead of returning. */
  Throwable thrown() throws InterruptedException {
    try {
      await();
      throw new AssertionError("the call returned as if it had ended");
    } catch (ExecutionException e) {
      return requireNonNull(e.getCause());
    }
  }

  /** What the model throws when its caller is interrupted. */
  Throwable interrupted() throws InterruptedException {
    thread.interrupt();
    return thrown();
  }

  private void await() throws InterruptedException, ExecutionException {
    try {
      ended.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new AssertionError("the call did not come to an end", e);
    } finally {
      assertThat(leftInterrupted).as("the caller is left interrupted").isFalse();
    }
  }
}
