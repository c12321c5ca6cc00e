package ai.chatbot.core.contract;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.fake.ScriptedModelTest;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.LanguageModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be wrong with a {@link LanguageModel}. */
interface BrokenModel extends LanguageModel, Broken<LanguageModel> {
  ModelFailure.Report REPORT = ModelFailure.Report.of("It broke.");
  ModelEvent FAILED = new ModelEvent.Failed(new ModelFailure.BrokenStream(REPORT));
  ModelEvent ENDED = new ModelEvent.Finished(StopReason.END_TURN, TokenUsage.NONE);

  static boolean isEnd(ModelEvent event) {
    return event instanceof ModelEvent.Finished || event instanceof ModelEvent.Failed;
  }

  /** Says what the correct one says, changed. */
  default void changed(
      ModelRequest request, Consumer<? super ModelEvent> sink, UnaryOperator<ModelEvent> change)
      throws InterruptedException {
    correct().generate(request, event -> sink.accept(change.apply(event)));
  }

  /** Says what is wanted of what the correct one says. */
  default void only(
      ModelRequest request, Consumer<? super ModelEvent> sink, Predicate<ModelEvent> wanted)
      throws InterruptedException {
    correct()
        .generate(
            request,
            event -> {
              if (wanted.test(event)) {
                sink.accept(event);
              }
            });
  }

  /** Has the correct one asked on a thread of its own, which nobody ever interrupts. */
  default BlockingQueue<ModelEvent> saidElsewhere(ModelRequest request) {
    BlockingQueue<ModelEvent> said = new LinkedBlockingQueue<>();
    Thread.startVirtualThread(
        () -> {
          try {
            correct().generate(request, said::add);
          } catch (InterruptedException e) {
            throw new AssertionError("interrupted by nobody", e);
          }
        });
    return said;
  }

  @CaughtBy({"wordsComeAndThenOneEnd", "callsAtTheSameTimeKeepToThemselves"})
  interface EndsTwice extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      correct().generate(request, sink);
      sink.accept(ENDED);
    }
  }

  @CaughtBy("wordsComeAndThenOneEnd")
  interface ReturnsWithoutAnEnd extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      only(request, sink, event -> !isEnd(event));
    }
  }

  @CaughtBy(
      value = {"wordsComeAndThenOneEnd", "aTitleComesAsWordsToo", "aLongDeltaComesWhole"},
      inVain = true)
  interface NeverReturns extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      correct().generate(request, sink);
      new CountDownLatch(1).await();
    }
  }

  @CaughtBy("wordsComeAndThenOneEnd")
  interface SaysNothingButTheEnd extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      only(request, sink, BrokenModel::isEnd);
    }
  }

  @CaughtBy("aTitleComesAsWordsToo")
  interface HasNoTitles extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      only(request, sink, event -> request.purpose() != Purpose.TITLE || isEnd(event));
    }
  }

  @CaughtBy("theEndTellsWhatTheAnswerCost")
  interface ForgetsWhatAnAnswerCost extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      changed(
          request,
          sink,
          event ->
              event instanceof ModelEvent.Finished(StopReason reason, TokenUsage usage)
                  ? new ModelEvent.Finished(reason, TokenUsage.NONE)
                  : event);
    }
  }

  @CaughtBy("whyItStoppedIsTold")
  interface ForgetsWhyItStopped extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      changed(
          request,
          sink,
          event ->
              event instanceof ModelEvent.Finished(StopReason reason, TokenUsage usage)
                  ? new ModelEvent.Finished(StopReason.END_TURN, usage)
                  : event);
    }
  }

  @CaughtBy("everyKindOfEventComesAsItWasSaid")
  interface LosesSeals extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      only(request, sink, event -> !(event instanceof ModelEvent.ReasoningSealed));
    }
  }

  @CaughtBy("aToolCallIsAnnouncedWrittenAndThenWhole")
  interface AnnouncesNoToolCall extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      only(request, sink, event -> !(event instanceof ModelEvent.ToolInputStarted));
    }
  }

  @CaughtBy("aToolCallIsAnnouncedWrittenAndThenWhole")
  interface WritesAToolsInputUnderAnotherId extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      changed(
          request,
          sink,
          event ->
              event instanceof ModelEvent.ToolInputDelta(String callId, String json)
                  ? new ModelEvent.ToolInputDelta("another-" + callId, json)
                  : event);
    }
  }

  @CaughtBy("aToolCallIsAnnouncedWrittenAndThenWhole")
  interface CallsAToolTwice extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      correct()
          .generate(
              request,
              event -> {
                sink.accept(event);
                if (event instanceof ModelEvent.ToolCalled) {
                  sink.accept(event);
                }
              });
    }
  }

  @CaughtBy("aToolCallIsAnnouncedWrittenAndThenWhole")
  interface CallsAToolBeforeItIsAnnounced extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      List<ModelEvent> said = new ArrayList<>();
      correct().generate(request, said::add);
      said.stream().filter(ModelEvent.ToolCalled.class::isInstance).forEach(sink);
      said.stream().filter(event -> !(event instanceof ModelEvent.ToolCalled)).forEach(sink);
    }
  }

  @CaughtBy("aLongDeltaComesWhole")
  interface CutsALongDelta extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      changed(
          request,
          sink,
          event ->
              event instanceof ModelEvent.TextDelta(String text) && text.length() > 65_536
                  ? new ModelEvent.TextDelta(text.substring(0, 65_536))
                  : event);
    }
  }

  @CaughtBy("aSlowReaderHoldsUpNobodyElseAndMissesNothing")
  interface LosesWhatIsTooMuch extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      AtomicInteger number = new AtomicInteger();
      only(request, sink, event -> number.getAndIncrement() < 256 || isEnd(event));
    }
  }

  @CaughtBy(value = "anInterruptInTheMiddleClosesTheCallAndNoEventFollows", inVain = true)
  interface KeepsItsWordsUntilTheEnd extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      List<ModelEvent> said = new ArrayList<>();
      correct().generate(request, said::add);
      said.forEach(sink);
    }
  }

  @CaughtBy("everyEventComesOnTheCallersThread")
  interface SpeaksOnAThreadOfItsOwn extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      List<ModelEvent> said = new ArrayList<>();
      correct().generate(request, said::add);
      Thread.startVirtualThread(() -> said.forEach(sink)).join();
    }
  }

  @CaughtBy("aSinkThatThrowsGetsItsOwnExceptionAndNoOtherEvent")
  interface GoesOnAfterItsSinkThrew extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      AtomicReference<RuntimeException> thrown = new AtomicReference<>(new ArithmeticException());
      correct()
          .generate(
              request,
              event -> {
                try {
                  sink.accept(event);
                } catch (RuntimeException e) {
                  thrown.set(e);
                }
              });
      throw thrown.get();
    }
  }

  @CaughtBy("aSinkThatThrowsGetsItsOwnExceptionAndNoOtherEvent")
  interface SwallowsWhatItsSinkThrows extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      try {
        correct().generate(request, sink);
      } catch (RuntimeException swallowed) {
        return;
      }
    }
  }

  @CaughtBy("aSinkThatThrowsGetsItsOwnExceptionAndNoOtherEvent")
  interface WrapsWhatItsSinkThrows extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      try {
        correct().generate(request, sink);
      } catch (RuntimeException e) {
        throw new IllegalStateException("the model failed", e);
      }
    }
  }

  @CaughtBy("aSinkThatThrowsGetsItsOwnExceptionAndNoOtherEvent")
  interface TakesWhatItsSinkThrowsForAFailure extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      try {
        correct().generate(request, sink);
      } catch (RuntimeException e) {
        sink.accept(FAILED);
      }
    }
  }

  @CaughtBy("aSinkThatThrowsClosesTheCall")
  interface SwallowsAnErrorOfItsSink extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      try {
        correct().generate(request, sink);
      } catch (AssertionError swallowed) {
        return;
      }
    }
  }

  @CaughtBy(
      value = {
        "aSinkThatThrowsClosesTheCall",
        "anInterruptInTheMiddleClosesTheCallAndNoEventFollows",
        "anInterruptBeforeTheFirstWordClosesTheCallToo"
      },
      inVain = true)
  interface LeavesTheCallOpen extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      BlockingQueue<ModelEvent> said = saidElsewhere(request);
      boolean ended = false;
      while (!ended) {
        ModelEvent event = said.take();
        sink.accept(event);
        ended = isEnd(event);
      }
    }
  }

  @CaughtBy(
      value = {
        "whoIsInterruptedAlreadyHearsNothing",
        "anInterruptInTheMiddleClosesTheCallAndNoEventFollows",
        "anInterruptBeforeTheFirstWordClosesTheCallToo"
      },
      inVain = true)
  interface HearsNoInterrupt extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink) {
      BlockingQueue<ModelEvent> said = saidElsewhere(request);
      boolean ended = false;
      while (!ended) {
        try {
          ModelEvent event = said.take();
          sink.accept(event);
          ended = isEnd(event);
        } catch (InterruptedException unheard) {
          ended = false;
        }
      }
    }
  }

  @CaughtBy("whoIsInterruptedAlreadyHearsNothing")
  interface AnswersWhoIsInterruptedAlready extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      boolean interrupted = Thread.interrupted();
      correct().generate(request, sink);
      if (interrupted) {
        throw new InterruptedException("interrupted before the call");
      }
    }
  }

  @CaughtBy({
    "whoIsInterruptedAlreadyHearsNothing",
    "anInterruptInTheMiddleClosesTheCallAndNoEventFollows"
  })
  interface LeavesTheCallerInterrupted extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      try {
        correct().generate(request, sink);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw e;
      }
    }
  }

  @CaughtBy({
    "whoIsInterruptedAlreadyHearsNothing",
    "anInterruptInTheMiddleClosesTheCallAndNoEventFollows",
    "anInterruptBeforeTheFirstWordClosesTheCallToo"
  })
  interface ReturnsWhenItIsInterrupted extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink) {
      try {
        correct().generate(request, sink);
      } catch (InterruptedException swallowed) {
        return;
      }
    }
  }

  @CaughtBy({
    "whoIsInterruptedAlreadyHearsNothing",
    "anInterruptInTheMiddleClosesTheCallAndNoEventFollows",
    "anInterruptBeforeTheFirstWordClosesTheCallToo"
  })
  interface SaysThatItWasInterrupted extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      try {
        correct().generate(request, sink);
      } catch (InterruptedException e) {
        sink.accept(FAILED);
        throw e;
      }
    }
  }

  @CaughtBy({
    "aRefusalIsAnEventAndIsNotTriedAgain",
    "aCutKeepsWhatCameAndIsOneFailureThatIsNotTriedAgain"
  })
  interface ThrowsAFailure extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      changed(request, sink, ThrowsAFailure::unlessFailed);
    }

    private static ModelEvent unlessFailed(ModelEvent event) {
      if (event instanceof ModelEvent.Failed) {
        throw new IllegalStateException("the provider failed");
      }
      return event;
    }
  }

  @CaughtBy("aRefusalIsAnEventAndIsNotTriedAgain")
  interface TriesARefusedCallAgain extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      List<ModelEvent> said = new ArrayList<>();
      correct().generate(request, said::add);
      if (said.getFirst() instanceof ModelEvent.Failed) {
        correct().generate(request, sink);
      } else {
        said.forEach(sink);
      }
    }
  }

  @CaughtBy("aRefusalIsAnEventAndIsNotTriedAgain")
  interface TakesARefusalForTheLastWord extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      changed(
          request,
          sink,
          event ->
              event instanceof ModelEvent.Failed
                  ? new ModelEvent.Failed(new ModelFailure.QuotaSpent(REPORT))
                  : event);
    }
  }

  @CaughtBy("aCutKeepsWhatCameAndIsOneFailureThatIsNotTriedAgain")
  interface TakesACutForTheEnd extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      changed(request, sink, event -> event instanceof ModelEvent.Failed ? ENDED : event);
    }
  }

  @CaughtBy("aCutKeepsWhatCameAndIsOneFailureThatIsNotTriedAgain")
  interface ForgetsWhatCameBeforeACut extends BrokenModel {
    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      List<ModelEvent> said = new ArrayList<>();
      correct().generate(request, said::add);
      boolean failed = said.getLast() instanceof ModelEvent.Failed;
      said.stream().filter(event -> !failed || isEnd(event)).forEach(sink);
    }
  }

  @CaughtBy(value = "callsAtTheSameTimeKeepToThemselves", inVain = true)
  interface AnswersOneAfterTheOther extends BrokenModel {
    Semaphore ONE = new Semaphore(1);

    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      ONE.acquire();
      try {
        correct().generate(request, sink);
      } finally {
        ONE.release();
      }
    }
  }

  @CaughtBy(value = "aSlowReaderHoldsUpNobodyElseAndMissesNothing", inVain = true)
  interface WaitsForASlowReader extends BrokenModel {
    Semaphore ONE = new Semaphore(1);

    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      correct()
          .generate(
              request,
              event -> {
                ONE.acquireUninterruptibly();
                try {
                  sink.accept(event);
                } finally {
                  ONE.release();
                }
              });
    }
  }

  @CaughtBy("aSlowReaderHoldsUpNobodyElseAndMissesNothing")
  interface SpeaksToWhoeverAskedLast extends BrokenModel {
    AtomicReference<Consumer<? super ModelEvent>> LAST = new AtomicReference<>(event -> {});

    @Override
    default void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      LAST.set(sink);
      correct().generate(request, event -> LAST.get().accept(event));
    }
  }

  @ExtendWith(FaultOfTheRun.class)
  final class Contract extends ScriptedModelTest {
    private static final Duration NOT_LONG = Duration.ofMillis(200);
    private final Fault fault;

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected LanguageModel around(ScriptedModel scripted) {
      return fault.in(LanguageModel.class, scripted);
    }

    @Override
    protected Duration patience() {
      return fault.isWaitedForInVain() ? NOT_LONG : super.patience();
    }
  }
}
