package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.fake.NotedTrouble;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelFailure.Report;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.reply.ModelCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls to Claude Haiku from the United States to anywhere: 5.5 by {@code us} and {@code global},
 * then 4.5 by both. Time passes in pauses alone.
 */
final class CallsTest {
  private static final String US_55 = "us.anthropic.claude-haiku-5-5";
  private static final String GLOBAL_55 = "global.anthropic.claude-haiku-5-5";
  private static final String US_45 = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
  private static final String GLOBAL_45 = "global.anthropic.claude-haiku-4-5-20251001-v1:0";
  private static final Report WHY = Report.of("Because.");
  private static final ModelFailure THROTTLED = new ModelFailure.Throttled(WHY);
  private static final TokenUsage COUNTED = new TokenUsage(100, 10, 5, 1);
  private static final ModelEvent DONE =
      new ModelEvent.Finished(StopReason.END_TURN, TokenUsage.NONE);

  private static final ModelRouter ROUTER =
      new ModelRouter(ModelCatalog.standard(), Reach.from("us-east-1").everywhere());

  private final List<String> asked = new ArrayList<>();
  private final List<Route> answering = new ArrayList<>();
  private final List<ModelEvent> heard = new ArrayList<>();
  private final NotedTrouble trouble = new NotedTrouble();
  private final List<ModelCall> ledger = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = AQuestion.NOON;
  private double random = 0.5;

  @Test
  void whoAnswersIsAskedOnce() throws InterruptedException {
    assertThat(call(Map.of())).isEqualTo(US_55);
    assertThat(asked).containsExactly(US_55);
    assertThat(heard).containsExactly(new ModelEvent.TextDelta("Hi"), DONE);
    assertThat(pauses).isEmpty();
  }

  @Test
  void whereOneProfileIsBusyTheOtherIsAskedAtOnce() throws InterruptedException {
    assertThat(call(Map.of(US_55, THROTTLED))).isEqualTo(GLOBAL_55);
    assertThat(asked).containsExactly(US_55, GLOBAL_55);
    assertThat(heard).containsExactly(new ModelEvent.TextDelta("Hi"), DONE);
    assertThat(trouble.attempts().soFar()).containsExactly(THROTTLED);
    assertThat(pauses).isEmpty();
  }

  @Test
  void whereAllProfilesAreBusyTheyAreAskedAgainLaterAndThenTheNextModel()
      throws InterruptedException {
    assertThat(call(Map.of(US_55, THROTTLED, GLOBAL_55, THROTTLED))).isEqualTo(US_45);
    assertThat(asked)
        .containsExactly(
            US_55, GLOBAL_55, US_55, GLOBAL_55, US_55, GLOBAL_55, US_55, GLOBAL_55, US_45);
    assertThat(pauses)
        .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(trouble.attempts().soFar()).hasSize(8);
  }

  @Test
  void whereNobodyAnswersTheLastFailureIsTheAnswers() throws InterruptedException {
    Map<String, ModelFailure> all =
        Map.of(US_55, THROTTLED, GLOBAL_55, THROTTLED, US_45, THROTTLED, GLOBAL_45, THROTTLED);

    assertThat(call(all)).isEqualTo(GLOBAL_45);
    assertThat(heard).containsExactly(new ModelEvent.Failed(THROTTLED));
    assertThat(asked).hasSize(16);
    assertThat(trouble.attempts().soFar()).hasSize(15);
  }

  @Test
  void afterThirtySecondsNobodyIsAskedAgain() throws InterruptedException {
    now = AQuestion.NOON;
    ModelFailure slow = new ModelFailure.TimedOut(WHY);

    LanguageModel model =
        (request, sink) -> {
          asked.add(request.route().inferenceId());
          now = now.plus(Duration.ofSeconds(31));
          sink.accept(new ModelEvent.Failed(slow));
        };

    call(model);
    assertThat(asked).containsExactly(US_55, GLOBAL_55);
    assertThat(heard).containsExactly(new ModelEvent.Failed(slow));
  }

  @Test
  void aModelThatHasEndedIsNotAskedByAnotherProfile() throws InterruptedException {
    assertThat(call(Map.of(US_55, new ModelFailure.ModelEnded(WHY)))).isEqualTo(US_45);
    assertThat(asked).containsExactly(US_55, US_45);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aProfileThatIsClosedIsNotAskedAgain() throws InterruptedException {
    ModelFailure closed = new ModelFailure.NoAccess(WHY);

    assertThat(call(Map.of(US_55, closed))).isEqualTo(GLOBAL_55);
    assertThat(call(Map.of(US_55, THROTTLED, GLOBAL_55, closed))).isEqualTo(US_45);
    assertThat(asked.subList(2, asked.size()))
        .containsExactly(US_55, GLOBAL_55, US_55, US_55, US_55, US_45);
  }

  @ParameterizedTest
  @MethodSource("hopeless")
  void whatNobodyCanHelpIsTheAnswersAtOnce(ModelFailure failure) throws InterruptedException {
    assertThat(call(Map.of(US_55, failure))).isEqualTo(US_55);
    assertThat(asked).containsExactly(US_55);
    assertThat(heard).containsExactly(new ModelEvent.Failed(failure));
    assertThat(trouble.attempts().soFar()).isEmpty();
  }

  static List<ModelFailure> hopeless() {
    return List.of(
        new ModelFailure.CredentialsMissing(WHY),
        new ModelFailure.CredentialsRefused(WHY),
        new ModelFailure.GuardrailUnusable(WHY),
        new ModelFailure.ContextTooLong(WHY),
        new ModelFailure.Blocked(WHY),
        new ModelFailure.Rejected(WHY));
  }

  @Test
  void onceSomethingWasSaidItsFailureIsTheAnswers() throws InterruptedException {
    LanguageModel model =
        (request, sink) -> {
          asked.add(request.route().inferenceId());
          sink.accept(new ModelEvent.ReasoningDelta("Hm"));
          sink.accept(new ModelEvent.Failed(THROTTLED));
        };

    call(model);
    assertThat(asked).containsExactly(US_55);
    assertThat(heard)
        .containsExactly(new ModelEvent.ReasoningDelta("Hm"), new ModelEvent.Failed(THROTTLED));
  }

  @Test
  void whoAnswersIsToldOfBeforeTheFirstWordAndOnce() throws InterruptedException {
    call(Map.of(US_55, THROTTLED));
    assertThat(answering).extracting(Route::inferenceId).containsExactly(GLOBAL_55);
  }

  @Test
  void nobodyAnswersWhereAllFail() throws InterruptedException {
    call(
        (request, sink) ->
            sink.accept(new ModelEvent.Failed(new ModelFailure.ContextTooLong(WHY))));
    assertThat(answering).isEmpty();
    assertThat(ledger).isEmpty();
  }

  @Test
  void whatACallTookIsEnteredForWhomItWasMade() throws InterruptedException {
    call(Map.of(US_55, THROTTLED));
    assertThat(ledger)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.asker()).isEqualTo(anna().id());
              assertThat(entry.inferenceId()).isEqualTo(GLOBAL_55);
              assertThat(entry.purpose()).isEqualTo(Purpose.CHAT);
              assertThat(entry.usage()).isEqualTo(TokenUsage.NONE);
              assertThat(entry.estimated()).isFalse();
              assertThat(entry.at()).isEqualTo(now);
            });
  }

  @Test
  void aCallThatIsInterruptedAfterItsEndIsEnteredAsTheProviderCountedIt() {
    LanguageModel model =
        (request, sink) -> {
          sink.accept(new ModelEvent.Finished(StopReason.END_TURN, COUNTED));
          throw new InterruptedException("stopped");
        };

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> call(model));
    assertCounted();
  }

  @Test
  void aCallWhoseEndIsNotHeardOutIsEnteredAsTheProviderCountedIt() {
    LanguageModel model =
        (request, sink) -> {
          sink.accept(new ModelEvent.Finished(StopReason.END_TURN, COUNTED));
          throw new IllegalStateException("lost");
        };

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> call(model));
    assertCounted();
  }

  @Test
  void aCallThatThrowsBeforeItsEndIsEnteredByEstimateWithAllThatWasSaid() {
    LanguageModel model =
        (request, sink) -> {
          sink.accept(new ModelEvent.ReasoningDelta("a".repeat(30)));
          sink.accept(new ModelEvent.TextDelta("b".repeat(60)));
          sink.accept(new ModelEvent.ToolInputStarted("1", "weather"));
          sink.accept(new ModelEvent.ToolInputDelta("1", "c".repeat(120)));
          throw new IllegalStateException("lost");
        };

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> call(model));
    assertThat(ledger)
        .singleElement()
        .satisfies(entry -> assertThat(entry.usage().output()).isEqualTo(70))
        .satisfies(entry -> assertThat(entry.estimated()).isTrue());
  }

  @Test
  void whoIsAnsweredFillsUpTheStockOfRetriesForAll() throws InterruptedException {
    Retries retries = spent();

    make(calls(failing(Map.of()), retries, this::pause));
    assertThat(retries.take(1)).isTrue();
    assertThat(retries.take(1)).isFalse();
  }

  @Test
  void whoIsNotAnsweredFillsUpNothing() throws InterruptedException {
    Retries retries = spent();

    make(calls(failing(Map.of(US_55, new ModelFailure.Blocked(WHY))), retries, this::pause));
    assertThat(retries.take(1)).isFalse();
  }

  @Test
  void anAdapterThatReturnsWithoutAnEndHasBrokenOff() throws InterruptedException {
    call(
        (request, sink) -> {
          asked.add(request.route().inferenceId());
          sink.accept(new ModelEvent.TextDelta("Hi"));
        });
    assertThat(asked).containsExactly(US_55);
    assertThat(heard.getLast())
        .isInstanceOfSatisfying(
            ModelEvent.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(ModelFailure.BrokenStream.class));
  }

  @Test
  void anInterruptEndsAPause() {
    Calls calls =
        calls(
            failing(Map.of(US_55, THROTTLED, GLOBAL_55, THROTTLED)),
            pause -> {
              throw new InterruptedException("stopped");
            });

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> make(calls));
    assertThat(asked).containsExactly(US_55, GLOBAL_55);
    assertThat(heard).isEmpty();
  }

  private String call(Map<String, ModelFailure> failures) throws InterruptedException {
    return call(failing(failures));
  }

  private String call(LanguageModel model) throws InterruptedException {
    return make(calls(model, this::pause)).inferenceId();
  }

  private Calls calls(LanguageModel model, Calls.Pause pause) {
    return calls(model, new Retries(() -> random), pause);
  }

  private Calls calls(LanguageModel model, Retries retries, Calls.Pause pause) {
    return new Calls(model, ROUTER, retries, pause, trouble, ledger::add, () -> now);
  }

  private Retries spent() {
    Retries retries = new Retries(() -> random);
    boolean left = true;
    while (left) {
      left = retries.take(1);
    }
    return retries;
  }

  private void assertCounted() {
    assertThat(ledger)
        .singleElement()
        .satisfies(entry -> assertThat(entry.usage()).isEqualTo(COUNTED))
        .satisfies(entry -> assertThat(entry.estimated()).isFalse());
  }

  private Route make(Calls calls) throws InterruptedException {
    ReplyTask task = task();
    return calls.make(
        task,
        calls.ladder(Purpose.CHAT, task).orElseThrow(),
        route -> ARequest.to(route, List.of(ModelMessage.user("Hi")), List.of()),
        answering::add,
        heard::add);
  }

  private void pause(Duration pause) {
    pauses.add(pause);
    now = now.plus(pause);
  }

  /** Answers to every id but those. */
  private LanguageModel failing(Map<String, ModelFailure> failures) {
    return (request, sink) -> {
      String id = request.route().inferenceId();
      asked.add(id);
      if (failures.containsKey(id)) {
        sink.accept(new ModelEvent.Failed(failures.get(id)));
      } else {
        sink.accept(new ModelEvent.TextDelta("Hi"));
        sink.accept(DONE);
      }
    };
  }

  private static ReplyTask task() {
    Turn turn = AQuestion.by(anna()).turn();
    Pick haiku = new Pick("claude-haiku", ModelCatalog.standard().ids());
    return ReplyTask.of(turn.reply(), anna().id(), haiku, "Be brief.", List.of(turn.question()));
  }
}
