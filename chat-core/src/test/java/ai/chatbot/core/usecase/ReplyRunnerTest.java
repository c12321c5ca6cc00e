package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.fake.NotedTrouble;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
    ScriptedModel model = ScriptedModel.saying("Hi");

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
    assertThat(model.sinkThrew()).isTrue();
  }

  private Answer run(ScriptedModel model) throws InterruptedException {
    return run(model, events::add);
  }

  private static Answer run(ScriptedModel model, Consumer<ReplyEvent> out)
      throws InterruptedException {
    ReplyRunner runner =
        new ReplyRunner(
            model,
            new ModelRouter(ModelCatalog.standard(), Reach.from("us-east-1")),
            List.of(),
            new NotedTrouble(),
            () -> AQuestion.NOON);
    return runner.run(
        new ReplyTask(
            TURN.reply(),
            anna().id(),
            new Pick("nova-pro", ModelCatalog.standard().ids()),
            "Be brief.",
            List.of(TURN.question())),
        out);
  }

  private List<ReplyEvent> said() {
    return events.stream().filter(event -> !(event instanceof ReplyEvent.Started)).toList();
  }
}
