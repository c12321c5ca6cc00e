package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.catalog.ToolCalling;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.reply.Audience;
import ai.chatbot.core.reply.History;
import ai.chatbot.core.reply.MessageAssembler;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyFailure;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.tool.ToolState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes one answer: calls the model, runs the tools it asks for, and calls it again with what came
 * of them: five calls of the model at most, of which the last runs no tool. Where a call waits for
 * a person's word the answer pauses; it goes on as a reply of its own, and with the calls it has
 * left. Knows nothing of stores and connections.
 */
final class ReplyRunner {
  private static final int MAX_STEPS = 5;
  private static final int MAX_TOKENS = 8_000;

  /** A model that stops for these is not waiting for its tools. */
  private static final Set<StopReason> CUT_SHORT =
      Set.of(StopReason.MAX_TOKENS, StopReason.CONTEXT_FULL, StopReason.CONTENT_FILTERED);

  private static final Predicate<MessagePart> IS_A_STEP = MessagePart.StepStart.class::isInstance;

  private final Calls calls;
  private final Toolbox tools;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  ReplyRunner(Calls calls, Toolbox tools, InstantSource clock, Supplier<UUID> ids) {
    this.calls = calls;
    this.tools = tools;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Emits the answer's events but its start and its end, and returns how it came about.
   *
   * @throws InterruptedException if the calling thread was interrupted; the model is closed
   */
  Answer run(ReplyTask task, Consumer<ReplyEvent> out) throws InterruptedException {
    Optional<Routing.Ladder> ladder = calls.ladder(Purpose.CHAT, task);
    return ladder.isPresent() ? new Run(task, ladder.get(), out).whole() : Answer.withoutAModel();
  }

  private List<ToolSpec> offered(Route route) {
    return route.generation().capabilities().tools() == ToolCalling.NONE
        ? List.of()
        : tools.specs();
  }

  /** One answer while it is made. */
  private final class Run {
    private final ReplyTask task;
    private final Consumer<ReplyEvent> out;
    private final MessageAssembler answer;
    private final CallIds callIds;
    private Routing.Ladder ladder;
    private int steps;
    private int nextPart;
    private TokenUsage usage = TokenUsage.NONE;

    Run(ReplyTask task, Routing.Ladder ladder, Consumer<ReplyEvent> out) {
      this.task = task;
      this.ladder = ladder;
      this.out = out;
      this.answer = new MessageAssembler(task.earlier());
      this.callIds = CallIds.after(task.earlier());
      this.steps = Math.toIntExact(task.earlier().stream().filter(IS_A_STEP).count());
    }

    Answer whole() throws InterruptedException {
      settleTheDecided();
      while (true) {
        StepEvents said = step();
        Optional<ReplyEnd> end = end(said);
        if (end.isEmpty()) {
          end = settle(said.calls());
        }
        if (end.isPresent()) {
          return new Answer(end.get(), ladder.first(), usage, said.failure());
        }
      }
    }

    private void emit(ReplyEvent event) {
      answer.accept(event);
      out.accept(event);
    }

    /** What a person has said yes and no to since the answer paused. */
    private void settleTheDecided() throws InterruptedException {
      List<ToolCall> approved = new ArrayList<>();
      for (MessagePart part : latestStep()) {
        if (part instanceof MessagePart.ToolUse(ToolCall call, ToolState.Approved it)) {
          approved.add(call);
        } else if (part instanceof MessagePart.ToolUse(ToolCall call, ToolState.Denied it)) {
          emit(new ReplyEvent.ToolDenied(call.id()));
        }
      }
      tools.run(approved, task, this::emit);
    }

    /** An answer pauses at the end of a step: what waited is in its latest. */
    private List<MessagePart> latestStep() {
      List<MessagePart> all = task.earlier();
      int start = all.size() - 1;
      while (start > 0 && !IS_A_STEP.test(all.get(start))) {
        start--;
      }
      return all.subList(Math.max(start, 0), all.size());
    }

    /** Whoever has answered the first call makes all of the answer. */
    private StepEvents step() throws InterruptedException {
      steps++;
      emit(new ReplyEvent.StepStarted());
      StepEvents said = new StepEvents(nextPart, callIds, this::emit);
      Route route = calls.make(task, ladder, this::request, this::answering, said);
      ladder = new Routing.Ladder(List.of(route));
      nextPart = said.nextPart();
      usage = usage.plus(said.usage());
      return said;
    }

    private void answering(Route route) {
      MessagePart.AnsweredBy by =
          new MessagePart.AnsweredBy(
              route.model().value(),
              route.inferenceId(),
              route.reason() == Route.Reason.OTHER_MODEL);
      if (!answer.parts().contains(by)) {
        emit(new ReplyEvent.AnsweredBy(by));
      }
    }

    private Optional<ReplyEnd> end(StepEvents said) {
      if (said.failure().isPresent()) {
        return Optional.of(new ReplyEnd.Failed(ReplyFailure.of(said.failure().get())));
      }
      boolean done =
          said.calls().isEmpty()
              || CUT_SHORT.contains(said.reason())
              // Nobody would hear what came of its calls.
              || steps == MAX_STEPS
              // One that calls a tool although it was offered none has nothing more to say.
              || offered(ladder.rungs().getFirst()).isEmpty();
      return done ? Optional.of(new ReplyEnd.Finished(said.reason())) : Optional.empty();
    }

    /** Runs what may run, and asks for the rest: then the answer pauses here. */
    private Optional<ReplyEnd> settle(List<ToolCall> called) throws InterruptedException {
      List<ToolCall> waiting = called.stream().filter(tools::needsApproval).toList();
      tools.run(called.stream().filter(call -> !waiting.contains(call)).toList(), task, this::emit);
      for (ToolCall call : waiting) {
        emit(new ReplyEvent.ApprovalRequested(call.id(), new ApprovalId(ids.get().toString())));
      }
      emit(new ReplyEvent.StepFinished());
      return waiting.isEmpty()
          ? Optional.empty()
          : Optional.of(new ReplyEnd.Finished(StopReason.TOOL_USE));
    }

    private ModelRequest request(Route route) {
      List<Message> messages = new ArrayList<>(task.messages());
      messages.add(
          Message.answer(
              task.reply().answer(),
              task.reply().chat(),
              answer.parts(),
              Ending.FINISHED,
              clock.instant()));
      List<ToolSpec> offered = offered(route);
      int maxTokens = route.outputUpTo(task.maxTokens().orElse(MAX_TOKENS));
      Audience audience =
          Audience.at(route, task.instructions(), offered, (long) MAX_STEPS * maxTokens)
              .seeing(task.files());
      return new ModelRequest(
          Purpose.CHAT,
          task.asker(),
          route,
          task.instructions(),
          History.of(messages, audience),
          offered,
          maxTokens);
    }
  }
}
