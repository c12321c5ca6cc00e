package ai.chatbot.core.reply;

import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns stored messages into what a model reads (shared rules: http-contract §11). Roles alternate
 * and begin with the user's, every tool call has its result in the turn after it, and no block is
 * empty. The same messages always give the same turns, and more messages only add to them, so that
 * a provider's prompt cache hits; but for sealed reasoning, which goes back while its answer goes
 * on, since a model wants to see it before its tool calls, and is left out later.
 */
public final class History {
  private static final ToolOutcome CANCELLED = new ToolOutcome.Failed("This call was cancelled.");

  private final List<ModelMessage> turns = new ArrayList<>();

  private History() {}

  /** The turns of those messages, oldest first. */
  public static List<ModelMessage> of(List<Message> messages) {
    History history = new History();
    for (int at = 0; at < messages.size(); at++) {
      history.add(messages.get(at), at == messages.size() - 1);
    }
    return List.copyOf(history.turns);
  }

  /**
   * The same turns without tools, for a request that offers none: Bedrock refuses calls and results
   * in it.
   */
  public static List<ModelMessage> wordsOf(List<Message> messages) {
    return of(messages.stream().map(History::wordsOnly).toList());
  }

  private static Message wordsOnly(Message message) {
    List<MessagePart> words = message.parts().stream().filter(History::isWords).toList();
    return new Message(
        message.id(), message.chat(), message.role(), words, message.ending(), message.createdAt());
  }

  private static boolean isWords(MessagePart part) {
    return switch (part) {
      case MessagePart.Text it -> true;
      case MessagePart.Attachment it -> true;
      case MessagePart.DocumentReference it -> true;
      case MessagePart.Reasoning it -> false;
      case MessagePart.ToolUse it -> false;
      case MessagePart.StepStart it -> false;
    };
  }

  private void add(Message message, boolean goesOn) {
    switch (message.role()) {
      case USER -> turn(Role.USER, said(message.parts(), false));
      case ASSISTANT -> steps(message.parts()).forEach(step -> addStep(step, goesOn));
    }
  }

  /** One call of the model: what it said, then what came of its tools. */
  private void addStep(List<MessagePart> parts, boolean goesOn) {
    boolean answerToNothing = turns.isEmpty();
    if (!answerToNothing) {
      turn(Role.ASSISTANT, said(parts, goesOn));
      turn(Role.USER, results(parts));
    }
  }

  private void turn(Role role, List<ModelBlock> blocks) {
    if (blocks.isEmpty()) {
      return;
    }
    if (!turns.isEmpty() && turns.getLast().role() == role) {
      List<ModelBlock> merged = new ArrayList<>(turns.removeLast().blocks());
      merged.addAll(blocks);
      turns.add(new ModelMessage(role, merged));
    } else {
      turns.add(new ModelMessage(role, blocks));
    }
  }

  private static List<List<MessagePart>> steps(List<MessagePart> parts) {
    List<List<MessagePart>> steps = new ArrayList<>();
    for (MessagePart part : parts) {
      if (part instanceof MessagePart.StepStart || steps.isEmpty()) {
        steps.add(new ArrayList<>());
      }
      steps.getLast().add(part);
    }
    return steps;
  }

  private static List<ModelBlock> said(List<MessagePart> parts, boolean withReasoning) {
    List<ModelBlock> blocks = new ArrayList<>();
    for (MessagePart part : parts) {
      switch (part) {
        case MessagePart.Text(String text) when !text.isBlank() ->
            blocks.add(new ModelBlock.Text(text));
        case MessagePart.Reasoning(String text, Seal seal) when withReasoning && seal != null ->
            blocks.add(new ModelBlock.Reasoning(text, seal));
        case MessagePart.ToolUse use -> blocks.add(new ModelBlock.ToolUse(use.call()));
        case MessagePart.Attachment it -> blocks.add(named(it));
        case MessagePart.DocumentReference it -> blocks.add(named(it));
        case MessagePart.Text it -> {}
        case MessagePart.Reasoning it -> {}
        case MessagePart.StepStart it -> {}
      }
    }
    return blocks;
  }

  /** Without its name: what a person calls a file must not reach a model as an instruction. */
  private static ModelBlock named(MessagePart.Attachment file) {
    return new ModelBlock.Text("[An attached file, " + file.mediaType() + "]");
  }

  private static ModelBlock named(MessagePart.DocumentReference reference) {
    return new ModelBlock.Text(
        "[The document %s, kind %s, titled “%s”]"
            .formatted(reference.document(), reference.kind().word(), reference.title()));
  }

  private static List<ModelBlock> results(List<MessagePart> parts) {
    List<ModelBlock> blocks = new ArrayList<>();
    for (MessagePart part : parts) {
      if (part instanceof MessagePart.ToolUse use) {
        blocks.add(new ModelBlock.ToolResult(use.call().id(), outcome(use.state())));
      }
    }
    return blocks;
  }

  private static ToolOutcome outcome(ToolState state) {
    return switch (state) {
      case ToolState.Settled(ToolOutcome outcome) -> outcome;
      case ToolState.Denied(var it, Optional<String> reason) -> denied(reason);
      case ToolState.Called it -> CANCELLED;
      case ToolState.ApprovalRequested it -> CANCELLED;
      case ToolState.Approved it -> CANCELLED;
    };
  }

  private static ToolOutcome denied(Optional<String> reason) {
    String why = reason.map(words -> " Their reason: " + words).orElse("");
    return new ToolOutcome.Failed("The person did not allow this call." + why);
  }
}
