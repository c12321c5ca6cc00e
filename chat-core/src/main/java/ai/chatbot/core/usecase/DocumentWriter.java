package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.reply.Audience;
import ai.chatbot.core.reply.CleanText;
import ai.chatbot.core.reply.History;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the model that documents are written by, within a conversation. */
final class DocumentWriter {
  static final ToolOutcome NOBODY_WRITES =
      new ToolOutcome.Failed("No model that writes documents is available.");

  private static final int MAX_TOKENS = 8_000;

  private final Calls calls;

  DocumentWriter(Calls calls) {
    this.calls = calls;
  }

  /** Who writes, and who then. */
  Optional<Routing.Ladder> ladder(ReplyTask task) {
    return calls.ladder(Purpose.DOCUMENT, task);
  }

  /**
   * Has a text written.
   *
   * @param instructions what the model is told before the conversation
   * @param wish what it is told after it
   * @param out gets the text as it comes
   * @return the whole text; empty if it broke off
   */
  Optional<String> write(
      ReplyTask task, Routing.Ladder ladder, String instructions, String wish, Consumer<String> out)
      throws InterruptedException {
    Text text = new Text(out);
    ask(task, ladder, instructions, wish, List.of(), text);
    return text.whole ? Optional.of(text.written.toString()) : Optional.empty();
  }

  /** Asks the same model, which may call those tools; the sink gets what it says. */
  void ask(
      ReplyTask task,
      Routing.Ladder ladder,
      String instructions,
      String wish,
      List<ToolSpec> tools,
      Consumer<ModelEvent> sink)
      throws InterruptedException {
    calls.make(
        task, ladder, route -> request(task, route, instructions, wish, tools), it -> {}, sink);
  }

  private static ModelRequest request(
      ReplyTask task, Route route, String instructions, String wish, List<ToolSpec> tools) {
    int maxTokens = route.outputUpTo(MAX_TOKENS);
    Audience audience = Audience.at(route, instructions + wish, tools, maxTokens);
    List<ModelMessage> turns = new ArrayList<>(History.of(task.messages(), audience));
    List<ModelBlock> last = new ArrayList<>(turns.removeLast().blocks());
    last.add(new ModelBlock.Text(wish));
    turns.add(new ModelMessage(Role.USER, last));
    return new ModelRequest(
        Purpose.DOCUMENT, task.asker(), route, instructions, turns, tools, maxTokens);
  }

  /** A text as it comes. */
  private static final class Text implements Consumer<ModelEvent> {
    private final Consumer<String> out;
    private final StringBuilder written = new StringBuilder();
    private boolean whole;

    Text(Consumer<String> out) {
      this.out = out;
    }

    @Override
    public void accept(ModelEvent event) {
      switch (event) {
        case ModelEvent.TextDelta(String more) -> append(CleanText.of(more));
        case ModelEvent.Finished finished ->
            whole = finished.reason() == StopReason.END_TURN && !written.isEmpty();
        case ModelEvent.Failed it -> {}
        case ModelEvent.ReasoningDelta it -> {}
        case ModelEvent.ReasoningSealed it -> {}
        case ModelEvent.ToolInputStarted it -> {}
        case ModelEvent.ToolInputDelta it -> {}
        case ModelEvent.ToolCalled it -> {}
      }
    }

    private void append(String more) {
      written.append(more);
      out.accept(more);
    }
  }
}
