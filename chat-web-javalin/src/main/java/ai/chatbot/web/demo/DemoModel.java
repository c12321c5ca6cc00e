package ai.chatbot.web.demo;

import static java.util.stream.Collectors.toSet;

import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.web.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Answers from a script, word by word at a pace that can be read, and says so. It shows Markdown,
 * code, tables, formulas, reasoning, tool calls, a document and a title. Safe for use by many
 * threads.
 */
public final class DemoModel implements LanguageModel {
  /** A pace that can be read along. */
  public static final Duration READABLE = Duration.ofMillis(35);

  private static final Pattern WORD = Pattern.compile("\\s*\\S+");

  private final Duration pause;

  /** Pauses that long before each word. */
  public DemoModel(Duration pause) {
    this.pause = pause;
  }

  @Override
  public void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    Speech speech = new Speech(sink);
    switch (request.purpose()) {
      case TITLE -> speech.say(DemoScript.title(question(request)));
      case DOCUMENT -> speech.say(DemoScript.document(request.system()));
      case CHAT -> answer(request, speech);
    }
    sink.accept(new ModelEvent.Finished(speech.reason, new TokenUsage(0, speech.words, 0, 0)));
  }

  private static void answer(ModelRequest request, Speech speech) throws InterruptedException {
    if (last(request) instanceof ModelBlock.ToolResult(String callId, ToolOutcome outcome)) {
      speech.say(DemoScript.afterwards(tool(request, callId), outcome));
      return;
    }
    Set<String> tools = request.tools().stream().map(ToolSpec::name).collect(toSet());
    DemoScript.Answer answer = DemoScript.answer(question(request), tools);
    speech.think(answer.reasoning());
    speech.say(answer.text());
    if (answer.call().isPresent()) {
      speech.call(answer.call().get());
    }
  }

  /** What the user said last. */
  private static String question(ModelRequest request) {
    return request.messages().stream()
        .filter(turn -> turn.role() == Role.USER)
        .map(ModelMessage::blocks)
        .flatMap(List::stream)
        .filter(ModelBlock.Text.class::isInstance)
        .map(block -> ((ModelBlock.Text) block).text())
        .reduce((earlier, later) -> later)
        .orElse("");
  }

  private static ModelBlock last(ModelRequest request) {
    return request.messages().getLast().blocks().getLast();
  }

  /** The name of the tool that was called so. */
  private static String tool(ModelRequest request, String callId) {
    return request.messages().stream()
        .map(ModelMessage::blocks)
        .flatMap(List::stream)
        .filter(ModelBlock.ToolUse.class::isInstance)
        .map(block -> ((ModelBlock.ToolUse) block).call())
        .filter(call -> call.id().equals(callId))
        .map(ToolCall::tool)
        .findFirst()
        .orElse("");
  }

  /** Words on their way out. */
  private final class Speech {
    private final Consumer<? super ModelEvent> sink;
    private StopReason reason = StopReason.END_TURN;
    private int words;

    Speech(Consumer<? super ModelEvent> sink) {
      this.sink = sink;
    }

    void think(String text) throws InterruptedException {
      utter(text, ModelEvent.ReasoningDelta::new);
    }

    void say(String text) throws InterruptedException {
      utter(text, ModelEvent.TextDelta::new);
    }

    void call(ToolCall call) throws InterruptedException {
      sink.accept(new ModelEvent.ToolInputStarted(call.id(), call.tool()));
      utter(
          Json.of(call.input()).toString(),
          piece -> new ModelEvent.ToolInputDelta(call.id(), piece));
      sink.accept(new ModelEvent.ToolCalled(call));
      reason = StopReason.TOOL_USE;
    }

    private void utter(String text, Function<String, ModelEvent> delta)
        throws InterruptedException {
      for (String word : WORD.matcher(text).results().map(MatchResult::group).toList()) {
        Thread.sleep(pause);
        words++;
        sink.accept(delta.apply(word));
      }
    }
  }
}
