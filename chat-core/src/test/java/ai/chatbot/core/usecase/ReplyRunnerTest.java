package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.chatbot.core.catalog.Capabilities;
import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Lifecycle;
import ai.chatbot.core.catalog.Model;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.catalog.Thinking;
import ai.chatbot.core.catalog.ToolCalling;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.fake.NotedTrouble;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.reply.MessageAssembler;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.tool.ToolState;
import ai.chatbot.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How what a model says becomes the events of a reply. */
final class ReplyRunnerTest {
  private static final Turn TURN = AQuestion.by(anna()).turn();

  private final List<ReplyEvent> events = new ArrayList<>();

  @Test
  void thoughtsAndTextsAreOpenedAndClosedInTurn() throws InterruptedException {
    run(
        ScriptedModel.silent()
            .thenThinking("Hm", "seal")
            .thenSaying("Well")
            .thenThinking("", "other seal")
            .thenSaying("Yes"));

    assertThat(said())
        .containsExactly(
            new ReplyEvent.StepStarted(),
            new ReplyEvent.ReasoningStarted(0),
            new ReplyEvent.ReasoningDelta(0, "Hm"),
            new ReplyEvent.ReasoningEnded(0, new Seal.Signature("seal")),
            new ReplyEvent.TextStarted(1),
            new ReplyEvent.TextDelta(1, "Well"),
            new ReplyEvent.TextEnded(1),
            new ReplyEvent.ReasoningStarted(2),
            new ReplyEvent.ReasoningDelta(2, ""),
            new ReplyEvent.ReasoningEnded(2, new Seal.Signature("other seal")),
            new ReplyEvent.TextStarted(3),
            new ReplyEvent.TextDelta(3, "Yes"),
            new ReplyEvent.TextEnded(3));
  }

  @Test
  void aSealWithoutAWordOpensReasoningOfItsOwn() throws InterruptedException {
    run(
        ScriptedModel.silent()
            .thenEmitting(new ModelEvent.ReasoningSealed(new Seal.Signature("seal"))));

    assertThat(said())
        .containsExactly(
            new ReplyEvent.StepStarted(),
            new ReplyEvent.ReasoningStarted(0),
            new ReplyEvent.ReasoningEnded(0, new Seal.Signature("seal")));
  }

  @Test
  void withheldReasoningStandsByItselfAndWhatIsThoughtNextToo() throws InterruptedException {
    Seal withheld = new Seal.Redacted("d2l0aGhlbGQ=");
    run(
        ScriptedModel.silent()
            .thenEmitting(new ModelEvent.ReasoningDelta("Hm"))
            .thenEmitting(new ModelEvent.ReasoningSealed(withheld))
            .thenThinking("So", "seal")
            .thenThinking("Yes", "other seal"));

    assertThat(said())
        .containsExactly(
            new ReplyEvent.StepStarted(),
            new ReplyEvent.ReasoningStarted(0),
            new ReplyEvent.ReasoningDelta(0, "Hm"),
            new ReplyEvent.ReasoningEnded(0, null),
            new ReplyEvent.ReasoningStarted(1),
            new ReplyEvent.ReasoningEnded(1, withheld),
            new ReplyEvent.ReasoningStarted(2),
            new ReplyEvent.ReasoningDelta(2, "So"),
            new ReplyEvent.ReasoningEnded(2, new Seal.Signature("seal")),
            new ReplyEvent.ReasoningStarted(3),
            new ReplyEvent.ReasoningDelta(3, "Yes"),
            new ReplyEvent.ReasoningEnded(3, new Seal.Signature("other seal")));
  }

  @Test
  void theModelSeesItsOwnReasoningAgainWhenItsToolsHaveRun() throws InterruptedException {
    ScriptedModel model =
        ScriptedModel.silent()
            .thenThinking("Hm", "seal")
            .thenCalling("tool", Value.fields())
            .next()
            .thenSaying("Done.");
    run(model);

    assertThat(model.asked().getLast().messages().get(1).blocks().getFirst())
        .isEqualTo(new ModelBlock.Reasoning("Hm", new Seal.Signature("seal")));
  }

  @Test
  void aToolClosesTheTextBeforeItAndTheTextAfterItIsAnother() throws InterruptedException {
    run(
        ScriptedModel.saying("Let me see.")
            .thenCalling("tool", Value.fields())
            .thenSaying("Done.")
            .next());

    assertThat(events)
        .containsSubsequence(
            new ReplyEvent.TextEnded(0),
            new ReplyEvent.ToolInputStarted("call-1", "tool"),
            new ReplyEvent.TextStarted(1),
            new ReplyEvent.TextEnded(1),
            new ReplyEvent.ToolSettled(
                "call-1", new ToolOutcome.Failed("There is no tool of that name.")),
            new ReplyEvent.StepFinished(),
            new ReplyEvent.StepStarted());
  }

  @Test
  void whoCallsAToolAlthoughNoneWasOfferedHasNothingMoreToSay() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Let me see.").thenCalling("tool", Value.fields());

    Answer answer =
        runner(model, ModelCatalog.standard(), List.of())
            .run(task("nova-pro", List.of(TURN.question())), events::add);

    assertThat(answer.end()).isInstanceOf(ReplyEnd.Finished.class);
    assertThat(model.asked()).hasSize(1);
  }

  @Test
  void whoAnsweredTheFirstCallMakesTheRestOfTheAnswer() throws InterruptedException {
    ModelFailure busy = new ModelFailure.ModelEnded(ModelFailure.Report.of("gone"));
    ScriptedModel model =
        ScriptedModel.failing(busy).next().thenCalling("other", Value.fields()).next();
    model.thenSaying("Done.");

    runner(model, ModelCatalog.standard(), List.of(new Echo()))
        .run(task("claude-haiku", List.of(TURN.question())), events::add);

    List<String> asked =
        model.asked().stream().map(request -> request.route().inferenceId()).toList();
    assertThat(asked).hasSize(3);
    assertThat(asked.get(1)).isNotEqualTo(asked.get(0));
    assertThat(asked.get(2)).isEqualTo(asked.get(1));
  }

  @ParameterizedTest
  @EnumSource(
      value = StopReason.class,
      names = {"MAX_TOKENS", "CONTEXT_FULL", "CONTENT_FILTERED"})
  void aModelThatIsCutShortHasNoToolsRun(StopReason reason) throws InterruptedException {
    ScriptedModel model = ScriptedModel.calling("other", Value.fields()).thenEndingFor(reason);

    Answer answer = run(model);

    assertThat(answer.end()).isEqualTo(new ReplyEnd.Finished(reason));
    assertThat(model.asked()).hasSize(1);
    assertThat(events).noneMatch(ReplyEvent.ToolSettled.class::isInstance);
  }

  /** 20,000 tokens of window, of which five calls of 1,000 each are left to the answer. */
  @Test
  void thereIsRoomForAllCallsOfAnAnswer() throws InterruptedException {
    assertThat(toldAfter(14_000)).isEqualTo(3);
    assertThat(toldAfter(16_000)).isEqualTo(1);
  }

  private static int toldAfter(int tokens) throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Hi");
    List<Message> messages =
        List.of(
            Message.question(
                AQuestion.aMessage(),
                TURN.chat().id(),
                List.of(new MessagePart.Text("abc".repeat(tokens))),
                AQuestion.NOON),
            Message.answer(
                AQuestion.aMessage(),
                TURN.chat().id(),
                List.of(new MessagePart.Text("Well.")),
                Ending.FINISHED,
                AQuestion.NOON),
            TURN.question());

    runner(model, smallWindow(), List.of()).run(task("small", messages), event -> {});
    return model.asked().getFirst().messages().size();
  }

  @Test
  void callsOfSeveralStepsUnderOneIdAreSeveralCalls() throws InterruptedException {
    ScriptedModel model = ScriptedModel.silent();
    thenCalling(model, "call-1", 1).next();
    thenCalling(model, "call-1", 2).next().thenSaying("Done.");

    run(model, List.of(new Echo()), events::add);

    assertThat(events.stream().filter(ReplyRunnerTest::isOfACall))
        .containsExactly(
            new ReplyEvent.ToolInputStarted("call-1", "echo"),
            new ReplyEvent.ToolInputDelta("call-1", "{}"),
            new ReplyEvent.ToolCalled(call("call-1", 1)),
            new ReplyEvent.ToolSettled("call-1", new ToolOutcome.Succeeded(number(1))),
            new ReplyEvent.ToolInputStarted("call-1-2", "echo"),
            new ReplyEvent.ToolInputDelta("call-1-2", "{}"),
            new ReplyEvent.ToolCalled(call("call-1-2", 2)),
            new ReplyEvent.ToolSettled("call-1-2", new ToolOutcome.Succeeded(number(2))));
    assertThat(model.asked()).hasSize(3);
    assertThat(toolBlocks(model.asked().getLast()))
        .containsExactly(
            new ModelBlock.ToolUse(call("call-1", 1)),
            new ModelBlock.ToolResult("call-1", new ToolOutcome.Succeeded(number(1))),
            new ModelBlock.ToolUse(call("call-1-2", 2)),
            new ModelBlock.ToolResult("call-1-2", new ToolOutcome.Succeeded(number(2))));
  }

  @Test
  void anIdThatIsSaidAgainBecomesTheNextThatIsFree() throws InterruptedException {
    ScriptedModel model = ScriptedModel.silent();
    thenCalling(thenCalling(model, "a", 1), "a-2", 2).next();
    thenCalling(thenCalling(model, "a", 3), "a-2", 4).next();
    thenCalling(thenCalling(model, "a", 5), "b", 6).next().thenSaying("Done.");

    MessageAssembler answer = new MessageAssembler();
    run(model, List.of(new Echo()), answer::accept);

    assertThat(answer.parts().stream().filter(MessagePart.ToolUse.class::isInstance))
        .containsExactly(
            settled("a", 1),
            settled("a-2", 2),
            settled("a-3", 3),
            settled("a-2-2", 4),
            settled("a-4", 5),
            settled("b", 6));
  }

  @Test
  void textIsCleanedOfWhatNoStoreKeeps() throws InterruptedException {
    run(
        ScriptedModel.saying("a\0b")
            .thenEmitting(new ModelEvent.ReasoningDelta("\uD83D"))
            .thenEmitting(new ModelEvent.ToolInputStarted("cut", "tool"))
            .thenEmitting(new ModelEvent.ToolInputDelta("cut", "\0")));

    assertThat(events)
        .contains(
            new ReplyEvent.TextDelta(0, "a\uFFFDb"),
            new ReplyEvent.ReasoningDelta(1, "\uFFFD"),
            new ReplyEvent.ToolInputDelta("cut", "\uFFFD"));
  }

  @ParameterizedTest
  @EnumSource(StopReason.class)
  void anAnswerEndsForTheReasonThatTheModelGives(StopReason reason) throws InterruptedException {
    assertThat(run(ScriptedModel.saying("Hi").thenEndingFor(reason)).end())
        .isEqualTo(new ReplyEnd.Finished(reason));
  }

  @Test
  void theTokensOfAllStepsAreAddedUp() throws InterruptedException {
    ScriptedModel model =
        ScriptedModel.calling("tool", Value.fields())
            .thenEndingFor(StopReason.TOOL_USE, new TokenUsage(1, 2, 3, 4))
            .next()
            .thenSaying("Done.")
            .thenEndingFor(StopReason.END_TURN, new TokenUsage(10, 20, 30, 40));

    assertThat(run(model).usage()).isEqualTo(new TokenUsage(11, 22, 33, 44));
  }

  @Test
  void aTextThatFailureCutsOffIsLeftOpenForWhoeverClosesTheReply() throws InterruptedException {
    run(
        ScriptedModel.saying("Hel")
            .thenFailing(new ModelFailure.Unavailable(ModelFailure.Report.of("down"))));

    assertThat(events.getLast()).isEqualTo(new ReplyEvent.TextDelta(0, "Hel"));
  }

  @Test
  void readersThatThrowCloseTheModel() {
    ScriptedModel model = ScriptedModel.saying("Hi").thenNeverEnding();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                run(
                    model,
                    event -> {
                      if (event instanceof ReplyEvent.TextDelta) {
                        throw new IllegalStateException("full");
                      }
                    }));
    assertThat(model.wasInterrupted()).isTrue();
  }

  private Answer run(ScriptedModel model) throws InterruptedException {
    return run(model, events::add);
  }

  private static Answer run(ScriptedModel model, Consumer<ReplyEvent> out)
      throws InterruptedException {
    return run(model, List.of(new UncalledTool()), out);
  }

  private static Answer run(ScriptedModel model, List<Tool> tools, Consumer<ReplyEvent> out)
      throws InterruptedException {
    return runner(model, ModelCatalog.standard(), tools)
        .run(task("nova-pro", List.of(TURN.question())), out);
  }

  private static ReplyRunner runner(ScriptedModel model, ModelCatalog catalog, List<Tool> tools) {
    ModelRouter router = new ModelRouter(catalog, Reach.from("us-east-1"));
    NotedTrouble trouble = new NotedTrouble();
    Calls calls = Calls.of(model, router, () -> 0, trouble, call -> {}, () -> AQuestion.NOON);
    return new ReplyRunner(
        calls, new Toolbox(tools, trouble), () -> AQuestion.NOON, UUID::randomUUID);
  }

  private static ReplyTask task(String model, List<Message> messages) {
    Pick pick = new Pick(model, Set.of(new ModelId(model)));
    return ReplyTask.of(TURN.reply(), anna().id(), pick, "Be brief.", messages);
  }

  private static ModelCatalog smallWindow() {
    Capabilities small =
        new Capabilities(ToolCalling.STREAMED, Set.of(), Thinking.NONE, Set.of(), 20_000, 1_000);
    ModelId id = new ModelId("small");
    Generation generation =
        ARequest.generation("Small", "us.small", Lifecycle.since("2024-01-01"), small);
    return new ModelCatalog(
        List.of(new Model(id, "Small", "Us", "", Effort.OFF, List.of(generation))), id, id);
  }

  /** There, so that models are offered one. */
  private static final class UncalledTool implements Tool {
    @Override
    public ToolSpec spec() {
      return new ToolSpec("other", "Does nothing", Value.fields().with("type", "object"));
    }

    @Override
    public ToolOutcome run(ToolCall call, ReplyTask task, Consumer<ReplyEvent> out) {
      throw new AssertionError("nobody calls it");
    }
  }

  private List<ReplyEvent> said() {
    return events.stream()
        .filter(event -> !(event instanceof ReplyEvent.Started))
        .filter(event -> !(event instanceof ReplyEvent.AnsweredBy))
        .toList();
  }

  private static ScriptedModel thenCalling(ScriptedModel model, String id, int number) {
    return model
        .thenEmitting(new ModelEvent.ToolInputStarted(id, "echo"))
        .thenEmitting(new ModelEvent.ToolInputDelta(id, "{}"))
        .thenEmitting(new ModelEvent.ToolCalled(call(id, number)));
  }

  private static ToolCall call(String id, int number) {
    return new ToolCall(id, "echo", number(number));
  }

  private static Value.Fields number(int number) {
    return Value.fields().with("number", number);
  }

  private static MessagePart settled(String id, int number) {
    return new MessagePart.ToolUse(
        call(id, number), new ToolState.Settled(new ToolOutcome.Succeeded(number(number))));
  }

  private static boolean isOfACall(ReplyEvent event) {
    return event instanceof ReplyEvent.ToolInputStarted
        || event instanceof ReplyEvent.ToolInputDelta
        || event instanceof ReplyEvent.ToolCalled
        || event instanceof ReplyEvent.ToolSettled;
  }

  private static Stream<ModelBlock> toolBlocks(ModelRequest request) {
    return request.messages().stream()
        .flatMap(message -> message.blocks().stream())
        .filter(
            block -> block instanceof ModelBlock.ToolUse || block instanceof ModelBlock.ToolResult);
  }

  /** A tool that gives back what it is given. */
  private static final class Echo implements Tool {
    @Override
    public ToolSpec spec() {
      return new ToolSpec("echo", "Gives it back.", Value.fields());
    }

    @Override
    public ToolOutcome run(ToolCall call, ReplyTask task, Consumer<ReplyEvent> out) {
      return new ToolOutcome.Succeeded(call.input());
    }
  }
}
