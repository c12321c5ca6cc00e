package ai.chatbot.core.conversation;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolState;
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

  /** A tool call and how far it has come. */
  record ToolUse(ToolCall call, ToolState state) implements MessagePart {
    public ToolUse {
      requireNonNull(call, "call is null");
      requireNonNull(state, "state is null");
    }

    /** A call that runs, or was cut off. */
    public static ToolUse called(ToolCall call) {
      return new ToolUse(call, new ToolState.Called());
    }

    /** A call that is over. */
    public static ToolUse settled(ToolCall call, ToolOutcome outcome) {
      return new ToolUse(call, new ToolState.Settled(outcome));
    }
  }
}
