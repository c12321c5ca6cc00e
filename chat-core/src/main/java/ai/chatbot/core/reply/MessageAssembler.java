package ai.chatbot.core.reply;

import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds a reply's events up to the parts of its message, and knows what is still open. The one place
 * where this happens. Not safe for use by several threads.
 */
public final class MessageAssembler {
  private static final ToolOutcome CUT_OFF =
      new ToolOutcome.Failed("The answer ended before this tool did.");

  private final List<Piece> pieces = new ArrayList<>();
  private final Map<Integer, Writing> openWritings = new LinkedHashMap<>();
  private final Map<String, Call> calls = new LinkedHashMap<>();
  private boolean stepOpen;

  /** An answer of which nothing is there yet. */
  public MessageAssembler() {}

  /** An answer that goes on: what was there stays, and its calls may still be settled. */
  public MessageAssembler(List<MessagePart> earlier) {
    earlier.forEach(this::add);
  }

  /** The message that those events add up to. */
  public static MessageAssembler of(List<ReplyEvent> events) {
    return new MessageAssembler().with(events);
  }

  /** This message with those events. */
  public MessageAssembler with(List<ReplyEvent> events) {
    events.forEach(this::accept);
    return this;
  }

  /** Takes the next event. */
  public void accept(ReplyEvent event) {
    switch (event) {
      case ReplyEvent.StepStarted it -> startStep();
      case ReplyEvent.StepFinished it -> stepOpen = false;
      case ReplyEvent.TextStarted(int part) -> open(part, new Writing(false));
      case ReplyEvent.TextDelta(int part, String text) -> write(part, text);
      case ReplyEvent.TextEnded(int part) -> openWritings.remove(part);
      case ReplyEvent.ReasoningStarted(int part) -> open(part, new Writing(true));
      case ReplyEvent.ReasoningDelta(int part, String text) -> write(part, text);
      case ReplyEvent.ReasoningEnded(int part, Seal seal) -> seal(part, seal);
      case ReplyEvent.ToolInputStarted(String callId, String tool) -> expect(callId);
      case ReplyEvent.ToolCalled(ToolCall call) -> expect(call.id()).call = call;
      case ReplyEvent.ToolSettled(String callId, ToolOutcome outcome) ->
          expect(callId).state = new ToolState.Settled(outcome);
      case ReplyEvent.AnsweredBy(var by) -> answeredBy(by);
      case ReplyEvent.ApprovalRequested(String callId, ApprovalId approval) ->
          expect(callId).state = new ToolState.ApprovalRequested(approval);
      case ReplyEvent.ToolDenied(String callId) -> {}
      case ReplyEvent.Started it -> {}
      case ReplyEvent.ToolInputDelta it -> {}
      case ReplyEvent.DocumentOpened it -> {}
      case ReplyEvent.DocumentDelta it -> {}
      case ReplyEvent.DocumentSaved it -> {}
      case ReplyEvent.Suggested it -> {}
      case ReplyEvent.Titled it -> {}
      case ReplyEvent.Ended it -> {}
    }
  }

  /** The parts so far, without empty texts and without calls whose input never became whole. */
  public List<MessagePart> parts() {
    return pieces.stream().flatMap(piece -> piece.part().stream()).toList();
  }

  /** The events that close whatever is open: texts, calls, the step. */
  public List<ReplyEvent> closing() {
    Stream<ReplyEvent> texts =
        openWritings.entrySet().stream().map(open -> open.getValue().end(open.getKey()));
    Stream<ReplyEvent> unsettled =
        calls.values().stream()
            .filter(Call::isUnsettled)
            .map(call -> new ReplyEvent.ToolSettled(call.callId, CUT_OFF));
    Stream<ReplyEvent> step = stepOpen ? Stream.of(new ReplyEvent.StepFinished()) : Stream.empty();
    return Stream.of(texts, unsettled, step).flatMap(events -> events).toList();
  }

  private void add(MessagePart part) {
    if (part instanceof MessagePart.ToolUse(ToolCall call, ToolState state)) {
      Call known = expect(call.id());
      known.call = call;
      known.state = state;
    } else {
      pieces.add(() -> Optional.of(part));
    }
  }

  /** Said once: an answer that goes on is the same model's. */
  private void answeredBy(MessagePart.AnsweredBy by) {
    if (!parts().contains(by)) {
      pieces.add(() -> Optional.of(by));
    }
  }

  private void startStep() {
    stepOpen = true;
    pieces.add(() -> Optional.of(new MessagePart.StepStart()));
  }

  private void open(int part, Writing writing) {
    openWritings.put(part, writing);
    pieces.add(writing);
  }

  private void write(int part, String text) {
    Objects.requireNonNull(openWritings.get(part), "no such part is open").text.append(text);
  }

  private void seal(int part, @Nullable Seal seal) {
    Writing writing = openWritings.remove(part);
    if (writing != null) {
      writing.seal = seal;
    }
  }

  private Call expect(String callId) {
    return calls.computeIfAbsent(
        callId,
        id -> {
          Call call = new Call(id);
          pieces.add(call);
          return call;
        });
  }

  /** Something that may have become a part by the time it is asked. */
  private interface Piece {
    Optional<MessagePart> part();
  }

  private static final class Writing implements Piece {
    private final boolean reasoning;
    private final StringBuilder text = new StringBuilder();
    private @Nullable Seal seal;

    Writing(boolean reasoning) {
      this.reasoning = reasoning;
    }

    @Override
    public Optional<MessagePart> part() {
      if (reasoning) {
        return text.isEmpty() && seal == null
            ? Optional.empty()
            : Optional.of(new MessagePart.Reasoning(text.toString(), seal));
      }
      return text.isEmpty() ? Optional.empty() : Optional.of(new MessagePart.Text(text.toString()));
    }

    ReplyEvent end(int part) {
      return reasoning ? new ReplyEvent.ReasoningEnded(part, seal) : new ReplyEvent.TextEnded(part);
    }
  }

  private static final class Call implements Piece {
    private final String callId;
    private @Nullable ToolCall call;
    private ToolState state = new ToolState.Called();

    Call(String callId) {
      this.callId = callId;
    }

    /** Was it to run, and has nothing become of it? One that waits for a person's word may wait. */
    boolean isUnsettled() {
      return call != null
          && (state instanceof ToolState.Called || state instanceof ToolState.Approved);
    }

    @Override
    public Optional<MessagePart> part() {
      return Optional.ofNullable(call).map(known -> new MessagePart.ToolUse(known, state));
    }
  }
}
