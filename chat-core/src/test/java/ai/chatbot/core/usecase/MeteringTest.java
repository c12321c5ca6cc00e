package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.fake.Altered;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.UsageLedger;
import ai.chatbot.core.port.UsageLedger.Total;
import ai.chatbot.core.reply.ModelCall;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What calls of models took is entered in the ledger, whatever becomes of them. */
@Timeout(60)
final class MeteringTest {
  private static final String HAIKU = "us.anthropic.claude-haiku-5-5";
  private static final String NOVA_LITE = "us.amazon.nova-2-lite-v1:0";

  private Installation installation = Installation.empty();
  private final ChatId chat = AQuestion.aChat();

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void eachCallIsEnteredAsTheProviderCountedIt() throws InterruptedException {
    TokenUsage answer = new TokenUsage(100, 10, 5, 1);
    TokenUsage title = new TokenUsage(20, 3, 0, 0);
    ScriptedModel model =
        ScriptedModel.saying("Because.")
            .thenEndingFor(StopReason.END_TURN, answer)
            .titledBy(ScriptedModel.saying("Sky").thenEndingFor(StopReason.END_TURN, title));

    askAndAwait(model, () -> totals().size(), 2);

    assertThat(totals())
        .containsExactly(
            new Total(NOVA_LITE, 1, 0, 20, 3, 0, 0), new Total(HAIKU, 1, 0, 100, 10, 5, 1));
  }

  @Test
  void aCallThatWasStoppedIsEnteredByEstimate() throws InterruptedException {
    Gate gate = new Gate();
    Engine engine =
        installation.start(
            ScriptedModel.saying("Because of Rayleigh.")
                .thenWaiting(gate)
                .titledBy(ScriptedModel.silent()));
    Reply reply = ask(engine, question(anna(), chat, "Why is the sky blue?"));
    gate.awaitArrival();

    engine.stopReply().stop(anna(), chat);
    Reading.whole(engine, reply);
    installation.close();

    Total stopped = total(HAIKU);
    assertThat(stopped.calls()).isEqualTo(1);
    assertThat(stopped.estimated()).isEqualTo(1);
    assertThat(stopped.output()).isBetween(3L, 20L);
    assertThat(stopped.input()).isGreaterThan(100L);
  }

  @Test
  void aCallThatBreaksOffIsEnteredByEstimate() throws InterruptedException {
    askAndAwait(breakingOff(), this::failures, 1);

    assertThat(total(HAIKU).estimated()).isEqualTo(1);
  }

  @Test
  void aCallThatFailsBeforeItsFirstWordTookNothing() throws InterruptedException {
    askAndAwait(refusing(), this::failures, 2);

    assertThat(totals()).isEmpty();
  }

  @Test
  void aQuestionWhoseModelFailedBeforeItsFirstWordIsGivenBack() throws InterruptedException {
    askAndAwait(refusing(), this::failures, 2);
    assertThat(questions()).isEmpty();

    askAndAwait(breakingOff(), this::failures, 3);
    assertThat(questions()).hasSize(1);
  }

  @Test
  void aLedgerThatDoesNotAnswerIsAskedAgainAndNobodyWaitsForIt() throws InterruptedException {
    AtomicInteger down = new AtomicInteger(2);
    UsageLedger ledger = installation.stores().usage();
    Installation troubled =
        installation.with(
            UsageLedger.class,
            known ->
                Altered.port(
                    UsageLedger.class,
                    known,
                    "record",
                    arguments -> {
                      if (down.getAndDecrement() > 0) {
                        throw new IllegalStateException("no ledger today");
                      }
                      record(ledger, arguments[0]);
                      return "recorded";
                    }));
    installation = troubled;
    Engine engine =
        troubled.start(ScriptedModel.saying("Because.").titledBy(ScriptedModel.saying("Sky")));

    Reply reply = ask(engine, question(anna(), chat, "Why is the sky blue?"));
    List<ReplyEvent> events = Reading.whole(engine, reply);
    await(() -> totals().size(), 2);

    Reading.assertWellFormed(events);
    assertThat(troubled.trouble().storeFailures().soFar()).hasSize(2);
    assertThat(totals()).extracting(Total::inferenceId).containsExactly(NOVA_LITE, HAIKU);
    assertThat(totals()).extracting(Total::calls).containsExactly(1, 1);
  }

  @SuppressWarnings("unchecked")
  private static void record(UsageLedger ledger, Object calls) {
    ledger.record((List<ModelCall>) calls);
  }

  /** Asks, and waits until so many calls have come to their end. */
  private void askAndAwait(ScriptedModel model, IntSupplier ended, int calls)
      throws InterruptedException {
    Engine engine = installation.start(model);
    Reading.whole(engine, ask(engine, question(anna(), AQuestion.aChat(), "Why is the sky blue?")));
    await(ended, calls);
    installation.close();
  }

  private static void await(IntSupplier ended, int calls) {
    Instant deadline = Instant.now().plusSeconds(10);
    while (ended.getAsInt() < calls) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  private List<Total> totals() {
    return installation.stores().usage().totals(anna().id(), Instant.EPOCH);
  }

  private int failures() {
    return installation.trouble().modelFailures().soFar().size();
  }

  private static ScriptedModel refusing() {
    ModelFailure no = new ModelFailure.Rejected(ModelFailure.Report.of("no"));
    return ScriptedModel.failing(no).titledBy(ScriptedModel.failing(no));
  }

  private static ScriptedModel breakingOff() {
    return ScriptedModel.saying("Because of")
        .thenFailing(new ModelFailure.BrokenStream(ModelFailure.Report.of("gone")));
  }

  private Total total(String inferenceId) {
    return installation.stores().usage().totals(anna().id(), Instant.EPOCH).stream()
        .filter(total -> total.inferenceId().equals(inferenceId))
        .findFirst()
        .orElseThrow();
  }

  private List<Instant> questions() {
    return installation.stores().usage().questions(anna().id(), Instant.EPOCH);
  }
}
