package ai.chatbot.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.fake.NotedTrouble;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ImageFormat;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.reply.AssistantPrompt;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyFailure;
import ai.chatbot.core.value.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** One question, as an application asks it that keeps nothing. */
final class AskTest {
  private final NotedTrouble trouble = new NotedTrouble();
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final List<ReplyEvent> events = new ArrayList<>();

  @Test
  void theAnswerComesInPiecesAndTellsWhoGaveItAndWhatItTook() throws InterruptedException {
    TokenUsage usage = new TokenUsage(7, 5, 0, 0);
    ScriptedModel model =
        ScriptedModel.saying("Because of ", "Rayleigh.").thenEndingFor(StopReason.END_TURN, usage);

    Answer answer = ask(model, "eu-west-1", question("Why is the sky blue?"));

    assertThat(events)
        .containsExactly(
            new ReplyEvent.StepStarted(),
            new ReplyEvent.AnsweredBy(
                new MessagePart.AnsweredBy("claude-haiku", "eu.anthropic.claude-haiku-5-5", false)),
            new ReplyEvent.TextStarted(0),
            new ReplyEvent.TextDelta(0, "Because of "),
            new ReplyEvent.TextDelta(0, "Rayleigh."),
            new ReplyEvent.TextEnded(0));
    assertThat(answer.end()).isEqualTo(new ReplyEnd.Finished(StopReason.END_TURN));
    assertThat(answer.route()).map(Route::inferenceId).contains("eu.anthropic.claude-haiku-5-5");
    assertThat(answer.usage()).isEqualTo(usage);
    assertThat(answer.failure()).isEmpty();
  }

  @Test
  void theModelGetsTheQuestionAloneWithPlainInstructionsAndNoTools() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Hi");

    ask(model, "us-east-1", question("Hello"));

    ModelRequest asked = model.asked().getFirst();
    assertThat(asked.messages()).containsExactly(ModelMessage.user("Hello"));
    assertThat(asked.system()).isEqualTo(AssistantPrompt.plain());
    assertThat(asked.tools()).isEmpty();
  }

  @Test
  void instructionsOfOnesOwnTakeThePlaceOfOurs() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Hi");

    ask(
        model,
        "us-east-1",
        new Ask.Question("Hello", Optional.of("Rhyme."), ModelCatalog.NOVA_PRO.value()));

    assertThat(model.asked().getFirst().system()).isEqualTo("Rhyme.");
    assertThat(model.asked().getFirst().route().model()).isEqualTo(ModelCatalog.NOVA_PRO);
  }

  @Test
  void filesAreShownBesideTheQuestionAndTheirNamesAreNot() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("A cat.");
    Bytes picture = Bytes.of(new byte[] {1, 2, 3});

    ask(
        model,
        "us-east-1",
        new Ask.Question(
            "What is it?",
            Optional.empty(),
            ModelCatalog.CLAUDE_HAIKU.value(),
            List.of(new Ask.File("cat.png", "image/png", picture)),
            OptionalInt.empty()));

    assertThat(model.asked().getFirst().messages())
        .containsExactly(
            new ModelMessage(
                Role.USER,
                List.of(
                    new ModelBlock.Text("[An attached file, image/png]"),
                    new ModelBlock.Image(ImageFormat.PNG, picture),
                    new ModelBlock.Text("What is it?"))));
  }

  @Test
  void anAnswerIsAsLongAsTheQuestionLetsItBe() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Hi");

    ask(model, "us-east-1", question("Hello"));
    ask(model, "us-east-1", atMost(100));
    ask(model, "us-east-1", atMost(Integer.MAX_VALUE));

    assertThat(model.asked())
        .extracting(ModelRequest::maxTokens)
        .containsExactly(
            8_000, 100, model.asked().getFirst().route().generation().capabilities().maxOutput());
    assertThatIllegalArgumentException().isThrownBy(() -> atMost(0));
  }

  private static Ask.Question atMost(int tokens) {
    return new Ask.Question(
        "Hello",
        Optional.empty(),
        ModelCatalog.CLAUDE_HAIKU.value(),
        List.of(),
        OptionalInt.of(tokens));
  }

  @Test
  void aFailureKeepsWhatWasSaidAndIsToldWithItsReport() throws InterruptedException {
    ModelFailure failure = new ModelFailure.Throttled(ModelFailure.Report.of("Wait a little."));

    Answer answer =
        ask(ScriptedModel.saying("Hel").thenFailing(failure), "us-east-1", question("Hello"));

    assertThat(answer.end()).isEqualTo(new ReplyEnd.Failed(ReplyFailure.BUSY));
    assertThat(answer.failure()).contains(failure);
    assertThat(events.getLast()).isEqualTo(new ReplyEvent.TextDelta(0, "Hel"));
  }

  @Test
  void whereNoModelServesTheChoiceNoneIsAsked() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Hi");

    Answer answer = ask(model, "mars-north-1", question("Hello"));

    assertThat(answer.end()).isEqualTo(new ReplyEnd.Failed(ReplyFailure.NO_MODEL));
    assertThat(answer.route()).isEmpty();
    assertThat(model.asked()).isEmpty();
  }

  @Test
  void anInterruptClosesTheModelAndWhatWasSaidIsThere() {
    ScriptedModel model = ScriptedModel.saying("Hel").thenNeverEnding();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> asking(model, "us-east-1").ask(question("Hello"), this::interruptAtText));
    assertThat(model.wasInterrupted()).isTrue();
    assertThat(events).contains(new ReplyEvent.TextDelta(0, "Hel"));
  }

  @Test
  void whatIsNoTextIsNoQuestion() {
    assertThat(question("Hello").prompt()).isEqualTo("Hello");
    assertThatIllegalArgumentException().isThrownBy(() -> question(" \n"));
    assertThatIllegalArgumentException().isThrownBy(() -> question("a\0b"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Ask.Question("Hello", Optional.of("\uD83D"), ModelCatalog.NOVA_PRO.value()));
  }

  @Test
  void whoeverListensHearsThatACallIsMadeAgain() throws InterruptedException {
    ModelFailure throttled = new ModelFailure.Throttled(ModelFailure.Report.of("Wait."));

    Answer answer = ask(ScriptedModel.failing(throttled), "us-east-1", question("Hello"));

    assertThat(answer.end()).isEqualTo(new ReplyEnd.Failed(ReplyFailure.BUSY));
    assertThat(trouble.attempts().soFar()).isNotEmpty().containsOnly(throttled);
    assertThat(trouble.modelFailures().soFar()).containsExactly(throttled);
  }

  private Answer ask(ScriptedModel model, String region, Ask.Question question)
      throws InterruptedException {
    return asking(model, region).ask(question, events::add);
  }

  private Ask asking(ScriptedModel model, String region) {
    return Ask.of(
        model,
        new ModelRouter(ModelCatalog.standard(), Reach.from(region)),
        trouble,
        () -> NOON,
        () -> 0);
  }

  private static Ask.Question question(String prompt) {
    return new Ask.Question(prompt, Optional.empty(), ModelCatalog.CLAUDE_HAIKU.value());
  }

  private void interruptAtText(ReplyEvent event) {
    events.add(event);
    if (event instanceof ReplyEvent.TextDelta) {
      Thread.currentThread().interrupt();
    }
  }
}
