package ai.chatbot.web.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.reply.AssistantPrompt;
import ai.chatbot.core.reply.DocumentPrompt;
import ai.chatbot.core.reply.Titles;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class DemoModelTest {
  private static final ToolSpec A_TOOL =
      new ToolSpec("createDocument", "Writes a document.", Value.fields());

  private static final ToolSpec WEATHER =
      new ToolSpec("getWeather", "Tells the weather.", Value.fields());

  private final DemoModel demo = new DemoModel(Duration.ZERO);

  @Test
  void itShowsReasoningMarkdownCodeAndATableAndSaysThatItIsTheDemo() throws Exception {
    List<ModelEvent> events =
        answer(Purpose.CHAT, AssistantPrompt.withDocuments(Optional.empty()), "What can you do?");
    assertThat(events).hasAtLeastOneElementOfType(ModelEvent.ReasoningDelta.class);
    assertThat(text(events))
        .contains("This is the demo", "```java", "|---|", "- Lists", "- [x] ", "$$", " $e^");
    assertThat(((ModelEvent.Finished) events.getLast()).reason()).isEqualTo(StopReason.END_TURN);
  }

  @Test
  void itKnowsAProgramAndATable() throws Exception {
    assertThat(text(answer(Purpose.CHAT, "", "Write code to demonstrate Dijkstra's algorithm")))
        .contains("```java", "PriorityQueue");
    assertThat(text(answer(Purpose.CHAT, "", "Compare three databases in a table")))
        .contains("| PostgreSQL |");
  }

  @Test
  void itCallsTheToolThatWritesDocuments() throws Exception {
    List<ModelEvent> events = answer(essay(List.of(A_TOOL)));
    assertThat(call(events).tool()).isEqualTo("createDocument");
    assertThat(call(events).input().text("kind")).contains("text");
    assertThat(((ModelEvent.Finished) events.getLast()).reason()).isEqualTo(StopReason.TOOL_USE);
  }

  @Test
  void itCallsNoToolThatItIsNotOffered() throws Exception {
    List<ModelEvent> events = answer(essay(List.of()));
    assertThat(events).doesNotHaveAnyElementsOfTypes(ModelEvent.ToolCalled.class);
    assertThat(text(events)).contains("This is the demo");
    assertThat(((ModelEvent.Finished) events.getLast()).reason()).isEqualTo(StopReason.END_TURN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What is the weather in San Francisco?             | San Francisco",
        "What will the WEATHER be like in Bern tomorrow?   | Bern",
        "Any forecast for a walk in Chur for now?          | Chur",
        "temperature at Saint-Denis, please                | Saint-Denis",
      })
  void itAsksForTheWeatherOfThePlaceThatIsNamed(String question, String city) throws Exception {
    List<ModelEvent> events = answer(weather(question));
    assertThat(call(events).tool()).isEqualTo("getWeather");
    assertThat(call(events).input().text("city")).contains(city);
  }

  @Test
  void withoutAPlaceItAsksForOne() throws Exception {
    List<ModelEvent> events = answer(weather("Is the weather fine for now?"));
    assertThat(events).doesNotHaveAnyElementsOfTypes(ModelEvent.ToolCalled.class);
    assertThat(text(events)).contains("if you name it");
  }

  @Test
  void whereNoWeatherIsOfferedItSaysThatItIsTheDemo() throws Exception {
    String question = "What is the weather in Bern?";
    List<ModelEvent> events =
        answer(ARequest.asking(List.of(ModelMessage.user(question)), List.of(A_TOOL)));
    assertThat(events).doesNotHaveAnyElementsOfTypes(ModelEvent.ToolCalled.class);
    assertThat(text(events)).contains("This is the demo");
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void itWritesADocumentOfEachKind(DocumentKind kind) throws Exception {
    assertThat(text(answer(Purpose.DOCUMENT, DocumentPrompt.create(kind), "Rivers"))).isNotBlank();
  }

  @Test
  void itNamesAChatAfterItsFirstWords() throws Exception {
    assertThat(text(answer(Purpose.TITLE, Titles.prompt(), "Why is the sky blue, at noon?")))
        .isEqualTo("Why is the sky blue");
    assertThat(text(answer(Purpose.TITLE, Titles.prompt(), "Write a short essay about the sea")))
        .isEqualTo("Write a short essay");
  }

  private static ModelRequest essay(List<ToolSpec> tools) {
    return ARequest.asking(
        List.of(ModelMessage.user("Write a \"short\" essay about rivers")), tools);
  }

  private static ModelRequest weather(String question) {
    return ARequest.asking(List.of(ModelMessage.user(question)), List.of(A_TOOL, WEATHER));
  }

  private static ToolCall call(List<ModelEvent> events) {
    return events.stream()
        .filter(ModelEvent.ToolCalled.class::isInstance)
        .map(event -> ((ModelEvent.ToolCalled) event).call())
        .findFirst()
        .orElseThrow();
  }

  private List<ModelEvent> answer(Purpose purpose, String system, String question)
      throws InterruptedException {
    return answer(ARequest.of(purpose, system, question));
  }

  private List<ModelEvent> answer(ModelRequest request) throws InterruptedException {
    List<ModelEvent> events = new ArrayList<>();
    demo.generate(request, events::add);
    return events;
  }

  private static String text(List<ModelEvent> events) {
    return events.stream()
        .filter(ModelEvent.TextDelta.class::isInstance)
        .map(event -> ((ModelEvent.TextDelta) event).text())
        .collect(Collectors.joining());
  }
}
