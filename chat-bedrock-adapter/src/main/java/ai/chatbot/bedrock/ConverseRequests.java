package ai.chatbot.bedrock;

import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;

/** The core's requests as ConverseStream's. Equal requests give equal bytes. */
final class ConverseRequests {
  private ConverseRequests() {}

  static ConverseStreamRequest of(ModelRequest request) {
    ConverseStreamRequest.Builder asked =
        ConverseStreamRequest.builder()
            .modelId(request.route().inferenceId())
            .messages(request.messages().stream().map(ConverseRequests::message).toList())
            .inferenceConfig(config -> config.maxTokens(request.maxTokens()));
    if (!request.system().isBlank()) {
      asked.system(SystemContentBlock.fromText(request.system()));
    }
    if (!request.tools().isEmpty()) {
      asked.toolConfig(config -> config.tools(tools(request)));
    }
    return asked.build();
  }

  private static Message message(ModelMessage message) {
    return Message.builder()
        .role(role(message.role()))
        .content(message.blocks().stream().map(ConverseRequests::block).toList())
        .build();
  }

  private static ConversationRole role(Role role) {
    return switch (role) {
      case USER -> ConversationRole.USER;
      case ASSISTANT -> ConversationRole.ASSISTANT;
    };
  }

  private static ContentBlock block(ModelBlock block) {
    return switch (block) {
      case ModelBlock.Text text -> ContentBlock.fromText(text.text());
      case ModelBlock.Reasoning reasoning -> reasoning(reasoning);
      case ModelBlock.ToolUse use -> toolUse(use.call());
      case ModelBlock.ToolResult result ->
          ContentBlock.fromToolResult(toolResult(result.callId(), result.outcome()));
    };
  }

  private static ContentBlock reasoning(ModelBlock.Reasoning reasoning) {
    return ContentBlock.fromReasoningContent(
        content ->
            content.reasoningText(
                text -> text.text(reasoning.text()).signature(reasoning.signature())));
  }

  private static ContentBlock toolUse(ToolCall call) {
    return ContentBlock.fromToolUse(
        use -> use.toolUseId(call.id()).name(call.tool()).input(Documents.of(call.input())));
  }

  private static ToolResultBlock toolResult(String callId, ToolOutcome outcome) {
    ToolResultBlock.Builder result = ToolResultBlock.builder().toolUseId(callId);
    return switch (outcome) {
      case ToolOutcome.Succeeded succeeded ->
          result
              .status(ToolResultStatus.SUCCESS)
              .content(ToolResultContentBlock.fromJson(Documents.of(succeeded.output())))
              .build();
      case ToolOutcome.Failed failed ->
          result
              .status(ToolResultStatus.ERROR)
              .content(ToolResultContentBlock.fromText(failed.reason()))
              .build();
    };
  }

  private static List<Tool> tools(ModelRequest request) {
    return request.tools().stream().map(ConverseRequests::tool).toList();
  }

  private static Tool tool(ToolSpec spec) {
    return Tool.fromToolSpec(
        tool ->
            tool.name(spec.name())
                .description(spec.description())
                .inputSchema(ToolInputSchema.fromJson(Documents.of(spec.inputSchema()))));
  }
}
