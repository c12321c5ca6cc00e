package ai.chatbot.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a language model keeps whose provider can be told what to say. An adapter's test sets such a
 * provider up as its own protocol wants it.
 */
public abstract class ScriptedModelContract extends LanguageModelContract {
  private final List<Provider> opened = new ArrayList<>();

  /** A provider that answers every call so. */
  protected abstract Provider saying(Speech speech) throws Exception;

  /** A provider that does as it is told, and the model under test in front of it. */
  protected interface Provider extends AutoCloseable {

    /** The model under test. */
    LanguageModel model();

    /** How many calls have arrived. */
    int calls();

    /** Waits until a call has arrived. */
    void awaitCall() throws InterruptedException;

    /**
     * Whether the provider sees that a call of its is closed before it has ended, waiting a while.
     */
    boolean seesACallClosed() throws InterruptedException;

    @Override
    void close();
  }

  @Override
  protected LanguageModel talking() {
    return model(Speech.of("Good ", "evening!"));
  }

  @Override
  protected LanguageModel calling(ToolCall call) {
    return model(
        Speech.of(
                new ModelEvent.ToolInputStarted(call.id(), call.tool()),
                new ModelEvent.ToolInputDelta(call.id(), "{\"city\": \"Be"),
                new ModelEvent.ToolInputDelta(call.id(), "rn\"}"),
                new ModelEvent.ToolCalled(call))
            .finished(StopReason.TOOL_USE));
  }

  @Override
  protected Route route() {
    return ARequest.route(ARequest.PLAIN, Effort.OFF);
  }

  @AfterEach
  void closeProviders() {
    opened.forEach(Provider::close);
  }

  @Test
  void everyKindOfEventComesAsItWasSaid() throws Exception {
    ToolCall call = new ToolCall("call-1", "getTime", Value.fields());
    Speech speech =
        Speech.of(
                new ModelEvent.ReasoningDelta("Hm "),
                new ModelEvent.ReasoningDelta("…"),
                new ModelEvent.ReasoningSealed(new Seal.Signature("c2VhbA==")),
                new ModelEvent.ReasoningSealed(new Seal.Redacted("d2l0aGhlbGQ=")),
                new ModelEvent.TextDelta("Let me see 😀."),
                new ModelEvent.ToolInputStarted(call.id(), call.tool()),
                new ModelEvent.ToolCalled(call))
            .finished(StopReason.TOOL_USE);

    assertThat(ask(model(speech), greeting())).isEqualTo(speech.events());
  }

  @ParameterizedTest
  @EnumSource(
      value = StopReason.class,
      names = {"END_TURN", "MAX_TOKENS", "CONTENT_FILTERED", "CONTEXT_FULL"})
  void whyItStoppedIsTold(StopReason reason) throws Exception {
    Speech speech = Speech.of(new ModelEvent.TextDelta("Well, ")).finished(reason);

    assertThat(ask(model(speech), greeting())).isEqualTo(speech.events());
  }

  @Test
  void aLongDeltaComesWhole() throws Exception {
    String novel = "all work and no play ".repeat(50_000);

    assertThat(textOf(ask(model(Speech.of(novel, "!")), greeting()))).isEqualTo(novel + "!");
  }

  @Test
  void aRefusalIsAnEventAndIsNotTriedAgain() throws Exception {
    Provider provider = provider(Speech.refused());

    assertThat(ask(provider.model(), greeting()))
        .singleElement()
        .isInstanceOfSatisfying(
            ModelEvent.Failed.class,
            failed -> {
              assertThat(failed.failure().retryable()).isTrue();
              assertThat(failed.failure().report().advice()).isNotBlank();
            });
    assertThat(provider.calls()).isEqualTo(1);
  }

  @Test
  void aCutKeepsWhatCameAndIsOneFailureThatIsNotTriedAgain() throws Exception {
    Provider provider = provider(Speech.of(new ModelEvent.TextDelta("Good ")).cut());
    List<ModelEvent> events = ask(provider.model(), greeting());

    assertThat(events).hasSize(2).first().isEqualTo(new ModelEvent.TextDelta("Good "));
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            ModelEvent.Failed.class, failed -> assertThat(failed.failure().retryable()).isTrue());
    assertThat(provider.calls()).isEqualTo(1);
  }

  @Test
  void aSinkThatThrowsClosesTheCall() throws Exception {
    Provider provider = provider(Speech.of(new ModelEvent.TextDelta("Good ")));
    Error full = new AssertionError("the store is full");

    Call call =
        call(
            provider.model(),
            event -> {
              throw full;
            });

    assertThat(call.thrown()).isSameAs(full);
    assertThat(provider.seesACallClosed()).isTrue();
  }

  @Test
  void anInterruptInTheMiddleClosesTheCallAndNoEventFollows() throws Exception {
    Provider provider = provider(Speech.of(new ModelEvent.TextDelta("Good ")));
    Call call = call(provider.model(), event -> {});
    assertThat(call.next()).isEqualTo(new ModelEvent.TextDelta("Good "));

    assertThat(call.interrupted()).isInstanceOf(InterruptedException.class);
    assertThat(provider.seesACallClosed()).isTrue();
    assertThat(call.saidUntilNow()).isEmpty();
  }

  @Test
  void anInterruptBeforeTheFirstWordClosesTheCallToo() throws Exception {
    Provider provider = provider(Speech.silence());
    Call call = call(provider.model(), event -> {});
    provider.awaitCall();

    assertThat(call.interrupted()).isInstanceOf(InterruptedException.class);
    assertThat(provider.seesACallClosed()).isTrue();
    assertThat(call.saidUntilNow()).isEmpty();
  }

  @Test
  void aSlowReaderHoldsUpNobodyElseAndMissesNothing() throws Exception {
    String[] words = IntStream.range(0, 1_000).mapToObj(i -> i + " ").toArray(String[]::new);
    LanguageModel model = model(Speech.of(words));
    Gate slow = new Gate();
    Call reader = call(model, event -> pass(slow));
    slow.awaitArrival();

    assertThat(textOf(ask(model, greeting()))).isEqualTo(String.join("", words));
    slow.open();
    assertThat(textOf(reader.toTheEnd())).isEqualTo(String.join("", words));
  }

  private Provider provider(Speech speech) {
    try {
      Provider provider = saying(speech);
      opened.add(provider);
      return provider;
    } catch (Exception e) {
      throw new AssertionError("the provider did not start", e);
    }
  }

  private LanguageModel model(Speech speech) {
    return provider(speech).model();
  }

  private static void pass(Gate gate) {
    try {
      gate.pass();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted at the gate", e);
    }
  }
}
