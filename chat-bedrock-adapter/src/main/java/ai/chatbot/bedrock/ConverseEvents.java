package ai.chatbot.bedrock;

import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.tool.ToolCall;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlockStart;

/**
 * Tells one answer of Bedrock in the core's words, each event as it comes and exactly one end. For
 * one thread. Kinds of events and blocks that are not known here are passed over.
 */
final class ConverseEvents implements ConverseStreamResponseHandler.Visitor {
  private final Route route;
  private final BedrockFailures failures;
  private final Consumer<? super ModelEvent> sink;
  private final Map<Integer, Block> open = new HashMap<>();
  private @Nullable MessageStopEvent stop;
  private TokenUsage usage = TokenUsage.NONE;
  private final List<ToolCall> callsWithoutInput = new ArrayList<>();
  private @Nullable String malformed;
  private boolean said;
  private boolean readable;
  private boolean called;
  private boolean over;

  ConverseEvents(Route route, BedrockFailures failures, Consumer<? super ModelEvent> sink) {
    this.route = route;
    this.failures = failures;
    this.sink = sink;
  }

  /** Whether the end has been told. */
  boolean areOver() {
    return over;
  }

  void accept(Transport.Signal signal) {
    switch (signal) {
      case Transport.Said it -> it.event().accept(this);
      case Transport.Closed it -> end(it.requestId());
      case Transport.Broke it -> broke(it.cause(), it.requestId());
    }
  }

  @Override
  public void visitContentBlockStart(ContentBlockStartEvent event) {
    ToolUseBlockStart tool = event.start() == null ? null : event.start().toolUse();
    if (tool != null && tool.toolUseId() != null && tool.name() != null) {
      open.put(event.contentBlockIndex(), new Block(tool.toolUseId(), tool.name()));
      next(new ModelEvent.ToolInputStarted(tool.toolUseId(), tool.name()));
    }
  }

  @Override
  public void visitContentBlockDelta(ContentBlockDeltaEvent event) {
    ContentBlockDelta delta = event.delta();
    if (delta == null) {
      return;
    }
    Block block = open.computeIfAbsent(event.contentBlockIndex(), index -> new Block());
    switch (delta.type()) {
      case TEXT -> say(block.text.add(present(delta.text())), ModelEvent.TextDelta::new);
      case TOOL_USE -> toolInput(block, present(delta.toolUse().input()));
      case REASONING_CONTENT -> reasoning(block, delta.reasoningContent());
      default -> {}
    }
  }

  @Override
  public void visitContentBlockStop(ContentBlockStopEvent event) {
    Block block = open.remove(event.contentBlockIndex());
    if (block != null) {
      say(block.text.rest(), ModelEvent.TextDelta::new);
      say(block.reasoning.rest(), ModelEvent.ReasoningDelta::new);
      if (block.withheld.size() > 0) {
        next(new ModelEvent.ReasoningSealed(new Seal.Redacted(block.withheldInBase64())));
      }
      if (block.callId != null && block.tool != null) {
        call(block.callId, block.tool, block.input.toString());
      }
    }
  }

  @Override
  public void visitMessageStop(MessageStopEvent event) {
    stop = event;
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

  private void toolInput(Block block, String json) {
    if (block.callId != null && !json.isEmpty()) {
      block.input.append(json);
      next(new ModelEvent.ToolInputDelta(block.callId, json));
    }
  }

  private void reasoning(Block block, ReasoningContentBlockDelta delta) {
    switch (delta.type()) {
      case TEXT -> say(block.reasoning.add(present(delta.text())), ModelEvent.ReasoningDelta::new);
      case SIGNATURE ->
          say(present(delta.signature()), it -> new ModelEvent.ReasoningSealed(signed(it)));
      case REDACTED_CONTENT -> block.withhold(delta.redactedContent());
      default -> {}
    }
  }

  private static Seal signed(String signature) {
    return new Seal.Signature(signature);
  }

  /**
   * Whether a bad input is the model's fault, and whether one that was not written is none or was
   * cut off, shows when the model says why it stopped.
   */
  private void call(String id, String tool, String json) {
    try {
      ToolCall call = new ToolCall(id, tool, ToolInputJson.read(json));
      if (json.isBlank()) {
        callsWithoutInput.add(call);
      } else {
        next(new ModelEvent.ToolCalled(call));
      }
    } catch (ToolInputJson.Invalid e) {
      malformed = "the input of " + tool + ": " + e.getMessage();
    }
  }

  /** What Bedrock has told to its end stands, whatever becomes of the connection. */
  private void broke(Throwable cause, String requestId) {
    if (stop != null) {
      end(requestId);
    } else if (said) {
      fail(failures.duringTheAnswer(cause, route, requestId));
    } else {
      fail(failures.beforeTheAnswer(cause, route, requestId));
    }
  }

  private void end(String requestId) {
    if (stop == null) {
      fail(failing("the stream ended without messageStop", requestId).brokenStream());
      return;
    }
    switch (stop.stopReason()) {
      case END_TURN, STOP_SEQUENCE -> finish(StopReason.END_TURN, requestId);
      case TOOL_USE -> finish(StopReason.TOOL_USE, requestId);
      case MAX_TOKENS -> last(new ModelEvent.Finished(StopReason.MAX_TOKENS, usage));
      case GUARDRAIL_INTERVENED, CONTENT_FILTERED ->
          explained(StopReason.CONTENT_FILTERED, failing(why(stop), requestId).blocked());
      case MODEL_CONTEXT_WINDOW_EXCEEDED ->
          explained(StopReason.CONTEXT_FULL, failing(why(stop), requestId).contextTooLong());
      case MALFORMED_MODEL_OUTPUT, MALFORMED_TOOL_USE ->
          fail(failing(why(stop), requestId).malformed());
      case null, default -> finish(StopReason.OTHER, requestId);
    }
  }

  private void finish(StopReason reason, String requestId) {
    if (malformed != null) {
      fail(failing(malformed, requestId).malformed());
    } else if (isInTheMiddleOfACall()) {
      fail(failing("the stream ended in the middle of a tool's input", requestId).brokenStream());
    } else if (!said && usage.output() == 0) {
      fail(failing("the stream ended with nothing in it", requestId).brokenStream());
    } else {
      callsWithoutInput.forEach(call -> next(new ModelEvent.ToolCalled(call)));
      last(
          reason == StopReason.TOOL_USE && !called
              ? new ModelEvent.Failed(failing("tool_use without a call", requestId).malformed())
              : new ModelEvent.Finished(reason, usage));
    }
  }

  /** An end that is a failure where it leaves nothing to read. */
  private void explained(StopReason reason, ModelFailure failure) {
    last(readable ? new ModelEvent.Finished(reason, usage) : new ModelEvent.Failed(failure));
  }

  private Failing failing(String what, String requestId) {
    return failures.of(route, what, requestId);
  }

  private static String why(MessageStopEvent stop) {
    return "stop reason " + stop.stopReasonAsString();
  }

  private boolean isInTheMiddleOfACall() {
    return open.values().stream().anyMatch(block -> block.callId != null);
  }

  private void say(String text, Function<String, ModelEvent> event) {
    if (!text.isEmpty()) {
      next(event.apply(text));
    }
  }

  private void next(ModelEvent event) {
    said = true;
    called |= event instanceof ModelEvent.ToolCalled;
    readable |= called || event instanceof ModelEvent.TextDelta;
    sink.accept(event);
  }

  private void fail(ModelFailure failure) {
    last(new ModelEvent.Failed(failure));
  }

  private void last(ModelEvent end) {
    over = true;
    sink.accept(end);
  }

  private static String present(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static int count(@Nullable Integer tokens) {
    return tokens == null ? 0 : Math.max(0, tokens);
  }

  /** A block that has not been told to its end. */
  private static final class Block {
    private final WholeCharacters text = new WholeCharacters();
    private final WholeCharacters reasoning = new WholeCharacters();
    private final ByteArrayOutputStream withheld = new ByteArrayOutputStream();
    private final StringBuilder input = new StringBuilder();
    private final @Nullable String callId;
    private final @Nullable String tool;

    Block() {
      this.callId = null;
      this.tool = null;
    }

    Block(String callId, String tool) {
      this.callId = callId;
      this.tool = tool;
    }

    void withhold(@Nullable SdkBytes piece) {
      if (piece != null) {
        withheld.writeBytes(piece.asByteArrayUnsafe());
      }
    }

    String withheldInBase64() {
      return Base64.getEncoder().encodeToString(withheld.toByteArray());
    }
  }
}
