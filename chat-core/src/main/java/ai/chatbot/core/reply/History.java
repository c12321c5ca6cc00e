package ai.chatbot.core.reply;

import ai.chatbot.core.catalog.Input;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.model.DocumentFormat;
import ai.chatbot.core.model.ImageFormat;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolState;
import ai.chatbot.core.value.Blank;
import ai.chatbot.core.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns stored messages into what a model reads (shared rules: http-contract §11). Roles alternate
 * and begin with the user's, every tool call has its result in the turn after it, and no block is
 * empty. The same messages always give the same turns, and more messages only add to them, so that
 * a provider's prompt cache hits, but for two things: sealed reasoning goes back while its answer
 * goes on, since a model wants to see it before its tool calls, and is left out later; and when the
 * model's window is full, the oldest questions are left out with their answers.
 */
public final class History {
  private static final List<ModelBlock> NO_WORDS = List.of(new ModelBlock.Text("[No words]"));
  private static final ToolOutcome CANCELLED = new ToolOutcome.Failed("This call was cancelled.");

  private final Audience audience;
  private final List<ModelMessage> turns = new ArrayList<>();

  private History(Audience audience) {
    this.audience = audience;
  }

  /** The turns of those messages, oldest first, as far as that audience can be told of them. */
  public static List<ModelMessage> of(List<Message> messages, Audience audience) {
    History history = new History(audience);
    List<Message> told = Window.cut(messages, audience.tokens(), history::size);
    for (int at = 0; at < told.size(); at++) {
      history.add(told.get(at), at == told.size() - 1);
    }
    return List.copyOf(history.turns);
  }

  private long size(Message message) {
    return TokenEstimate.ofBlocks(
        switch (message.role()) {
          case USER -> asked(message).stream();
          case ASSISTANT ->
              Stream.concat(
                  said(Role.ASSISTANT, message.parts(), false).stream(),
                  results(message.parts()).stream());
        });
  }

  private void add(Message message, boolean goesOn) {
    switch (message.role()) {
      case USER -> turn(Role.USER, asked(message));
      case ASSISTANT -> steps(message.parts()).forEach(step -> addStep(step, goesOn));
    }
  }

  /** A question stays one, whatever became of its words: what follows is the answer to it. */
  private List<ModelBlock> asked(Message message) {
    List<ModelBlock> blocks = said(Role.USER, message.parts(), false);
    return blocks.isEmpty() ? NO_WORDS : blocks;
  }

  /** One call of the model: what it said, then what came of its tools. */
  private void addStep(List<MessagePart> parts, boolean goesOn) {
    turn(Role.ASSISTANT, said(Role.ASSISTANT, parts, goesOn));
    turn(Role.USER, results(parts));
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

  private List<ModelBlock> said(Role role, List<MessagePart> parts, boolean withReasoning) {
    List<ModelBlock> blocks = new ArrayList<>();
    for (MessagePart part : parts) {
      switch (part) {
        case MessagePart.Text(String text) when !Blank.is(text) ->
            blocks.add(new ModelBlock.Text(text));
        case MessagePart.Reasoning(String text, Seal seal) when withReasoning && seal != null ->
            blocks.add(new ModelBlock.Reasoning(text, seal));
        case MessagePart.ToolUse use when audience.tools() && role == Role.ASSISTANT ->
            blocks.add(new ModelBlock.ToolUse(use.call()));
        case MessagePart.Attachment file -> blocks.addAll(shown(role, file));
        case MessagePart.DocumentReference it -> blocks.add(named(it));
        case MessagePart.Text it -> {}
        case MessagePart.Reasoning it -> {}
        case MessagePart.ToolUse it -> {}
        case MessagePart.StepStart it -> {}
        case MessagePart.AnsweredBy it -> {}
      }
    }
    return blocks;
  }

  /** What is in a file that a person attached, or that there is one. */
  private List<ModelBlock> shown(Role role, MessagePart.Attachment file) {
    ModelBlock note = noted(file);
    return Optional.ofNullable(audience.files().get(file.id()))
        .filter(content -> role == Role.USER)
        .flatMap(content -> content(file.mediaType(), content))
        .map(content -> List.of(note, content))
        .orElseGet(() -> List.of(note));
  }

  private Optional<ModelBlock> content(String mediaType, Bytes content) {
    return image(mediaType, content).or(() -> document(mediaType, content));
  }

  private Optional<ModelBlock> image(String mediaType, Bytes content) {
    return ImageFormat.of(mediaType)
        .filter(format -> audience.inputs().contains(Input.IMAGES))
        .map(format -> new ModelBlock.Image(format, content));
  }

  private Optional<ModelBlock> document(String mediaType, Bytes content) {
    return DocumentFormat.of(mediaType)
        .filter(format -> audience.inputs().contains(Input.DOCUMENTS))
        .map(format -> new ModelBlock.Document(format, content));
  }

  /** Without its name: what a person calls a file must not reach a model as an instruction. */
  private static ModelBlock noted(MessagePart.Attachment file) {
    return new ModelBlock.Text("[An attached file, " + file.mediaType() + "]");
  }

  private static ModelBlock named(MessagePart.DocumentReference reference) {
    return new ModelBlock.Text(
        "[The document %s, kind %s, titled “%s”]"
            .formatted(reference.document(), reference.kind().word(), reference.title()));
  }

  private List<ModelBlock> results(List<MessagePart> parts) {
    List<ModelBlock> blocks = new ArrayList<>();
    for (MessagePart part : parts) {
      if (part instanceof MessagePart.ToolUse use && audience.tools()) {
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
