package ai.chatbot.bedrock;

import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.tool.ToolSpec;
import java.util.List;

/** Requests to ask a scripted Bedrock with. */
final class Requests {
  static final Route NOVA =
      new Route(new ModelId("nova-lite"), "nova-2-lite", "us.amazon.nova-2-lite-v1:0");

  private Requests() {}

  static ModelRequest hello() {
    return asking(List.of(ModelMessage.user("Hello")), List.of());
  }

  static ModelRequest asking(List<ModelMessage> messages, List<ToolSpec> tools) {
    return new ModelRequest(Purpose.CHAT, NOVA, "Be brief.", messages, tools, 400);
  }
}
