package ai.chatbot.core.conversation;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import org.jspecify.annotations.Nullable;

/** A piece of a message. */
public sealed interface MessagePart {

  /** Where one call of the model begins; an answer with tools has several. */
  record StepStart() implements MessagePart {}

  /** Text; in an answer it is Markdown. */
  record Text(String text) implements MessagePart {
    public Text {
      requireNonNull(text, "text is null");
    }
  }

  /**
   * What the model thought aloud. The text is empty where the provider withheld it; the seal is
   * handed back unread while the answer goes on.
   */
  record Reasoning(String text, @Nullable Seal seal) implements MessagePart {
    public Reasoning {
      requireNonNull(text, "text is null");
    }
  }

  /**
   * A tool call and, once it is settled, its outcome. A call without one was cut off when the
   * answer ended.
   */
  record ToolUse(ToolCall call, @Nullable ToolOutcome outcome) implements MessagePart {
    public ToolUse {
      requireNonNull(call, "call is null");
    }

    /** The same call, settled. */
    public ToolUse settled(ToolOutcome settled) {
      return new ToolUse(call, settled);
    }
  }
}
