package ai.chatbot.core.model;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.tool.ToolCall;

/**
 * What a model says while it answers, in order. The last event is the only {@link Finished} or
 * {@link Failed}.
 */
public sealed interface ModelEvent {

  /** More text. */
  record TextDelta(String text) implements ModelEvent {
    public TextDelta {
      requireNonNull(text, "text is null");
    }
  }

  /** More reasoning. */
  record ReasoningDelta(String text) implements ModelEvent {
    public ReasoningDelta {
      requireNonNull(text, "text is null");
    }
  }

  /** The reasoning so far is sealed, or there was reasoning of which only the seal is given. */
  record ReasoningSealed(Seal seal) implements ModelEvent {
    public ReasoningSealed {
      requireNonNull(seal, "seal is null");
    }
  }

  /** The model begins to write a tool's input. */
  record ToolInputStarted(String callId, String tool) implements ModelEvent {
    public ToolInputStarted {
      requireNonNull(callId, "callId is null");
      requireNonNull(tool, "tool is null");
    }
  }

  /** A piece of a tool's input, as JSON text that is whole only at the end. */
  record ToolInputDelta(String callId, String json) implements ModelEvent {
    public ToolInputDelta {
      requireNonNull(callId, "callId is null");
      requireNonNull(json, "json is null");
    }
  }

  /** A tool call, its input whole and read. */
  record ToolCalled(ToolCall call) implements ModelEvent {
    public ToolCalled {
      requireNonNull(call, "call is null");
    }
  }

  /** The model ended by itself. */
  record Finished(StopReason reason, TokenUsage usage) implements ModelEvent {
    public Finished {
      requireNonNull(reason, "reason is null");
      requireNonNull(usage, "usage is null");
    }
  }

  /** The attempt failed, before or after its first delta. */
  record Failed(ModelFailure failure) implements ModelEvent {
    public Failed {
      requireNonNull(failure, "failure is null");
    }
  }
}
