package ai.chatbot.bedrock;

import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.value.Bytes;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentFormat;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentSource;
import software.amazon.awssdk.services.bedrockruntime.model.ImageFormat;
import software.amazon.awssdk.services.bedrockruntime.model.ImageSource;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;

/**
 * The blocks of one request's messages, oldest first. Documents are named by their place in it:
 * Bedrock wants a name, and one that a person made up could be read as an instruction.
 */
final class ConverseBlocks {
  private int documents;

  List<ContentBlock> of(ModelMessage message) {
    return message.blocks().stream().map(this::block).toList();
  }

  private ContentBlock block(ModelBlock block) {
    return switch (block) {
      case ModelBlock.Text text -> ContentBlock.fromText(text.text());
      case ModelBlock.Image image -> image(image);
      case ModelBlock.Document document -> document(document);
      case ModelBlock.Reasoning reasoning ->
          ContentBlock.fromReasoningContent(reasoning(reasoning));
      case ModelBlock.ToolUse use -> toolUse(use.call());
      case ModelBlock.ToolResult result ->
          ContentBlock.fromToolResult(toolResult(result.callId(), result.outcome()));
    };
  }

  private static ContentBlock image(ModelBlock.Image image) {
    return ContentBlock.fromImage(
        shown ->
            shown
                .format(ImageFormat.valueOf(image.format().name()))
                .source(ImageSource.fromBytes(bytes(image.content()))));
  }

  private ContentBlock document(ModelBlock.Document document) {
    String name = "Document " + ++documents;
    return ContentBlock.fromDocument(
        shown ->
            shown
                .name(name)
                .format(DocumentFormat.valueOf(document.format().name()))
                .source(DocumentSource.fromBytes(bytes(document.content()))));
  }

  private static SdkBytes bytes(Bytes content) {
    return SdkBytes.fromByteArrayUnsafe(content.toArray());
  }

  private static ReasoningContentBlock reasoning(ModelBlock.Reasoning reasoning) {
    return switch (reasoning.seal()) {
      case Seal.Signature signature ->
          ReasoningContentBlock.fromReasoningText(
              text -> text.text(reasoning.text()).signature(signature.value()));
      case Seal.Redacted redacted ->
          ReasoningContentBlock.fromRedactedContent(
              SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(redacted.data())));
    };
  }

  private static ContentBlock toolUse(ToolCall call) {
    return ContentBlock.fromToolUse(
        use ->
            use.toolUseId(ToolNames.fitting(call.id()))
                .name(ToolNames.fitting(call.tool()))
                .input(Documents.of(call.input())));
  }

  private static ToolResultBlock toolResult(String callId, ToolOutcome outcome) {
    ToolResultBlock.Builder result = ToolResultBlock.builder().toolUseId(ToolNames.fitting(callId));
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
}
