package ai.chatbot.bedrock;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStart;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** The events that a whole answer would have been streamed as, so that it is read in one place. */
final class WholeAnswer {
  private final List<ConverseStreamOutput> events = new ArrayList<>();

  private WholeAnswer() {}

  static List<ConverseStreamOutput> events(ConverseResponse response) {
    WholeAnswer answer = new WholeAnswer();
    if (response.output() != null && response.output().message() != null) {
      List<ContentBlock> blocks = response.output().message().content();
      for (int index = 0; index < blocks.size(); index++) {
        answer.block(index, blocks.get(index));
      }
    }
    answer.end(response);
    return answer.events;
  }

  private void block(int index, ContentBlock block) {
    switch (block.type()) {
      case TEXT -> delta(index, ContentBlockDelta.fromText(block.text()));
      case REASONING_CONTENT -> reasoning(index, block.reasoningContent());
      case TOOL_USE -> toolUse(index, block.toolUse());
      default -> {}
    }
    events.add(ConverseStreamOutput.contentBlockStopBuilder().contentBlockIndex(index).build());
  }

  private void reasoning(int index, ReasoningContentBlock reasoning) {
    if (reasoning.redactedContent() != null) {
      thought(index, ReasoningContentBlockDelta.fromRedactedContent(reasoning.redactedContent()));
    } else if (reasoning.reasoningText() != null) {
      thought(index, ReasoningContentBlockDelta.fromText(reasoning.reasoningText().text()));
      if (reasoning.reasoningText().signature() != null) {
        thought(
            index, ReasoningContentBlockDelta.fromSignature(reasoning.reasoningText().signature()));
      }
    }
  }

  private void thought(int index, ReasoningContentBlockDelta reasoning) {
    delta(index, ContentBlockDelta.fromReasoningContent(reasoning));
  }

  private void toolUse(int index, ToolUseBlock use) {
    events.add(
        ConverseStreamOutput.contentBlockStartBuilder()
            .contentBlockIndex(index)
            .start(
                ContentBlockStart.fromToolUse(
                    start -> start.toolUseId(use.toolUseId()).name(use.name())))
            .build());
    String input = use.input() == null ? "" : ToolInputJson.write(use.input());
    delta(index, ContentBlockDelta.fromToolUse(tool -> tool.input(input)));
  }

  private void delta(int index, ContentBlockDelta delta) {
    events.add(
        ConverseStreamOutput.contentBlockDeltaBuilder()
            .contentBlockIndex(index)
            .delta(delta)
            .build());
  }

  private void end(ConverseResponse response) {
    if (response.stopReasonAsString() != null) {
      events.add(
          ConverseStreamOutput.messageStopBuilder()
              .stopReason(response.stopReasonAsString())
              .build());
    }
    events.add(ConverseStreamOutput.metadataBuilder().usage(response.usage()).build());
  }
}
