package ai.chatbot.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every language model keeps, whatever it says: it may be a live one. What only a provider can
 * show that does as it is told is in {@link ScriptedModelContract}.
 */
@Timeout(120)
public abstract class LanguageModelContract {
  private static final int MAX_TOKENS = 64;

  /** A model that answers a greeting with words, under that id where it matters. */
  protected abstract LanguageModel talking();

  /** A model that calls that tool at once, being told to. */
  protected abstract LanguageModel calling(ToolCall call);

  /** Where its requests go. */
  protected abstract Route route();

  /** How long a test waits for what has to come. */
  protected Duration patience() {
    return Duration.ofSeconds(60);
  }

  @Test
  void wordsComeAndThenOneEnd() throws Exception {
    List<ModelEvent> events = ask(talking(), greeting());

    assertThat(textOf(events)).isNotBlank();
    assertThat(endsOf(events)).containsExactly(events.getLast());
    assertThat(events.getLast()).isInstanceOf(ModelEvent.Finished.class);
  }

  @Test
  void theEndTellsWhatTheAnswerCost() throws Exception {
    assertThat(ask(talking(), greeting()).getLast())
        .isInstanceOfSatisfying(
            ModelEvent.Finished.class,
            end -> {
              assertThat(end.usage().input()).isPositive();
              assertThat(end.usage().output()).isPositive();
            });
  }

  @Test
  void aTitleComesAsWordsToo() throws Exception {
    ModelRequest title =
        new ModelRequest(
            Purpose.TITLE,
            People.anna().id(),
            route(),
            "Name the conversation in two words.",
            List.of(ModelMessage.user("Why is the sky blue?")),
            List.of(),
            MAX_TOKENS);

    assertThat(textOf(ask(talking(), title))).isNotBlank();
  }

  @Test
  void everyEventComesOnTheCallersThread() throws Exception {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    Call call = call(talking(), event -> threads.add(Thread.currentThread()));
    call.toTheEnd();

    assertThat(threads).isNotEmpty().containsOnly(call.thread());
  }

  @Test
  void aToolCallIsAnnouncedWrittenAndThenWhole() throws Exception {
    ToolCall call = new ToolCall("call-1", "getWeather", Value.fields().with("city", "Bern"));
    List<ModelEvent> events = ask(calling(call), toolsFor(call));

    ToolCall called = only(events, ModelEvent.ToolCalled.class).call();
    assertThat(called.tool()).isEqualTo("getWeather");
    assertThat(called.input().text("city")).contains("Bern");
    assertThat(only(events, ModelEvent.ToolInputStarted.class))
        .isEqualTo(new ModelEvent.ToolInputStarted(called.id(), called.tool()));
    assertThat(events)
        .filteredOn(ModelEvent.ToolInputDelta.class::isInstance)
        .extracting(event -> ((ModelEvent.ToolInputDelta) event).callId())
        .isNotEmpty()
        .containsOnly(called.id());
    assertThat(events.stream().filter(LanguageModelContract::isOfATool))
        .startsWith(new ModelEvent.ToolInputStarted(called.id(), called.tool()))
        .endsWith(new ModelEvent.ToolCalled(called));
  }

  @Test
  void aSinkThatThrowsGetsItsOwnExceptionAndNoOtherEvent() throws Exception {
    RuntimeException full = new IllegalStateException("the store is full");
    List<ModelEvent> seen = new CopyOnWriteArrayList<>();
    Consumer<ModelEvent> throwing =
        event -> {
          seen.add(event);
          throw full;
        };

    assertThat(call(talking(), throwing).thrown()).isSameAs(full);
    assertThat(seen).hasSize(1);
  }

  @Test
  void whoIsInterruptedAlreadyHearsNothing() throws Exception {
    LanguageModel model = talking();
    Call call = call(interruptedBefore(model), event -> {});

    assertThat(call.thrown()).isInstanceOf(InterruptedException.class);
    assertThat(call.saidUntilNow()).isEmpty();
  }

  @Test
  void callsAtTheSameTimeKeepToThemselves() throws Exception {
    LanguageModel model = talking();
    CountDownLatch begun = new CountDownLatch(3);
    Supplier<Call> calling = () -> call(model, allBegun(begun));

    List<Call> calls = Stream.generate(calling).limit(3).toList();

    for (Call call : calls) {
      List<ModelEvent> events = call.toTheEnd();
      assertThat(endsOf(events)).containsExactly(events.getLast());
      assertThat(textOf(events)).isNotBlank();
    }
  }

  /** Greets that model; each event goes to the sink. */
  final Call call(LanguageModel model, Consumer<? super ModelEvent> sink) {
    return new Call(model, greeting(), sink, patience());
  }

  /** Somebody greets. */
  protected final ModelRequest greeting() {
    return to(List.of(ModelMessage.user("Good evening! Answer with one short sentence.")));
  }

  /** All that the model says to that, in order. */
  protected final List<ModelEvent> ask(LanguageModel model, ModelRequest request)
      throws InterruptedException {
    return new Call(model, request, event -> {}, patience()).toTheEnd();
  }

  /** The text in it. */
  protected static String textOf(List<ModelEvent> events) {
    return events.stream()
        .filter(ModelEvent.TextDelta.class::isInstance)
        .map(event -> ((ModelEvent.TextDelta) event).text())
        .collect(Collectors.joining());
  }

  private static LanguageModel interruptedBefore(LanguageModel model) {
    return (request, sink) -> {
      Thread.currentThread().interrupt();
      model.generate(request, sink);
    };
  }

  /** Lets nobody's first event pass before everybody has one. */
  private Consumer<ModelEvent> allBegun(CountDownLatch begun) {
    AtomicBoolean first = new AtomicBoolean(true);
    return event -> {
      if (first.getAndSet(false)) {
        begun.countDown();
        await(begun);
      }
    };
  }

  private void await(CountDownLatch begun) {
    try {
      assertThat(begun.await(patience().toNanos(), TimeUnit.NANOSECONDS))
          .as("the calls go on at the same time")
          .isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while the others begin", e);
    }
  }

  private ModelRequest toolsFor(ToolCall call) {
    ToolSpec weather =
        new ToolSpec(
            call.tool(),
            "The weather in a city, now",
            Value.fields()
                .with("type", "object")
                .with(
                    "properties",
                    Value.fields().with("city", Value.fields().with("type", "string")))
                .with("required", Value.texts("city")));
    return new ModelRequest(
        Purpose.CHAT,
        People.anna().id(),
        route(),
        "Call the tool at once, and say nothing.",
        List.of(ModelMessage.user("What is the weather in Bern?")),
        List.of(weather),
        MAX_TOKENS);
  }

  private ModelRequest to(List<ModelMessage> messages) {
    return new ModelRequest(
        Purpose.CHAT, People.anna().id(), route(), "Be brief.", messages, List.of(), MAX_TOKENS);
  }

  private static List<ModelEvent> endsOf(List<ModelEvent> events) {
    return events.stream()
        .filter(event -> event instanceof ModelEvent.Finished || event instanceof ModelEvent.Failed)
        .toList();
  }

  private static boolean isOfATool(ModelEvent event) {
    return event instanceof ModelEvent.ToolInputStarted
        || event instanceof ModelEvent.ToolInputDelta
        || event instanceof ModelEvent.ToolCalled;
  }

  private static <T extends ModelEvent> T only(List<ModelEvent> events, Class<T> kind) {
    List<T> found = events.stream().filter(kind::isInstance).map(kind::cast).toList();
    assertThat(found).as("%s in %s", kind.getSimpleName(), events).hasSize(1);
    return found.getFirst();
  }
}
