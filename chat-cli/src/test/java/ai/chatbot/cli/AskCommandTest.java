package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.reply.AssistantPrompt;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class AskCommandTest {
  private static final ModelFailure THROTTLED =
      new ModelFailure.Throttled(
          new ModelFailure.Report("Wait a little.", "ThrottlingException:\nToo many requests"));

  @Test
  void inAPipeThereIsTheAnswerAndNothingElse() {
    Console console =
        new Console(ScriptedModel.silent().thenThinking("Hm", "seal").thenSaying("Be", "cause."));

    assertThat(console.run("ask", "why?")).isZero();

    assertThat(console.out()).isEqualTo("Because.\n");
    assertThat(console.err()).isEmpty();
    assertThat(console.isClosed()).isTrue();
  }

  @Test
  void atATerminalTheReasoningAndTheModelAreWhisperedBesideIt() {
    Console console =
        new Console(ScriptedModel.silent().thenThinking("Hm", "seal").thenSaying("Because."))
            .on(new Terminals(false, false, true));

    assertThat(console.run("ask", "why?")).isZero();

    assertThat(console.out()).isEqualTo("Because.\n");
    assertThat(console.err())
        .isEqualTo(
            dimmed("Hm") + "\n\n" + dimmed("Claude Haiku 5.5 (us.anthropic.claude-haiku-5-5)\n"));
  }

  @Test
  void noColourIsWanted() {
    Console console =
        new Console(ScriptedModel.silent().thenThinking("Hm", "seal").thenSaying("Because."))
            .with("NO_COLOR", "1")
            .on(new Terminals(false, false, true));

    assertThat(console.run("ask", "why?")).isZero();

    assertThat(console.err()).startsWith("Hm\n\n").doesNotContain("\033");
  }

  @Test
  void anAnswerOfSeveralTextsHasEachOnLinesOfItsOwn() {
    Console console =
        new Console(ScriptedModel.saying("One.").thenThinking("Hm", "seal").thenSaying("Two.\n"));

    assertThat(console.run("ask", "why?")).isZero();
    assertThat(console.out()).isEqualTo("One.\nTwo.\n");
  }

  @Test
  void theQuestionTheInstructionsAndTheModelAreTheAskers() {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    Console console = new Console(model).with("AWS_REGION", "eu-west-1").piping("a log\n");

    assertThat(console.run("ask", "-m", "nova-pro", "-s", "Rhyme.", "what", "failed?")).isZero();

    ModelRequest asked = model.asked().getFirst();
    assertThat(asked.messages()).containsExactly(ModelMessage.user("what failed?\n\na log"));
    assertThat(asked.system()).isEqualTo("Rhyme.");
    assertThat(asked.route().inferenceId()).isEqualTo("eu.amazon.nova-pro-v1:0");
  }

  @Test
  void unlessSaidItIsTheFirstModelWithPlainInstructions() {
    ScriptedModel model = ScriptedModel.saying("Yes.");

    assertThat(new Console(model).run("ask", "why?")).isZero();

    assertThat(model.asked().getFirst().system()).isEqualTo(AssistantPrompt.plain());
    assertThat(model.asked().getFirst().route().model()).isEqualTo(ModelCatalog.CLAUDE_HAIKU);
  }

  @Test
  void aTerminalIsNotRead() {
    ScriptedModel model = ScriptedModel.saying("Yes.");

    new Console(model).piping("typed").on(new Terminals(true, false, false)).run("ask", "why?");

    assertThat(model.asked().getFirst().messages()).containsExactly(ModelMessage.user("why?"));
  }

  @Test
  void anyIdThatBedrockKnewIsTheFamilys() {
    ScriptedModel model = ScriptedModel.saying("Yes.");

    assertThat(
            new Console(model)
                .run("ask", "--model=us.anthropic.claude-3-5-sonnet-20241022-v2:0", "why?"))
        .isZero();
    assertThat(model.asked().getFirst().route().model()).isEqualTo(ModelCatalog.CLAUDE_SONNET);
  }

  @Test
  void whoNamesALivingModelByItsIdAsksThatVeryOne() {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    String id = "eu.anthropic.claude-haiku-4-5-20251001-v1:0";

    assertThat(new Console(model).with("AWS_REGION", "eu-central-1").run("ask", "-m", id, "why?"))
        .isZero();
    assertThat(model.asked().getFirst().route().inferenceId()).isEqualTo(id);
  }

  @Test
  void theFamiliesAreThoseOfTheFile(@TempDir Path folder) throws IOException {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    Path file =
        Files.writeString(
            folder.resolve("models.json"),
            """
            {"titles": "wide", "documents": "wide", "models": [
              {"id": "wide", "name": "Wide", "provider": "W", "description": "For the world",
               "generations": [
                 {"name": "Wide 2", "id": "w.wide-2", "launch": "2026-10-01",
                  "profiles": ["in-region"], "contextWindow": 200000, "maxOutput": 64000}]}]}
            """);

    assertThat(new Console(model).with("CHAT_MODELS", file.toString()).run("ask", "why?")).isZero();
    assertThat(model.asked().getFirst().route().inferenceId()).isEqualTo("w.wide-2");
  }

  @Test
  void anUnknownModelIsAUsageErrorThatNamesTheFamilies() {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    Console console = new Console(model);

    assertThat(console.run("ask", "-m", "gpt", "why?")).isEqualTo(2);

    assertThat(console.err())
        .isEqualToIgnoringNewLines(
            "There is no model “gpt”: choose one of claude-haiku, claude-sonnet, nova-pro,"
                + " nova-lite.");
    assertThat(console.out()).isEmpty();
    assertThat(model.asked()).isEmpty();
  }

  @Test
  void nothingToAskIsAUsageError() {
    Console console = new Console(ScriptedModel.saying("Yes."));

    assertThat(console.run("ask")).isEqualTo(2);
    assertThat(console.err()).startsWith("There is nothing to ask").hasLineCount(1);
  }

  @Test
  void filesAreNotReadBehindAnAtSign() {
    ScriptedModel model = ScriptedModel.saying("Yes.");

    new Console(model).run("ask", "@pom.xml");

    assertThat(model.asked().getFirst().messages()).containsExactly(ModelMessage.user("@pom.xml"));
  }

  @Test
  void aFailureIsOneSentenceAfterWhatWasSaid() {
    Console console = new Console(ScriptedModel.saying("Bec").thenFailing(THROTTLED));

    assertThat(console.run("ask", "why?")).isEqualTo(4);

    assertThat(console.out()).isEqualTo("Bec\n");
    assertThat(console.err()).isEqualTo("Wait a little.\n");
  }

  @Test
  void atATerminalWhoWaitsIsToldOnceThatACallIsMadeAgain() {
    ModelFailure ended = new ModelFailure.ModelEnded(ModelFailure.Report.of("It has ended."));
    Console terminal =
        new Console(ScriptedModel.failing(ended)).on(new Terminals(false, false, true));
    Console pipe = new Console(ScriptedModel.failing(ended));

    assertThat(terminal.run("ask", "-m", "claude-sonnet", "why?")).isNotZero();
    assertThat(pipe.run("ask", "-m", "claude-sonnet", "why?")).isNotZero();

    assertThat(terminal.err())
        .isEqualTo(dimmed("No answer yet, trying again …") + "\nIt has ended.\n");
    assertThat(pipe.err()).isEqualTo("It has ended.\n");
  }

  @Test
  void theProvidersWordsAreForWhoWantsThem() {
    Console console = new Console(ScriptedModel.failing(THROTTLED));

    assertThat(console.run("ask", "--verbose", "why?")).isEqualTo(4);

    assertThat(console.out()).isEmpty();
    assertThat(console.err()).isEqualTo("Wait a little.\nThrottlingException: Too many requests\n");
  }

  @Test
  void whereNoModelServesTheRegionOneIsToldWhatToDo() {
    Console console = new Console(ScriptedModel.saying("Yes.")).with("AWS_REGION", "sa-east-1");

    assertThat(console.run("ask", "why?")).isEqualTo(1);
    assertThat(console.err()).contains("claude-haiku", "sa-east-1", "chat models").hasLineCount(1);
  }

  @Test
  void withoutCredentialsTheCodeSaysSo() {
    Console console = new Console(ScriptedModel.saying("Yes.")).withoutCredentials();

    assertThat(console.run("ask", "why?")).isEqualTo(3);
    assertThat(console.err()).isEqualTo("No AWS credentials were found.\n");
  }

  @Test
  void aSettingThatCannotBeUsedIsOneSentence() {
    Console console = new Console(ScriptedModel.saying("Yes.")).with("AWS_REGION", "Mars");

    assertThat(console.run("ask", "why?")).isEqualTo(1);
    assertThat(console.err()).startsWith("AWS_REGION is “Mars”").hasLineCount(1);
  }

  @Test
  void theDemoSaysThatItIsTheDemo() {
    Console console = new Console(ScriptedModel.saying("Yes.")).asDemo();

    assertThat(console.run("ask", "why?")).isZero();

    assertThat(console.out()).isEqualTo("Yes.\n");
    assertThat(console.err()).startsWith("That was the demo's script").hasLineCount(1);
  }

  @ParameterizedTest
  @EnumSource(value = StopReason.class, names = "END_TURN", mode = EnumSource.Mode.EXCLUDE)
  void anAnswerThatIsNotWholeSaysSo(StopReason reason) {
    Console console = new Console(ScriptedModel.saying("Bec").thenEndingFor(reason));

    assertThat(console.run("ask", "why?")).isZero();

    assertThat(console.out()).isEqualTo("Bec\n");
    assertThat(console.err()).containsPattern("^The answer (is|may be) cut off: .+\\.\n$");
  }

  @Test
  void onATerminalAnAnswerCannotDoMoreThanBeRead() {
    Console console =
        new Console(ScriptedModel.saying("\033]0;pwned\007\u009Bm\ta\r\n"))
            .on(new Terminals(false, true, false));

    assertThat(console.run("ask", "why?")).isZero();
    assertThat(console.out()).isEqualTo("\uFFFD]0;pwned\uFFFD\uFFFDm a\n");
  }

  @Test
  void aTerminalThatDrawsNothingIsGivenTheSourceAndThatCanOnlyBeReadToo() {
    Console console =
        new Console(ScriptedModel.saying("**\033]0;pwned\007**\u202E\ta\r\n"))
            .with("TERM", "dumb")
            .on(new Terminals(false, true, false));

    assertThat(console.run("ask", "why?")).isZero();
    assertThat(console.out()).isEqualTo("**\uFFFD]0;pwned\uFFFD**\uFFFD\ta\uFFFD\n");
  }

  @Test
  void onATerminalMarkdownIsDrawnAndElsewhereItIsAsItIs() {
    Console terminal =
        new Console(ScriptedModel.saying("*", "Be*cause.")).on(new Terminals(false, true, false));
    Console pipe = new Console(ScriptedModel.saying("*", "Be*cause."));

    assertThat(terminal.run("ask", "why?")).isZero();
    assertThat(pipe.run("ask", "why?")).isZero();

    assertThat(terminal.out()).isEqualTo("\033[0;3mBe\033[0mcause.\n");
    assertThat(pipe.out()).isEqualTo("*Be*cause.\n");
  }

  @Test
  void inAPipeAnAnswerIsAsItIs() {
    Console console = new Console(ScriptedModel.saying("\033[1mBecause.\033[0m\r\n"));

    assertThat(console.run("ask", "why?")).isZero();
    assertThat(console.out()).isEqualTo("\033[1mBecause.\033[0m\r\n");
  }

  @Test
  void interruptedItKeepsWhatWasSaid() throws Exception {
    Gate gate = new Gate();
    ScriptedModel model = ScriptedModel.saying("Half an").thenWaiting(gate);
    Console console = new Console(model);

    assertThat(interrupted(console, gate, "ask", "why?")).isEqualTo(130);

    assertThat(console.out()).isEqualTo("Half an\n");
    assertThat(console.err()).isEmpty();
    assertThat(model.wasInterrupted()).isTrue();
    assertThat(console.isClosed()).isTrue();
  }

  @Test
  void interruptedInTheMiddleOfAThoughtItEndsTheLine() throws Exception {
    Gate gate = new Gate();
    ScriptedModel model =
        ScriptedModel.silent().thenEmitting(new ModelEvent.ReasoningDelta("Hm")).thenWaiting(gate);
    Console console = new Console(model).on(new Terminals(false, false, true));

    assertThat(interrupted(console, gate, "ask", "why?")).isEqualTo(130);

    assertThat(console.out()).isEmpty();
    assertThat(console.err()).isEqualTo(dimmed("Hm") + "\n");
  }

  @Test
  void whenNobodyReadsTheModelIsStopped() {
    ScriptedModel model = ScriptedModel.saying("one", "two", "three").thenNeverEnding();
    Console console = new Console(model);

    assertThat(console.runInto(new ReaderOfOneWrite(), "ask", "why?")).isEqualTo(141);

    assertThat(model.wasInterrupted()).isTrue();
    assertThat(console.err()).isEmpty();
    assertThat(console.isClosed()).isTrue();
  }

  @Test
  void aFaultOfOursSaysWhere() {
    Console console =
        new Console(ScriptedModel.silent().thenThrowing(new IllegalStateException("a bug")));

    assertThat(console.run("ask", "why?")).isEqualTo(1);
    assertThat(console.err()).contains("IllegalStateException: a bug", "\tat ");
  }

  /** Interrupts the thread that asks, as Ctrl-C does, once the model has come to the gate. */
  static int interrupted(Console console, Gate gate, String... arguments) throws Exception {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    Thread asking = Thread.ofPlatform().start(() -> code.complete(console.run(arguments)));
    gate.awaitArrival();
    asking.interrupt();
    return code.get();
  }

  private static String dimmed(String text) {
    return "\033[2m" + text + "\033[0m";
  }

  /** The other end of {@code | head -1}. */
  private static final class ReaderOfOneWrite extends Writer {
    private boolean gone;

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      if (gone) {
        throw new IOException("Broken pipe");
      }
      gone = true;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
