package ai.chatbot.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is its own; what every model keeps, {@link TimedModelContractTest} says. */
@Timeout(60)
final class TimedModelTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final List<ModelEvent> events = new ArrayList<>();

  @Test
  void whoSaysNothingAtAllIsHungUpOn() throws InterruptedException {
    ScriptedModel model = ScriptedModel.silent().thenNeverEnding();

    new TimedModel(model, SHORT, LONG).generate(ARequest.hello(), events::add);

    model.awaitInterrupt();
    assertThat(events).singleElement().satisfies(TimedModelTest::isTimedOut);
  }

  @Test
  void whoFallsSilentIsHungUpOnAndWhatWasSaidIsKept() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Hel").thenNeverEnding();

    new TimedModel(model, LONG, SHORT).generate(ARequest.hello(), events::add);

    model.awaitInterrupt();
    assertThat(events).hasSize(2).startsWith(new ModelEvent.TextDelta("Hel"));
    isTimedOut(events.getLast());
  }

  @Test
  void whatWasSaidBeforeAnInterruptIsPassedOn() throws InterruptedException {
    Gate said = new Gate();
    ScriptedModel model = ScriptedModel.saying("Hel", "lo").thenWaiting(said);
    TimedModel timed = new TimedModel(model, LONG, LONG);
    AtomicBoolean interrupted = new AtomicBoolean();
    CountDownLatch mayRead = new CountDownLatch(1);
    Thread reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    timed.generate(
                        ARequest.hello(),
                        event -> {
                          events.add(event);
                          await(mayRead);
                        });
                  } catch (InterruptedException e) {
                    interrupted.set(true);
                  }
                });

    said.awaitArrival();
    reader.interrupt();
    mayRead.countDown();
    reader.join();

    assertThat(interrupted).isTrue();
    assertThat(events)
        .containsExactly(new ModelEvent.TextDelta("Hel"), new ModelEvent.TextDelta("lo"));
  }

  /** Waits without minding an interrupt, which is kept for later. */
  private static void await(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aBugOfTheModelsIsTheCallersToSee() {
    RuntimeException bug = new IllegalStateException("oops");
    ScriptedModel model = ScriptedModel.saying("Hel").thenThrowing(bug);

    assertThatThrownBy(
            () -> new TimedModel(model, LONG, LONG).generate(ARequest.hello(), events::add))
        .isSameAs(bug);
    assertThat(events).containsExactly(new ModelEvent.TextDelta("Hel"));
  }

  @Test
  void whoLeavesWithoutAWordOfItsEndIsLetGo() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Hel").thenLeaving();

    new TimedModel(model, LONG, LONG).generate(ARequest.hello(), events::add);

    assertThat(events).containsExactly(new ModelEvent.TextDelta("Hel"));
  }

  private static void isTimedOut(ModelEvent event) {
    assertThat(event)
        .isInstanceOfSatisfying(
            ModelEvent.Failed.class,
            failed -> {
              assertThat(failed.failure()).isInstanceOf(ModelFailure.TimedOut.class);
              assertThat(failed.failure().report().advice()).contains("said nothing for");
            });
  }
}
