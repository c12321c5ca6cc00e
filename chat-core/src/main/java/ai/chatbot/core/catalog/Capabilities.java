package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * What a generation can do and how it wants to be told. {@code streamsTools} is false for those
 * that refuse tools in a stream: they are asked for the whole answer at once. {@code maxOutput} is
 * in tokens, thoughts included.
 */
public record Capabilities(
    Thinking thinking, Set<CachePlace> caching, boolean streamsTools, int maxOutput) {
  public Capabilities {
    requireNonNull(thinking, "thinking is null");
    caching = Set.copyOf(caching);
    if (maxOutput < 1) {
      throw new IllegalArgumentException("maxOutput is below 1");
    }
  }
}
