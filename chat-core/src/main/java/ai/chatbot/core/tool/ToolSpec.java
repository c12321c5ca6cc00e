package ai.chatbot.core.tool;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.value.Value;

/** A tool as a model is told of it; {@code inputSchema} is a JSON Schema object. */
public record ToolSpec(String name, String description, Value.Fields inputSchema) {
  public ToolSpec {
    requireNonNull(name, "name is null");
    requireNonNull(description, "description is null");
    requireNonNull(inputSchema, "inputSchema is null");
  }
}
