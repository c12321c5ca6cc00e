package ai.chatbot.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
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

  @AfterEach
  void nobodyIsLeftInterrupted() {
    assertThat(Thread.interrupted()).isFalse();
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
    List<Thread> threads = new ArrayList<>();
    talking().generate(greeting(), event -> threads.add(Thread.currentThread()));

    assertThat(threads).isNotEmpty().containsOnly(Thread.currentThread());
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
  }

  @Test
  void aSinkThatThrowsGetsItsOwnExceptionAndNoOtherEvent() throws Exception {
    RuntimeException full = new IllegalStateException("the store is full");
    List<ModelEvent> seen = new ArrayList<>();
    Consumer<ModelEvent> throwing =
        event -> {
          seen.add(event);
          throw full;
        };

    assertThatThrownBy(() -> talking().generate(greeting(), throwing)).isSameAs(full);
    assertThat(seen).hasSize(1);
  }

  @Test
  void whoIsInterruptedAlreadyHearsNothing() {
    List<ModelEvent> seen = new ArrayList<>();
    LanguageModel model = talking();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> model.generate(greeting(), seen::add))
        .isInstanceOf(InterruptedException.class);
    assertThat(seen).isEmpty();
  }

  @Test
  void callsAtTheSameTimeKeepToThemselves() throws Exception {
    LanguageModel model = talking();
    Callable<List<ModelEvent>> call = () -> ask(model, greeting());

    assertThat(AtOnce.all(Stream.of(call, call, call)))
        .hasSize(3)
        .allSatisfy(events -> assertThat(endsOf(events)).containsExactly(events.getLast()))
        .allSatisfy(events -> assertThat(textOf(events)).isNotBlank());
  }

  /** Somebody greets. */
  protected final ModelRequest greeting() {
    return to(List.of(ModelMessage.user("Good evening! Answer with one short sentence.")));
  }

  /** All that the model says to that, in order. */
  protected static List<ModelEvent> ask(LanguageModel model, ModelRequest request)
      throws InterruptedException {
    List<ModelEvent> events = new ArrayList<>();
    model.generate(request, events::add);
    return events;
  }

  /** The text in it. */
  protected static String textOf(List<ModelEvent> events) {
    return events.stream()
        .filter(ModelEvent.TextDelta.class::isInstance)
        .map(event -> ((ModelEvent.TextDelta) event).text())
        .collect(Collectors.joining());
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

  private static <T extends ModelEvent> T only(List<ModelEvent> events, Class<T> kind) {
    List<T> found = events.stream().filter(kind::isInstance).map(kind::cast).toList();
    assertThat(found).as("%s in %s", kind.getSimpleName(), events).hasSize(1);
    return found.getFirst();
  }
}
