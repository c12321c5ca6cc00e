package ai.chatbot.web;

import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A model that does what a question's first word says; the rest of the question makes it one of a
 * kind, and by the whole it is known here. The words stand in {@code src/test/ai-sdk/model.mjs}.
 */
final class ObedientModel implements LanguageModel {
  private final Map<String, Gate> gates = new ConcurrentHashMap<>();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final Map<String, Generation> firstChoices = new ConcurrentHashMap<>();

  /** Lets it go on where it waits with that question's answer, or will. */
  void goOn(String question) {
    gate(question).open();
  }

  /** How many times it was asked that, beside being told what came of its tools. */
  int timesAsked(String question) {
    return asked.getOrDefault(question, 0);
  }

  @Override
  public void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    script(request).generate(request, sink);
  }

  private ScriptedModel script(ModelRequest request) {
    return switch (request.purpose()) {
      case CHAT -> answer(request);
      case TITLE, DOCUMENT -> ScriptedModel.silent();
    };
  }

  private ScriptedModel answer(ModelRequest request) {
    List<ModelMessage> messages = request.messages();
    String question = question(messages);
    if (word(question).equals("substitute") && isFirstChoice(question, request.route())) {
      return ScriptedModel.failing(new ModelFailure.ModelEnded(report()));
    }
    return messages.getLast().blocks().getLast() instanceof ModelBlock.ToolResult result
        ? afterTools(question, result.outcome())
        : answer(question, asked.merge(question, 1, Integer::sum));
  }

  private ScriptedModel answer(String question, int time) {
    return switch (word(question)) {
      case "halves" ->
          ScriptedModel.saying("first half, ")
              .thenWaiting(gate(question))
              .thenSaying("second half");
      case "numbered" -> ScriptedModel.saying("Answer ", time + ".");
      case "substitute" -> ScriptedModel.saying("I stand in.");
      case "thinking" ->
          ScriptedModel.silent().thenThinking("Let me see.", "signature").thenSaying("I see.");
      case "weather", "slow-weather" -> ScriptedModel.calling("getWeather", inBern());
      case "two-places" ->
          ScriptedModel.calling("getWeather", inBern()).thenCalling("getWeather", onTheEquator());
      case "document" -> ScriptedModel.calling("createDocument", aboutRivers());
      case "refused" -> ScriptedModel.failing(new ModelFailure.Rejected(report()));
      case "broken-off" ->
          ScriptedModel.saying("first half, ").thenFailing(new ModelFailure.BrokenStream(report()));
      default -> throw new IllegalArgumentException("no such word: " + question);
    };
  }

  private ScriptedModel afterTools(String question, ToolOutcome outcome) {
    return switch (outcome) {
      case ToolOutcome.Failed(String reason) -> ScriptedModel.saying("I was told: ", reason);
      case ToolOutcome.Succeeded it ->
          switch (word(question)) {
            case "document" -> ScriptedModel.saying("It is written.");
            case "slow-weather" ->
                ScriptedModel.saying("It is ").thenWaiting(gate(question)).thenSaying("cold.");
            default -> ScriptedModel.saying("It is ", "cold.");
          };
    };
  }

  private boolean isFirstChoice(String question, Route route) {
    Generation first = firstChoices.putIfAbsent(question, route.generation());
    return first == null || first.equals(route.generation());
  }

  private Gate gate(String question) {
    return gates.computeIfAbsent(question, key -> new Gate());
  }

  /** The last thing that a person said. */
  private static String question(List<ModelMessage> messages) {
    return messages.reversed().stream()
        .filter(message -> message.role() == Role.USER)
        .flatMap(message -> message.blocks().reversed().stream())
        .filter(ModelBlock.Text.class::isInstance)
        .map(ModelBlock.Text.class::cast)
        .map(ModelBlock.Text::text)
        .findFirst()
        .orElseThrow();
  }

  private static String word(String question) {
    return question.substring(0, question.indexOf(' '));
  }

  private static Value.Fields inBern() {
    return Value.fields().with("city", "Bern");
  }

  private static Value.Fields onTheEquator() {
    return Value.fields().with("latitude", 0).with("longitude", 7);
  }

  private static Value.Fields aboutRivers() {
    return Value.fields().with("title", "Rivers").with("kind", "text");
  }

  private static ModelFailure.Report report() {
    return new ModelFailure.Report("Mend it.", "ProviderException: arn:aws:bedrock:secret");
  }
}
