package ai.chatbot.core.usecase;

import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.reply.TokenEstimate;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts what one call takes while it passes on what is said. */
final class Meter implements Consumer<ModelEvent> {
  private final ModelRequest request;
  private final Consumer<? super ModelEvent> sink;
  private final StringBuilder said = new StringBuilder();
  private @Nullable TokenUsage counted;

  Meter(ModelRequest request, Consumer<? super ModelEvent> sink) {
    this.request = request;
    this.sink = sink;
  }

  @Override
  public void accept(ModelEvent event) {
    switch (event) {
      case ModelEvent.TextDelta(String text) -> said.append(text);
      case ModelEvent.ReasoningDelta(String text) -> said.append(text);
      case ModelEvent.ToolInputDelta(String id, String json) -> said.append(json);
      case ModelEvent.Finished(var reason, TokenUsage usage) -> counted = usage;
      case ModelEvent.ReasoningSealed it -> {}
      case ModelEvent.ToolInputStarted it -> {}
      case ModelEvent.ToolCalled it -> {}
      case ModelEvent.Failed it -> {}
    }
    sink.accept(event);
  }

  /** What the provider counted; empty where the call did not come to its end. */
  Optional<TokenUsage> counted() {
    return Optional.ofNullable(counted);
  }

  /** What the call has taken until now, as far as one can tell without the provider. */
  TokenUsage estimate() {
    return TokenEstimate.of(request, said.toString());
  }
}
