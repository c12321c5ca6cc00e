package ai.chatbot.web;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.value.Value;
import ai.chatbot.web.demo.DemoModel;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The demo at its quickest, which also asks for the weather and makes suggestions when told to. */
final class ObligingModel implements LanguageModel {
  /** What has it ask for the weather, which a person has to allow. */
  static final String WEATHER = "How is the weather in Bern?";

  /** What has it make a suggestion to the document whose id follows. */
  static final String SUGGEST = "What could be better in ";

  private final LanguageModel demo = new DemoModel(Duration.ZERO);

  @Override
  public void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    String asked = question(request);
    if (request.purpose() == Purpose.CHAT && asked.equals(WEATHER)) {
      call(sink, "getWeather", Value.fields().with("city", "Bern"));
    } else if (request.purpose() == Purpose.CHAT && asked.startsWith(SUGGEST)) {
      String document = asked.substring(SUGGEST.length());
      call(sink, "requestSuggestions", Value.fields().with("documentId", document));
    } else if (request.purpose() == Purpose.DOCUMENT && !request.tools().isEmpty()) {
      call(sink, "suggest", suggestion());
    } else {
      demo.generate(request, sink);
    }
  }

  private static String question(ModelRequest request) {
    return request.messages().getLast().blocks().getLast() instanceof ModelBlock.Text(String text)
        ? text
        : "";
  }

  /** Replaces the first letter there is. */
  private static Value.Fields suggestion() {
    Value.Fields one = Value.fields().with("originalText", "e").with("suggestedText", "E");
    return Value.fields().with("suggestions", new Value.Items(List.of(one)));
  }

  private static void call(Consumer<? super ModelEvent> sink, String tool, Value.Fields input) {
    ToolCall call = new ToolCall("call-" + UUID.randomUUID(), tool, input);
    sink.accept(new ModelEvent.ToolInputStarted(call.id(), tool));
    sink.accept(new ModelEvent.ToolCalled(call));
    sink.accept(new ModelEvent.Finished(StopReason.TOOL_USE, TokenUsage.NONE));
  }
}
