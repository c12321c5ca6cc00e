package ai.chatbot.web;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;

/** Says what looks well in a picture; its texts are files beside this class. */
final class ShowcaseModel implements LanguageModel {
  static final String HEXAGON = "What is a hexagonal architecture, and what do I gain by it?";
  static final String QUEUE = "How long is a queue, given the wait?";
  static final String RIVERS = "Write a short essay about rivers";
  static final String WEATHER = "What is the weather in Bern?";
  static final String TROUBLE = "Summarise the minutes of yesterday's meeting";

  private final Gate gate = new Gate();

  @Override
  public void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    String question = question(request);
    if (request.purpose() == Purpose.TITLE) {
      sink.accept(new ModelEvent.TextDelta(title(question)));
      sink.accept(new ModelEvent.Finished(StopReason.END_TURN, new TokenUsage(0, 3, 0, 0)));
    } else {
      answer(request, question).generate(request, sink);
    }
  }

  private ScriptedModel answer(ModelRequest request, String question) {
    if (request.messages().getLast().blocks().getLast() instanceof ModelBlock.ToolResult) {
      return ScriptedModel.saying(
          "It is just below freezing in Bern, and a little warmer by the hour.");
    }
    return switch (question) {
      case HEXAGON ->
          ScriptedModel.silent()
              .thenThinking("They want the idea, an example and the gain.", "signature")
              .thenSaying(text("hexagon"));
      case QUEUE -> ScriptedModel.saying(text("queue"));
      case WEATHER -> ScriptedModel.calling("getWeather", Value.fields().with("city", "Bern"));
      case TROUBLE ->
          ScriptedModel.saying("The meeting began with ")
              .thenFailing(
                  new ModelFailure.BrokenStream(new ModelFailure.Report("Try again.", "cut")));
      case RIVERS -> ScriptedModel.saying(text("rivers")).thenWaiting(gate);
      default -> ScriptedModel.saying("Gladly.");
    };
  }

  private static String title(String question) {
    return switch (question) {
      case HEXAGON -> "Hexagonal architecture";
      case QUEUE -> "Little's law";
      case RIVERS -> "An essay about rivers";
      case WEATHER -> "The weather in Bern";
      case TROUBLE -> "Minutes of a meeting";
      default -> question;
    };
  }

  private static String question(ModelRequest request) {
    return request.messages().reversed().stream()
        .flatMap(message -> message.blocks().reversed().stream())
        .filter(ModelBlock.Text.class::isInstance)
        .map(block -> ((ModelBlock.Text) block).text())
        .findFirst()
        .orElseThrow();
  }

  private static String text(String name) {
    try (InputStream file = ShowcaseModel.class.getResourceAsStream("showcase/" + name + ".md")) {
      byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
