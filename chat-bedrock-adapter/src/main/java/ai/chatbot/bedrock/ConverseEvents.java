package ai.chatbot.bedrock;

import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.tool.ToolCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlockStart;

/**
 * Tells one stream of Bedrock in the core's words, each event as it comes and exactly one end. For
 * one thread. Kinds of events and blocks that are not known here are passed over.
 */
final class ConverseEvents implements ConverseStreamResponseHandler.Visitor {
  private final Consumer<? super ModelEvent> sink;
  private final Map<Integer, ToolInput> toolInputs = new HashMap<>();
  private @Nullable StopReason stopReason;
  private TokenUsage usage = TokenUsage.NONE;
  private boolean said;
  private boolean over;

  ConverseEvents(Consumer<? super ModelEvent> sink) {
    this.sink = sink;
  }

  /** Whether the end has been told. */
  boolean areOver() {
    return over;
  }

  /** The stream came to its end; whether that is a success depends on what it said. */
  void close(String requestId) {
    if (stopReason == null) {
      broken("the stream ended without messageStop", requestId);
    } else if (nothingCameOf(stopReason)) {
      broken("the stream ended with " + stopReason + " and nothing in it", requestId);
    } else {
      last(new ModelEvent.Finished(stopReason, usage));
    }
  }

  /** The call failed or the stream broke. */
  void fail(Throwable cause) {
    fail(said ? BedrockFailures.duringStream(cause) : BedrockFailures.of(cause));
  }

  @Override
  public void visitContentBlockStart(ContentBlockStartEvent event) {
    ToolUseBlockStart tool = event.start().toolUse();
    if (tool != null) {
      toolInputs.put(
          event.contentBlockIndex(),
          new ToolInput(tool.toolUseId(), tool.name(), new StringBuilder()));
      next(new ModelEvent.ToolInputStarted(tool.toolUseId(), tool.name()));
    }
  }

  @Override
  public void visitContentBlockDelta(ContentBlockDeltaEvent event) {
    switch (event.delta().type()) {
      case TEXT ->
          present(event.delta().text()).map(ModelEvent.TextDelta::new).ifPresent(this::next);
      case TOOL_USE -> toolInput(event.contentBlockIndex(), event.delta().toolUse().input());
      case REASONING_CONTENT -> reasoning(event.delta().reasoningContent());
      default -> {}
    }
  }

  @Override
  public void visitContentBlockStop(ContentBlockStopEvent event) {
    ToolInput input = toolInputs.remove(event.contentBlockIndex());
    if (input == null) {
      return;
    }
    ToolCall call;
    try {
      call = new ToolCall(input.callId(), input.tool(), ToolInputJson.read(input.json()));
    } catch (ToolInputJson.Invalid e) {
      fail(new ModelFailure.BrokenStream("the input of " + input.tool() + ": " + e.getMessage()));
      return;
    }
    next(new ModelEvent.ToolCalled(call));
  }

  @Override
  public void visitMessageStop(MessageStopEvent event) {
    stopReason = reason(event);
  }

  @Override
  public void visitMetadata(ConverseStreamMetadataEvent event) {
    if (event.usage() != null) {
      usage =
          new TokenUsage(
              count(event.usage().inputTokens()),
              count(event.usage().outputTokens()),
              count(event.usage().cacheReadInputTokens()),
              count(event.usage().cacheWriteInputTokens()));
    }
  }

  private void toolInput(int block, String json) {
    ToolInput input = toolInputs.get(block);
    if (input != null && !json.isEmpty()) {
      input.written().append(json);
      next(new ModelEvent.ToolInputDelta(input.callId(), json));
    }
  }

  private void reasoning(ReasoningContentBlockDelta delta) {
    switch (delta.type()) {
      case TEXT -> present(delta.text()).map(ModelEvent.ReasoningDelta::new).ifPresent(this::next);
      case SIGNATURE ->
          present(delta.signature()).map(ModelEvent.ReasoningSigned::new).ifPresent(this::next);
      default -> {}
    }
  }

  /** An open set: Bedrock adds reasons over time. */
  private static StopReason reason(MessageStopEvent event) {
    return switch (event.stopReason()) {
      case END_TURN, STOP_SEQUENCE -> StopReason.END_TURN;
      case TOOL_USE -> StopReason.TOOL_USE;
      case MAX_TOKENS -> StopReason.MAX_TOKENS;
      case GUARDRAIL_INTERVENED, CONTENT_FILTERED -> StopReason.CONTENT_FILTERED;
      case MODEL_CONTEXT_WINDOW_EXCEEDED -> StopReason.CONTEXT_FULL;
      default -> StopReason.OTHER;
    };
  }

  /** A filter or a full window explain an empty answer, and a model may choose to say nothing. */
  private boolean nothingCameOf(StopReason reason) {
    return !said
        && usage.output() == 0
        && reason != StopReason.CONTENT_FILTERED
        && reason != StopReason.CONTEXT_FULL;
  }

  private void next(ModelEvent event) {
    said = true;
    sink.accept(event);
  }

  private void broken(String what, String requestId) {
    fail(new ModelFailure.BrokenStream(what + " (Request ID: " + requestId + ")"));
  }

  private void fail(ModelFailure failure) {
    last(new ModelEvent.Failed(failure));
  }

  private void last(ModelEvent end) {
    over = true;
    sink.accept(end);
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(each -> !each.isEmpty());
  }

  private static int count(@Nullable Integer tokens) {
    return tokens == null ? 0 : tokens;
  }

  private record ToolInput(String callId, String tool, StringBuilder written) {
    String json() {
      return written.toString();
    }
  }
}
