package ai.chatbot.core.tool;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.value.Blank;
import ai.chatbot.core.value.Value;

/** What came of a tool call; the model is told either. */
public sealed interface ToolOutcome {

  /** The tool ran. */
  record Succeeded(Value.Fields output) implements ToolOutcome {
    public Succeeded {
      requireNonNull(output, "output is null");
    }
  }

  /** The tool did not run to its end; {@code reason} is for the model and may be shown. */
  record Failed(String reason) implements ToolOutcome {
    public Failed {
      if (Blank.is(reason)) {
        throw new IllegalArgumentException("reason is blank");
      }
    }
  }
}
