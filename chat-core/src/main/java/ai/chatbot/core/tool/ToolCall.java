package ai.chatbot.core.tool;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.value.Value;

/** A model's wish to have a tool run; {@code id} is the model's own name for this call. */
public record ToolCall(String id, String tool, Value.Fields input) {
  public ToolCall {
    requireNonNull(id, "id is null");
    requireNonNull(tool, "tool is null");
    requireNonNull(input, "input is null");
  }
}
