package ai.chatbot.core.contract;

import ai.chatbot.core.catalog.CachePlace;
import ai.chatbot.core.catalog.Capabilities;
import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Geography;
import ai.chatbot.core.catalog.Lifecycle;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Thinking;
import ai.chatbot.core.catalog.ToolCalling;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.tool.ToolSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Requests to ask a language model with. */
public final class ARequest {
  /** What a model can do that takes text and tools and nothing else. */
  public static final Capabilities PLAIN = able(ToolCalling.STREAMED, Thinking.NONE, Set.of());

  private ARequest() {}

  /** What a model can do that takes text and calls tools, thinks and remembers like that. */
  public static Capabilities able(ToolCalling tools, Thinking thinking, Set<CachePlace> caching) {
    return new Capabilities(tools, Set.of(), thinking, caching, 200_000, 64_000);
  }

  /** Somebody says hello in a chat. */
  public static ModelRequest hello() {
    return asking(List.of(ModelMessage.user("Hello")), List.of());
  }

  /** Anna's chat so far, with tools to call. */
  public static ModelRequest asking(List<ModelMessage> messages, List<ToolSpec> tools) {
    return to(route(PLAIN, Effort.OFF), messages, tools);
  }

  /** Anna's chat so far, by that route. */
  public static ModelRequest to(Route route, List<ModelMessage> messages, List<ToolSpec> tools) {
    return new ModelRequest(
        Purpose.CHAT,
        People.anna().id(),
        route,
        "Be brief.",
        messages,
        tools,
        route.outputUpTo(4_000));
  }

  /** One question for that purpose. */
  public static ModelRequest of(Purpose purpose, String system, String question) {
    return new ModelRequest(
        purpose,
        People.anna().id(),
        route(PLAIN, Effort.OFF),
        system,
        List.of(ModelMessage.user(question)),
        List.of(),
        400);
  }

  /** To a model that can do that. */
  public static Route route(Capabilities capabilities, Effort effort) {
    Generation generation =
        generation(
            "Amazon Nova 2 Lite",
            "amazon.nova-2-lite-v1:0",
            Lifecycle.since("2025-12-02"),
            capabilities);
    return new Route(
        new ModelId("nova-lite"), generation, Geography.US, effort, Route.Reason.NEWEST);
  }

  /** A model that is called by its profile for the United States. */
  public static Generation generation(
      String name, String baseId, Lifecycle lifecycle, Capabilities capabilities) {
    return new Generation(
        name, baseId, lifecycle, Set.of(Geography.US), capabilities, Optional.empty(), List.of());
  }
}
