package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.reply.CleanText;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a model says in one call, as the reply's events: opens and closes texts and reasoning. */
final class StepEvents implements Consumer<ModelEvent> {
  private final CallIds ids;
  private final Consumer<ReplyEvent> out;
  private final Map<String, String> idsBySaid = new HashMap<>();
  private final List<ToolCall> calls = new ArrayList<>();
  private Open open = Open.NOTHING;
  private int nextPart;
  private TokenUsage usage = TokenUsage.NONE;
  private @Nullable StopReason reason;
  private @Nullable ModelFailure failure;

  StepEvents(int firstPart, CallIds ids, Consumer<ReplyEvent> out) {
    this.nextPart = firstPart;
    this.ids = ids;
    this.out = out;
  }

  @Override
  public void accept(ModelEvent event) {
    switch (event) {
      case ModelEvent.TextDelta(String text) -> text(CleanText.of(text));
      case ModelEvent.ReasoningDelta(String text) -> reasoning(CleanText.of(text));
      case ModelEvent.ReasoningSealed(Seal seal) -> sealed(seal);
      case ModelEvent.ToolInputStarted(String callId, String tool) -> toolStarted(callId, tool);
      case ModelEvent.ToolInputDelta(String callId, String json) ->
          out.accept(new ReplyEvent.ToolInputDelta(id(callId), CleanText.of(json)));
      case ModelEvent.ToolCalled(ToolCall call) -> called(call);
      case ModelEvent.Finished(StopReason why, TokenUsage counted) -> finish(why, counted);
      case ModelEvent.Failed failed -> failure = failed.failure();
    }
  }

  List<ToolCall> calls() {
    return List.copyOf(calls);
  }

  StopReason reason() {
    return requireNonNull(reason, "the model has not finished");
  }

  /** What the call took; nothing while it has not finished. */
  TokenUsage usage() {
    return usage;
  }

  /** Why the model did not finish. */
  Optional<ModelFailure> failure() {
    return Optional.ofNullable(failure);
  }

  int nextPart() {
    return nextPart;
  }

  private void text(String text) {
    if (open != Open.TEXT) {
      close();
      open = Open.TEXT;
      out.accept(new ReplyEvent.TextStarted(nextPart));
    }
    out.accept(new ReplyEvent.TextDelta(nextPart, text));
  }

  private void reasoning(String text) {
    openReasoning();
    out.accept(new ReplyEvent.ReasoningDelta(nextPart, text));
  }

  /** What is sealed is whole: what the model thinks next gets a seal of its own. */
  private void sealed(Seal seal) {
    if (seal instanceof Seal.Redacted) {
      close();
    }
    openReasoning();
    endReasoning(seal);
  }

  private void openReasoning() {
    if (open != Open.REASONING) {
      close();
      open = Open.REASONING;
      out.accept(new ReplyEvent.ReasoningStarted(nextPart));
    }
  }

  private void endReasoning(@Nullable Seal seal) {
    out.accept(new ReplyEvent.ReasoningEnded(nextPart++, seal));
    open = Open.NOTHING;
  }

  private void toolStarted(String callId, String tool) {
    close();
    out.accept(new ReplyEvent.ToolInputStarted(id(callId), tool));
  }

  private void called(ToolCall said) {
    ToolCall call = new ToolCall(id(said.id()), said.tool(), CleanText.of(said.input()));
    close();
    calls.add(call);
    out.accept(new ReplyEvent.ToolCalled(call));
  }

  /** The answer's id for the call that the model names so in this step. */
  private String id(String said) {
    return idsBySaid.computeIfAbsent(said, ids::take);
  }

  /** The step itself ends after its tools, or with the reply. */
  private void finish(StopReason why, TokenUsage counted) {
    close();
    reason = why;
    usage = counted;
  }

  private void close() {
    switch (open) {
      case NOTHING -> {}
      case TEXT -> out.accept(new ReplyEvent.TextEnded(nextPart++));
      case REASONING -> endReasoning(null);
    }
    open = Open.NOTHING;
  }

  private enum Open {
    NOTHING,
    TEXT,
    REASONING
  }
}
