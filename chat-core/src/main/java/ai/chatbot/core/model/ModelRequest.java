package ai.chatbot.core.model;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.tool.ToolSpec;
import java.util.List;

/**
 * One call of a model. Messages alternate and begin with the user's, and every tool call has its
 * result in the turn after it; {@code maxTokens} bounds the output, thoughts included, is within
 * what the route's generation gives, and is always set, since an unset one makes Bedrock reserve
 * the model's maximum. {@code asker} is whom the call is made for; a provider hears no more of them
 * than their {@linkplain UserId#pseudonym() pseudonym}.
 */
public record ModelRequest(
    Purpose purpose,
    UserId asker,
    Route route,
    String system,
    List<ModelMessage> messages,
    List<ToolSpec> tools,
    int maxTokens) {
  public ModelRequest {
    requireNonNull(purpose, "purpose is null");
    requireNonNull(asker, "asker is null");
    requireNonNull(route, "route is null");
    requireNonNull(system, "system is null");
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("messages is empty");
    }
    TurnOrder.check(messages);
    if (maxTokens < 1) {
      throw new IllegalArgumentException("maxTokens is below 1");
    }
    if (maxTokens > route.outputUpTo(maxTokens)) {
      throw new IllegalArgumentException("maxTokens is above the model's most");
    }
  }
}
