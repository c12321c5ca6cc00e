package ai.chatbot.core.reply;

import ai.chatbot.core.catalog.Capabilities;
import ai.chatbot.core.catalog.Input;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.conversation.AttachmentId;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who a conversation is told to.
 *
 * @param tokens how much of it they can be told, by estimate
 * @param inputs what they take besides text
 * @param tools are they told of tool calls? Bedrock refuses calls and results in a request that
 *     offers no tools
 * @param files what is in the attached files that they are to see
 */
public record Audience(
    long tokens, Set<Input> inputs, boolean tools, Map<AttachmentId, Bytes> files) {
  public Audience {
    inputs = Set.copyOf(inputs);
    files = Map.copyOf(files);
    if (tokens < 1) {
      throw new IllegalArgumentException("tokens is below 1");
    }
  }

  /**
   * The model at the end of that route.
   *
   * @param system what it is told beforehand
   * @param tools what it is offered to call
   * @param output the tokens that its answer, with all its calls of tools, may take of the window,
   *     though never more than half
   */
  public static Audience at(Route route, String system, List<ToolSpec> tools, long output) {
    Capabilities able = route.generation().capabilities();
    long taken = Math.min(output, able.contextWindow() / 2) + TokenEstimate.of(system);
    for (ToolSpec tool : tools) {
      taken += TokenEstimate.of(tool);
    }
    return new Audience(
        Math.max(able.contextWindow() - taken, 1), able.inputs(), !tools.isEmpty(), Map.of());
  }

  /** The same, shown what is in those files. */
  public Audience seeing(Map<AttachmentId, Bytes> shown) {
    return new Audience(tokens, inputs, tools, shown);
  }
}
