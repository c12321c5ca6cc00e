package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * What a generation can do and how it wants to be told.
 *
 * @param tools whether it calls tools
 * @param inputs what it takes besides text
 * @param thinking how it is told how hard to think
 * @param caching where a prompt may be remembered
 * @param contextWindow the most tokens of a whole call, output included
 * @param maxOutput the most tokens of an answer, thoughts included
 */
public record Capabilities(
    ToolCalling tools,
    Set<Input> inputs,
    Thinking thinking,
    Set<CachePlace> caching,
    int contextWindow,
    int maxOutput) {
  public Capabilities {
    requireNonNull(tools, "tools is null");
    inputs = Set.copyOf(inputs);
    requireNonNull(thinking, "thinking is null");
    caching = Set.copyOf(caching);
    if (maxOutput < 1) {
      throw new IllegalArgumentException("maxOutput is below 1");
    }
    if (contextWindow <= maxOutput) {
      throw new IllegalArgumentException("contextWindow is not above maxOutput");
    }
  }
}
