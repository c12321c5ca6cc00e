package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.catalog.ToolCalling;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.reply.Audience;
import ai.chatbot.core.reply.History;
import ai.chatbot.core.reply.MessageAssembler;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyFailure;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes one answer: calls the model, runs the tools it asks for, and calls it again with what came
 * of them, up to five times. Knows nothing of stores and connections.
 */
final class ReplyRunner {
  private static final int MAX_STEPS = 5;
  private static final int MAX_TOKENS = 8_000;

  private final Calls calls;
  private final ModelRouter router;
  private final List<Tool> tools;
  private final OperatorLog operator;
  private final InstantSource clock;

  ReplyRunner(
      Calls calls,
      ModelRouter router,
      List<Tool> tools,
      OperatorLog operator,
      InstantSource clock) {
    this.calls = calls;
    this.router = router;
    this.tools = List.copyOf(tools);
    this.operator = operator;
    this.clock = clock;
  }

  /**
   * Emits the answer's events but its start and its end, and returns how it came about.
   *
   * @throws InterruptedException if the calling thread was interrupted; the model is closed
   */
  Answer run(ReplyTask task, Consumer<ReplyEvent> out) throws InterruptedException {
    MessageAssembler answer = new MessageAssembler();
    Consumer<ReplyEvent> emit =
        event -> {
          answer.accept(event);
          out.accept(event);
        };
    return switch (router.route(Purpose.CHAT, task.pick(), clock.instant())) {
      case Routing.Ladder ladder -> steps(task, ladder, answer, emit);
      case Routing.Nowhere(Routing.Reason reason) -> nobodyAnswers(task, reason);
    };
  }

  private Answer nobodyAnswers(ReplyTask task, Routing.Reason reason) {
    operator.noModelToCall(task.reply().id(), "chat", reason);
    return Answer.withoutAModel();
  }

  /** Whoever has answered the first call makes all of the answer. */
  private Answer steps(
      ReplyTask task, Routing.Ladder ladder, MessageAssembler answer, Consumer<ReplyEvent> out)
      throws InterruptedException {
    CallIds ids = new CallIds();
    Routing.Ladder rungs = ladder;
    int nextPart = 0;
    TokenUsage usage = TokenUsage.NONE;
    for (int step = 0; step < MAX_STEPS; step++) {
      out.accept(new ReplyEvent.StepStarted());
      StepEvents events = new StepEvents(nextPart, ids, out);
      Route route = call(rungs, task, answer, events);
      rungs = new Routing.Ladder(List.of(route));
      usage = usage.plus(events.usage());
      Optional<ReplyEnd> end = end(task, route, events);
      if (end.isPresent()) {
        return new Answer(end.get(), Optional.of(route), usage, events.failure());
      }
      for (ToolCall call : events.calls()) {
        out.accept(new ReplyEvent.ToolSettled(call.id(), run(call, task, out)));
      }
      out.accept(new ReplyEvent.StepFinished());
      nextPart = events.nextPart();
    }
    ReplyEnd end = new ReplyEnd.Finished(StopReason.TOOL_USE);
    return new Answer(end, rungs.first(), usage, Optional.empty());
  }

  private Route call(
      Routing.Ladder rungs, ReplyTask task, MessageAssembler answer, StepEvents events)
      throws InterruptedException {
    return calls.make(
        rungs,
        route -> request(task, route, answer),
        events,
        failure -> operator.tryingAgain(task.reply().id(), "chat", failure));
  }

  /** A model that calls a tool although it was offered none has nothing more to say. */
  private Optional<ReplyEnd> end(ReplyTask task, Route route, StepEvents events) {
    if (events.failure().isPresent()) {
      operator.modelFailed(task.reply().id(), "chat", events.failure().get());
      return Optional.of(new ReplyEnd.Failed(ReplyFailure.of(events.failure().get())));
    }
    return events.calls().isEmpty() || offered(route).isEmpty()
        ? Optional.of(new ReplyEnd.Finished(events.reason()))
        : Optional.empty();
  }

  private ModelRequest request(ReplyTask task, Route route, MessageAssembler answer) {
    List<Message> messages = new ArrayList<>(task.messages());
    messages.add(
        Message.answer(
            task.reply().answer(),
            task.reply().chat(),
            answer.parts(),
            Ending.FINISHED,
            clock.instant()));
    List<ToolSpec> offered = offered(route);
    int maxTokens = route.outputUpTo(MAX_TOKENS);
    Audience audience =
        Audience.at(route, task.instructions(), offered, (long) MAX_STEPS * maxTokens);
    return new ModelRequest(
        Purpose.CHAT,
        task.asker(),
        route,
        task.instructions(),
        History.of(messages, audience),
        offered,
        maxTokens);
  }

  private List<ToolSpec> offered(Route route) {
    return route.generation().capabilities().tools() == ToolCalling.NONE
        ? List.of()
        : tools.stream().map(Tool::spec).toList();
  }

  private ToolOutcome run(ToolCall call, ReplyTask task, Consumer<ReplyEvent> out)
      throws InterruptedException {
    for (Tool tool : tools) {
      if (tool.spec().name().equals(call.tool())) {
        return tool.run(call, task, out);
      }
    }
    return new ToolOutcome.Failed("There is no tool of that name.");
  }
}
