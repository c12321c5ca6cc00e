package ai.chatbot.core.fake;

import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A model that says what a test wrote for it, one answer for each call, the last one again and
 * again. Steps that are added ({@code then…}) belong to the answer written last; {@link #next}
 * begins another. It answers chats; titles and documents it leaves to models of their own, {@link
 * #titledBy} and {@link #writtenBy}. It keeps every promise of {@link LanguageModel} unless a step
 * says that it breaks one. Write the script before the first call; calls may come from many
 * threads.
 */
public final class ScriptedModel implements LanguageModel {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<List<Step>> answers = new ArrayList<>(List.of(new ArrayList<>()));
  private final List<ModelRequest> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private volatile boolean sinkThrew;
  private ScriptedModel titles = this;
  private ScriptedModel documents = this;

  private ScriptedModel() {}

  /** Says that, in so many pieces, and ends its turn. */
  public static ScriptedModel saying(String... pieces) {
    return silent().thenSaying(pieces);
  }

  /** Calls that tool and waits for its outcome. */
  public static ScriptedModel calling(String tool, Value.Fields input) {
    return silent().thenCalling(tool, input);
  }

  /** Fails before it has said a word. */
  public static ScriptedModel failing(ModelFailure failure) {
    return silent().thenFailing(failure);
  }

  /** Waits at that gate before it says a word. */
  public static ScriptedModel waiting(Gate gate) {
    return silent().thenWaiting(gate);
  }

  /** Ends its turn without a word, unless more is added. */
  public static ScriptedModel silent() {
    ScriptedModel model = new ScriptedModel();
    model.titles = new ScriptedModel().thenSaying("A ", "title");
    model.documents = new ScriptedModel().thenSaying("A ", "document.");
    return model;
  }

  /** Then says that, in so many pieces. */
  public ScriptedModel thenSaying(String... pieces) {
    Arrays.stream(pieces).map(ModelEvent.TextDelta::new).forEach(this::thenEmitting);
    return this;
  }

  /** Then thinks that aloud and seals it. */
  public ScriptedModel thenThinking(String text, String signature) {
    return thenEmitting(new ModelEvent.ReasoningDelta(text))
        .thenEmitting(new ModelEvent.ReasoningSealed(new Seal.Signature(signature)));
  }

  /** Then calls that tool, under an id of its own. Several in one answer are several calls. */
  public ScriptedModel thenCalling(String tool, Value.Fields input) {
    return then(said -> said.call(new ToolCall("call-" + calls.incrementAndGet(), tool, input)));
  }

  /** Then hands over that very event. */
  public ScriptedModel thenEmitting(ModelEvent event) {
    return then(said -> said.say(event));
  }

  /** Then waits at that gate; an interrupt gets it away from there. */
  public ScriptedModel thenWaiting(Gate gate) {
    return then(said -> gate.pass());
  }

  /** Then says nothing more until it is interrupted. */
  public ScriptedModel thenNeverEnding() {
    return thenWaiting(new Gate());
  }

  /** Then ends for that reason. */
  public ScriptedModel thenEndingFor(StopReason reason) {
    return thenEndingFor(reason, TokenUsage.NONE);
  }

  /** Then ends for that reason, having used so many tokens. */
  public ScriptedModel thenEndingFor(StopReason reason, TokenUsage usage) {
    return then(said -> said.end(new ModelEvent.Finished(reason, usage)));
  }

  /** Then fails. */
  public ScriptedModel thenFailing(ModelFailure failure) {
    return then(said -> said.end(new ModelEvent.Failed(failure)));
  }

  /** Then throws that, which no model may: a bug. */
  public ScriptedModel thenThrowing(RuntimeException bug) {
    return then(
        said -> {
          throw bug;
        });
  }

  /** Then returns without a last event, which no model may: a bug. */
  public ScriptedModel thenLeaving() {
    return then(said -> said.ended = true);
  }

  /** What is added from here on is for the call after. */
  public ScriptedModel next() {
    answers.add(new ArrayList<>());
    return this;
  }

  /** Has chats named by that model, {@code A title} unless said. */
  public ScriptedModel titledBy(ScriptedModel other) {
    titles = other;
    return this;
  }

  /** Has documents written by that model, {@code A document.} unless said. */
  public ScriptedModel writtenBy(ScriptedModel other) {
    documents = other;
    return this;
  }

  /** The requests that this model has seen, without those for the models beside it. */
  public List<ModelRequest> asked() {
    return List.copyOf(asked);
  }

  /** Has one of its calls been interrupted? */
  public boolean wasInterrupted() {
    return interrupted.getCount() == 0;
  }

  /** Is one of its calls interrupted before so long has passed? */
  public boolean isInterruptedWithin(Duration patience) throws InterruptedException {
    return interrupted.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Waits until one of its calls has been interrupted.
   *
   * @throws AssertionError if none is
   */
  public void awaitInterrupt() throws InterruptedException {
    await(interrupted, "nobody interrupted the model");
  }

  /**
   * Waits until it has been asked.
   *
   * @throws AssertionError if it is not
   */
  public void awaitAsked() throws InterruptedException {
    await(called, "nobody asked the model");
  }

  /** Has the sink of one of its calls thrown? */
  public boolean sinkThrew() {
    return sinkThrew;
  }

  @Override
  public void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    switch (request.purpose()) {
      case CHAT -> answer(request, sink);
      case TITLE -> titles.answer(request, sink);
      case DOCUMENT -> documents.answer(request, sink);
    }
  }

  private void answer(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    Said said = new Said(sink);
    try {
      for (Step step : stepsFor(request)) {
        said.go(step);
      }
      said.endUnlessEnded();
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
  }

  private synchronized List<Step> stepsFor(ModelRequest request) {
    asked.add(request);
    called.countDown();
    return answers.get(Math.min(asked.size(), answers.size()) - 1);
  }

  private static void await(CountDownLatch latch, String otherwise) throws InterruptedException {
    if (!latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(otherwise);
    }
  }

  private ScriptedModel then(Step step) {
    answers.getLast().add(step);
    return this;
  }

  /** Something that the model does. */
  @FunctionalInterface
  private interface Step {
    void go(Said said) throws InterruptedException;
  }

  /** One call as far as it has come. */
  private final class Said {
    private final Consumer<? super ModelEvent> sink;
    private StopReason reason = StopReason.END_TURN;
    private boolean ended;

    Said(Consumer<? super ModelEvent> sink) {
      this.sink = sink;
    }

    void go(Step step) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException("the model was interrupted");
      }
      if (!ended) {
        step.go(this);
      }
    }

    void say(ModelEvent event) {
      try {
        sink.accept(event);
      } catch (RuntimeException | Error e) {
        sinkThrew = true;
        throw e;
      }
    }

    void call(ToolCall call) {
      reason = StopReason.TOOL_USE;
      say(new ModelEvent.ToolInputStarted(call.id(), call.tool()));
      say(new ModelEvent.ToolInputDelta(call.id(), JsonText.of(call.input())));
      say(new ModelEvent.ToolCalled(call));
    }

    void end(ModelEvent last) {
      ended = true;
      say(last);
    }

    void endUnlessEnded() throws InterruptedException {
      go(said -> said.end(new ModelEvent.Finished(reason, TokenUsage.NONE)));
    }
  }
}
