package ai.chatbot.bedrock;

import ai.chatbot.core.catalog.CachePlace;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailStreamProcessingMode;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;

/** Requests of the core as requests of Bedrock. Equal requests give equal bytes. */
final class ConverseRequests {
  private static final CachePointBlock CACHE_POINT =
      CachePointBlock.builder().type(CachePointType.DEFAULT).build();

  private final Optional<Guardrail> guardrail;

  ConverseRequests(Optional<Guardrail> guardrail) {
    this.guardrail = guardrail;
  }

  /** For an answer as it is made. */
  ConverseStreamRequest streamed(ModelRequest request) {
    ConverseStreamRequest.Builder asked =
        ConverseStreamRequest.builder()
            .modelId(request.route().inferenceId())
            .messages(messages(request))
            .inferenceConfig(config -> config.maxTokens(request.maxTokens()))
            .requestMetadata(metadata(request));
    if (!request.system().isBlank()) {
      asked.system(system(request));
    }
    if (!request.tools().isEmpty()) {
      asked.toolConfig(config -> config.tools(tools(request)));
    }
    Value.Fields thinking = ThinkingFields.of(request.route(), request.maxTokens());
    if (!thinking.values().isEmpty()) {
      asked.additionalModelRequestFields(Documents.of(thinking));
    }
    guardrail.ifPresent(
        rail ->
            asked.guardrailConfig(
                config ->
                    config
                        .guardrailIdentifier(rail.id())
                        .guardrailVersion(rail.version())
                        .streamProcessingMode(GuardrailStreamProcessingMode.SYNC)));
    return asked.build();
  }

  /** For the whole answer at once: in all else the same. */
  ConverseRequest whole(ModelRequest request) {
    ConverseStreamRequest streamed = streamed(request);
    ConverseRequest.Builder asked =
        ConverseRequest.builder()
            .modelId(streamed.modelId())
            .messages(streamed.messages())
            .inferenceConfig(streamed.inferenceConfig())
            .requestMetadata(streamed.requestMetadata())
            .system(streamed.system())
            .toolConfig(streamed.toolConfig())
            .additionalModelRequestFields(streamed.additionalModelRequestFields());
    guardrail.ifPresent(
        rail ->
            asked.guardrailConfig(
                config -> config.guardrailIdentifier(rail.id()).guardrailVersion(rail.version())));
    return asked.build();
  }

  /** Stands beside the request in Bedrock's invocation logs. */
  private static Map<String, String> metadata(ModelRequest request) {
    return Map.of(
        "purpose", request.purpose().name().toLowerCase(Locale.ROOT),
        "user", request.asker().pseudonym());
  }

  private static List<SystemContentBlock> system(ModelRequest request) {
    List<SystemContentBlock> blocks = new ArrayList<>();
    blocks.add(SystemContentBlock.fromText(request.system()));
    if (caches(request, CachePlace.SYSTEM)) {
      blocks.add(SystemContentBlock.fromCachePoint(CACHE_POINT));
    }
    return blocks;
  }

  private static List<Tool> tools(ModelRequest request) {
    List<Tool> tools =
        new ArrayList<>(request.tools().stream().map(ConverseRequests::tool).toList());
    if (caches(request, CachePlace.TOOLS)) {
      tools.add(Tool.fromCachePoint(CACHE_POINT));
    }
    return tools;
  }

  private static Tool tool(ToolSpec spec) {
    return Tool.fromToolSpec(
        tool ->
            tool.name(spec.name())
                .description(spec.description())
                .inputSchema(ToolInputSchema.fromJson(Documents.of(spec.inputSchema()))));
  }

  /**
   * The person's last turn is remembered for the request after this one, and the turn before it is
   * what the request before this one had remembered.
   */
  private static List<Message> messages(ModelRequest request) {
    ConverseBlocks blocks = new ConverseBlocks();
    List<Message> messages = new ArrayList<>();
    int last = request.messages().size() - 1;
    for (int at = 0; at <= last; at++) {
      ModelMessage message = request.messages().get(at);
      List<ContentBlock> content = new ArrayList<>(blocks.of(message));
      if (at >= last - 2 && remembers(request, message)) {
        content.add(ContentBlock.fromCachePoint(CACHE_POINT));
      }
      messages.add(Message.builder().role(role(message.role())).content(content).build());
    }
    return messages;
  }

  /** Bedrock refuses a cache point right behind a document. */
  private static boolean remembers(ModelRequest request, ModelMessage message) {
    return message.role() == Role.USER
        && switch (message.blocks().getLast()) {
          case ModelBlock.ToolResult it -> caches(request, CachePlace.TOOL_RESULTS);
          case ModelBlock.Document it -> false;
          default -> caches(request, CachePlace.MESSAGES);
        };
  }

  private static ConversationRole role(Role role) {
    return switch (role) {
      case USER -> ConversationRole.USER;
      case ASSISTANT -> ConversationRole.ASSISTANT;
    };
  }

  /** Chats come back with the same beginning; a title or a document is asked for once. */
  private static boolean caches(ModelRequest request, CachePlace place) {
    return request.purpose() == Purpose.CHAT
        && request.route().generation().capabilities().caching().contains(place);
  }
}
