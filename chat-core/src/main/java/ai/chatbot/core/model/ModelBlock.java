package ai.chatbot.core.model;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;

/** A piece of a message to a model. */
public sealed interface ModelBlock {

  /** Text, never empty. */
  record Text(String text) implements ModelBlock {
    public Text {
      if (text.isBlank()) {
        throw new IllegalArgumentException("text is blank");
      }
    }
  }

  /** The model's own earlier reasoning with its seal. */
  record Reasoning(String text, String signature) implements ModelBlock {
    public Reasoning {
      requireNonNull(text, "text is null");
      requireNonNull(signature, "signature is null");
    }
  }

  /** The model's own earlier tool call. */
  record ToolUse(ToolCall call) implements ModelBlock {
    public ToolUse {
      requireNonNull(call, "call is null");
    }
  }

  /** What came of an earlier tool call. */
  record ToolResult(String callId, ToolOutcome outcome) implements ModelBlock {
    public ToolResult {
      requireNonNull(callId, "callId is null");
      requireNonNull(outcome, "outcome is null");
    }
  }
}
