package ai.chatbot.cli;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.reply.AssistantPrompt;
import ai.chatbot.core.tool.ToolSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A model that is told what somebody at the terminal wants it to be told. Nothing stands beside a
 * terminal's chat, so it is offered no tools, unless it has called some in that chat before. Safe
 * for use by many threads.
 */
final class TalkModel implements LanguageModel {
  private final LanguageModel model;
  private final boolean titles;
  private volatile Optional<String> system;
  private volatile Call last = new Call(Optional.empty(), TokenUsage.NONE);

  /** Asks that model; for titles only if they are wanted. */
  TalkModel(LanguageModel model, boolean titles, Optional<String> system) {
    this.model = model;
    this.titles = titles;
    this.system = system;
  }

  Optional<String> system() {
    return system;
  }

  /** From the next answer on it is told that, or, if empty, what it is told usually. */
  void tell(Optional<String> instructions) {
    system = instructions;
  }

  /** The call of the answer that was given last. */
  Call last() {
    return last;
  }

  @Override
  public void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    if (request.purpose() == Purpose.TITLE && !titles) {
      sink.accept(new ModelEvent.Finished(StopReason.END_TURN, TokenUsage.NONE));
    } else if (request.purpose() == Purpose.CHAT) {
      answer(told(request), sink);
    } else {
      model.generate(request, sink);
    }
  }

  private void answer(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    Route route = request.route();
    last = new Call(Optional.of(route), TokenUsage.NONE);
    model.generate(
        request,
        event -> {
          if (event instanceof ModelEvent.Finished(StopReason reason, TokenUsage usage)) {
            last = new Call(Optional.of(route), usage);
          }
          sink.accept(event);
        });
  }

  private ModelRequest told(ModelRequest request) {
    List<ToolSpec> tools = hasCalls(request) ? request.tools() : List.of();
    return new ModelRequest(
        request.purpose(),
        request.asker(),
        request.route(),
        system.orElseGet(AssistantPrompt::plain),
        request.messages(),
        tools,
        request.maxTokens());
  }

  /** Which model was called, and the tokens that it took. */
  record Call(Optional<Route> route, TokenUsage usage) {}

  private static boolean hasCalls(ModelRequest request) {
    return request.messages().stream()
        .flatMap(message -> message.blocks().stream())
        .anyMatch(ModelBlock.ToolUse.class::isInstance);
  }
}
