package ai.chatbot.core.model;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.value.Blank;
import ai.chatbot.core.value.Bytes;

/** A piece of a message to a model. */
public sealed interface ModelBlock {

  /** Text, never empty. */
  record Text(String text) implements ModelBlock {
    public Text {
      if (Blank.is(text)) {
        throw new IllegalArgumentException("text is blank");
      }
    }
  }

  /** An image that a person shows. */
  record Image(ImageFormat format, Bytes content) implements ModelBlock {
    public Image {
      requireNonNull(format, "format is null");
      requireNonNull(content, "content is null");
    }
  }

  /**
   * A document that a person shows. It has no name: what a person calls a file must not reach a
   * model as if it were an instruction.
   */
  record Document(DocumentFormat format, Bytes content) implements ModelBlock {
    public Document {
      requireNonNull(format, "format is null");
      requireNonNull(content, "content is null");
    }
  }

  /** The model's own earlier reasoning with its seal; the text is empty where it was withheld. */
  record Reasoning(String text, Seal seal) implements ModelBlock {
    public Reasoning {
      requireNonNull(text, "text is null");
      requireNonNull(seal, "seal is null");
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
