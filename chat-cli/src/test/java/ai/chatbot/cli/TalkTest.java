package ai.chatbot.cli;

import static ai.chatbot.cli.TalkingAt.ALT_ENTER;
import static ai.chatbot.cli.TalkingAt.CTRL_A;
import static ai.chatbot.cli.TalkingAt.CTRL_C;
import static ai.chatbot.cli.TalkingAt.CTRL_D;
import static ai.chatbot.cli.TalkingAt.CTRL_U;
import static ai.chatbot.cli.TalkingAt.ENTER;
import static ai.chatbot.cli.TalkingAt.TAB;
import static ai.chatbot.cli.TalkingAt.UP;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.port.Continuation;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Resumption;
import ai.chatbot.core.port.StoreUnavailable;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.port.Turns;
import ai.chatbot.core.reply.AssistantPrompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class TalkTest {
  @TempDir private Path folder;

  @Test
  void aQuestionGoesOnWithWhatWasSaidBefore() throws Exception {
    ScriptedModel model =
        ScriptedModel.saying("My name is **Ada**.").next().thenSaying("Ada, I said.");
    try (TalkingAt talk = TalkingAt.with(model, folder)) {
      talk.type("Who are you?", ENTER).see("My name is Ada.");
      talk.type("Who?", ENTER).see("Ada, I said.").type(CTRL_D).awaitEnd();
      assertThat(talk.screen()).contains("Ctrl-D leaves.").doesNotContain("**");
    }
    ModelRequest asked = model.asked().getLast();
    assertThat(texts(asked)).containsExactly("Who are you?", "My name is **Ada**.", "Who?");
    assertThat(asked.system()).isEqualTo(AssistantPrompt.plain());
    assertThat(asked.tools()).isEmpty();
  }

  @Test
  void ctrlCStopsTheAnswerAndKeepsWhatWasSaid() throws Exception {
    Gate gate = new Gate();
    ScriptedModel model =
        ScriptedModel.saying("Half an ").thenWaiting(gate).next().thenSaying("The other half.");
    try (TalkingAt talk = TalkingAt.with(model, folder)) {
      talk.type("Go", ENTER).see("Half an");
      talk.type(CTRL_C).see("(stopped)");
      talk.type("Go on", ENTER).see("The other half.").type("/quit", ENTER).awaitEnd();
    }
    assertThat(model.wasInterrupted()).isTrue();
    assertThat(texts(model.asked().getLast())).containsExactly("Go", "Half an ", "Go on");
  }

  @Test
  void ctrlCAtThePromptClearsTheLine() throws Exception {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    try (TalkingAt talk = TalkingAt.with(model, folder)) {
      talk.type("nonsense").see("nonsense").type(CTRL_C).see("nonsense\nclaude-haiku>");
      talk.type("sense?", ENTER).see("Yes.").type(CTRL_D).awaitEnd();
    }
    assertThat(texts(model.asked().getFirst())).containsExactly("sense?");
  }

  @Test
  void aQuestionMayHaveLines() throws Exception {
    ScriptedModel model =
        ScriptedModel.saying("First.").next().thenSaying("Second.").next().thenSaying("Third.");
    try (TalkingAt talk = TalkingAt.with(model, folder)) {
      talk.type("one", ALT_ENTER, "two", ENTER).see("First.");
      talk.type("three\\", ENTER, "four", ENTER).see("Second.");
      talk.type("\033[200~five \\\r\tsix!\r\033[201~", ENTER).see("Third.");
      talk.type(CTRL_D).awaitEnd();
    }
    assertThat(model.asked())
        .extracting(asked -> texts(asked).getLast())
        .containsExactly("one\ntwo", "three\nfour", "five \\\n\tsix!");
  }

  @Test
  void commandsAndModelsAreCompleted() throws Exception {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    try (TalkingAt talk = TalkingAt.with(model, folder)) {
      talk.type("/mo", TAB).see("/model");
      talk.type("nova-p", TAB).see("/model nova-pro");
      talk.type(ENTER).see("nova-pro>");
      talk.type("why?", ENTER).see("Yes.").type(CTRL_D).awaitEnd();
    }
    assertThat(model.asked().getFirst().route().model().value()).isEqualTo("nova-pro");
  }

  @Test
  void theLastQuestionCanBeEdited() throws Exception {
    ScriptedModel model =
        ScriptedModel.saying("Blue.").next().thenSaying("Green.").next().thenSaying("Third.");
    try (TalkingAt talk = TalkingAt.with(model, folder)) {
      talk.type("Which is the sky?", ENTER).see("Blue.");
      talk.type("/edit", ENTER).see("edit> Which is the sky?");
      talk.type(CTRL_A, "Say: ", ENTER).see("Green.");
      talk.type("And?", ENTER).see("Third.").type(CTRL_D).awaitEnd();
    }
    assertThat(texts(model.asked().getLast()))
        .containsExactly("Say: Which is the sky?", "Green.", "And?");
  }

  @Test
  void theLastQuestionCanBeAskedAgainAndByAnother() throws Exception {
    ScriptedModel model = ScriptedModel.saying("One.").next().thenSaying("Two.");
    try (TalkingAt talk = TalkingAt.with(model, folder)) {
      talk.type("Count", ENTER).see("One.");
      talk.type("/retry nova-lite", ENTER).see("Two.").type(CTRL_D).awaitEnd();
    }
    assertThat(texts(model.asked().getLast())).containsExactly("Count");
    assertThat(model.asked().getLast().route().model().value()).isEqualTo("nova-lite");
  }

  @Test
  void whatTheModelIsToldCanBeChanged() throws Exception {
    ScriptedModel model = ScriptedModel.saying("One.").next().thenSaying("Two.");
    try (TalkingAt talk = TalkingAt.with(model, folder)) {
      talk.type("/system Rhyme.", ENTER).type("Count", ENTER).see("One.");
      talk.type("/system", ENTER).type("/system off", ENTER).type("On", ENTER).see("Two.");
      assertThat(talk.screen()).containsPattern("\nRhyme\\.\n");
      talk.type(CTRL_D).awaitEnd();
    }
    assertThat(model.asked())
        .extracting(ModelRequest::system)
        .containsExactly("Rhyme.", AssistantPrompt.plain());
  }

  @Test
  void aTalkIsSavedToANewFile() throws Exception {
    Path file = folder.resolve("talk.md");
    try (TalkingAt talk = TalkingAt.with(ScriptedModel.saying("**Yes.**"), folder)) {
      talk.type("/save " + file, ENTER).see("There is nothing to write yet");
      talk.type("Well?", ENTER).see("Yes.");
      talk.type("/save ~/talk.md", ENTER).see("The talk is in");
      talk.type("/save ~/talk.md", ENTER).see("is there already");
      talk.type("/save", ENTER).see("Say which file").type(CTRL_D).awaitEnd();
    }
    assertThat(file).hasContent("# Well?\n\n## You\n\nWell?\n\n## claude-haiku\n\n**Yes.**\n");
  }

  @Test
  void whatGoesWrongIsASentenceAndTheTalkGoesOn() throws Exception {
    ModelFailure refused =
        new ModelFailure.CredentialsRefused(ModelFailure.Report.of("Get new credentials."));
    ScriptedModel model = ScriptedModel.failing(refused).next().thenSaying("Now.");
    try (TalkingAt talk = TalkingAt.with(model, folder)) {
      talk.type("/dance", ENTER).see("“/dance” is no command: /help lists them");
      talk.type("/model gpt", ENTER).see("There is no model “gpt”");
      talk.type("/retry", ENTER).see("There is no question yet");
      talk.type("/edit", ENTER).see("/edit\nThere is no question yet");
      talk.type("x".repeat(10), ENTER).see("Get new credentials.");
      talk.type("/help", ENTER).see("has the last question answered once more");
      talk.type("Again", ENTER).see("Now.").type(CTRL_D).awaitEnd();
    }
  }

  @Test
  void whatTheModelSaysCanOnlyBeRead() throws Exception {
    ScriptedModel model =
        ScriptedModel.silent()
            .thenThinking("\033[2Jthink\007", "seal")
            .thenSaying("safe \033[2J\033]0;pwned\007 \u202Etext\u009B31m", " end.");
    try (TalkingAt talk = TalkingAt.with(model, folder)) {
      talk.type("Go", ENTER).see("end.");
      assertThat(talk.screen())
          .contains("Ctrl-D leaves.", "safe", "[2J", "think")
          .doesNotContain("\u202E");
      talk.type(CTRL_D).awaitEnd();
    }
  }

  @Test
  void theAnswerFitsATerminalThatIsResized() throws Exception {
    Gate gate = new Gate();
    String words = "word ".repeat(20).strip();
    ScriptedModel model =
        ScriptedModel.saying("First.\n\n").thenWaiting(gate).thenSaying(words, " end.");
    try (TalkingAt talk = TalkingAt.with(model, folder)) {
      talk.type("Go", ENTER).see("First.");
      talk.resize(24);
      gate.open();
      talk.see("end.");
      assertThat(talk.screen()).contains("word word word word\nword");
      talk.type(CTRL_D).awaitEnd();
    }
  }

  @Test
  void whoWaitsSeesASpinnerThatGoesAway() throws Exception {
    Gate gate = new Gate();
    ScriptedModel model = ScriptedModel.waiting(gate).thenSaying("Done.");
    try (TalkingAt talk = TalkingAt.with(model, folder)) {
      talk.type("Go", ENTER);
      gate.awaitArrival();
      talk.ticker().tick();
      talk.see("⠋");
      gate.open();
      talk.see("Done.");
      assertThat(talk.screen()).doesNotContain("⠋");
      talk.type(CTRL_D).awaitEnd();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsTypedIsRememberedInAFileOfOnesOwn() throws Exception {
    Path history = folder.resolve("data/ai-chatbot/terminal/talk-history");
    String data = folder.resolve("data").toString();
    Console console = new Console(ScriptedModel.saying("Yes.")).with("XDG_DATA_HOME", data);
    try (TalkingAt talk = TalkingAt.at(console)) {
      talk.type("remember me", ENTER).see("Yes.").type(CTRL_D).awaitEnd();
    }
    ScriptedModel model = ScriptedModel.saying("Again.");
    try (TalkingAt talk = TalkingAt.at(new Console(model).with("XDG_DATA_HOME", data))) {
      talk.type(UP).see("remember me").type(ENTER).see("Again.");
      talk.type("half", CTRL_U, CTRL_D).awaitEnd();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history.getParent())))
        .isEqualTo("rwx------");
    assertThat(texts(model.asked().getFirst())).containsExactly("remember me");
  }

  @Test
  void whoAnsweredIsToldAndOnRequestWhatItTook() throws Exception {
    TokenUsage usage = new TokenUsage(1_000, 200, 0, 0);
    ScriptedModel model = ScriptedModel.saying("Yes.").thenEndingFor(StopReason.END_TURN, usage);
    try (TalkingAt talk = TalkingAt.at(new Console(model).in(folder), "--no-save", "-u")) {
      talk.type("Well?", ENTER).see("Tokens: 1,000 in, 200 out. Cost: $0.00");
      assertThat(talk.screen()).contains("(us.anthropic.claude-haiku-5-5)");
      talk.type(CTRL_D).awaitEnd();
    }
  }

  @Test
  void whoDoesNotWantToWaitForAnotherAnswerInTheChatAsksNothing() throws Exception {
    Stores stores = InMemoryStores.empty(() -> Console.NOON);
    Gate gate = new Gate();
    Console other = new Console(ScriptedModel.waiting(gate).thenSaying("Yes.")).keptIn(stores);
    Thread asking = Thread.ofPlatform().start(() -> other.run("ask", "First?"));
    gate.awaitArrival();
    try (TalkingAt talk = TalkingAt.at(new Console(ScriptedModel.silent()).keptIn(stores), "-c")) {
      talk.type("Second?", ENTER).ticker().tick();
      talk.see("⠋").type(CTRL_C).see("(not asked)");
      talk.type(CTRL_D).awaitEnd();
    }
    gate.open();
    asking.join();
    assertThat(history(stores)).contains("First?");
    assertThat(stores.messages().of(only(stores))).hasSize(2);
  }

  @Test
  void aModelNamesTheChatOfATalk() throws Exception {
    Stores stores = InMemoryStores.empty(() -> Console.NOON);
    ScriptedModel model = ScriptedModel.saying("Ada.").titledBy(ScriptedModel.saying("Names"));
    try (TalkingAt talk = TalkingAt.at(new Console(model).keptIn(stores))) {
      talk.type("Who are you?", ENTER).see("Ada.");
      await(() -> !history(stores).contains(Chat.UNTITLED));
      talk.type(CTRL_D).awaitEnd();
    }
    assertThat(history(stores)).contains("Names");
  }

  @Test
  void aTalkThatGoesOnAsksTheModelThatAnsweredLastUnlessAnotherIsNamed() throws Exception {
    Stores stores = InMemoryStores.empty(() -> Console.NOON);
    ScriptedModel model = ScriptedModel.saying("Yes.");
    assertThat(new Console(model).keptIn(stores).run("ask", "-m", "nova-pro", "Are you Nova?"))
        .isZero();
    try (TalkingAt talk = TalkingAt.at(new Console(model).keptIn(stores), "-c")) {
      talk.see("nova-pro>").type(CTRL_D).awaitEnd();
    }
    try (TalkingAt talk =
        TalkingAt.at(new Console(model).keptIn(stores), "-c", "-m", "nova-lite")) {
      talk.see("nova-lite>").type(CTRL_D).awaitEnd();
    }
    assertThat(new Console(model).keptIn(stores).run("ask", "-c", "Still?")).isZero();
    assertThat(model.asked().getLast().route().model().value()).isEqualTo("nova-pro");
  }

  @Test
  void whereChatsAreKeptMayBeOutOfReachForAWhile() throws Exception {
    AtomicBoolean away = new AtomicBoolean(true);
    Console console = new Console(ScriptedModel.saying("Yes.")).keptIn(awayWhile(away));
    try (TalkingAt talk = TalkingAt.at(console)) {
      talk.type("Well?", ENTER).see("The database is away.\nclaude-haiku>");
      away.set(false);
      talk.type(UP)
          .see("away.\nclaude-haiku> Well?")
          .type(ENTER)
          .see("Yes.")
          .type(CTRL_D)
          .awaitEnd();
    }
  }

  @Test
  void withoutATerminalThereIsNoTalk() {
    Console console = new Console(ScriptedModel.saying("Yes."));
    assertThat(console.run("talk")).isEqualTo(2);
    assertThat(console.err()).startsWith("chat talk needs a terminal").hasLineCount(1);
  }

  private static Stores awayWhile(AtomicBoolean away) {
    Stores all = InMemoryStores.empty(() -> Console.NOON);
    Turns turns =
        new Turns() {
          @Override
          public Opening open(Turn turn) {
            if (away.get()) {
              throw new StoreUnavailable("The database is away.", new IOException());
            }
            return all.turns().open(turn);
          }

          @Override
          public Resumption resume(Continuation continuation) {
            return all.turns().resume(continuation);
          }
        };
    return new Stores(
        turns,
        all.chats(),
        all.messages(),
        all.votes(),
        all.documents(),
        all.suggestions(),
        all.users(),
        all.usage(),
        all.replies());
  }

  private static void await(BooleanSupplier holds) {
    Instant deadline = Instant.now().plusSeconds(20);
    while (!holds.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  private static ChatId only(Stores stores) {
    Position newest = new Position.Newest();
    List<Chat> all = stores.chats().page(Console.SOMEBODY, newest, 9).orElseThrow().chats();
    assertThat(all).hasSize(1);
    return all.getFirst().id();
  }

  private static String history(Stores stores) {
    Console console = new Console(ScriptedModel.silent()).keptIn(stores);
    assertThat(console.run("history")).isZero();
    return console.out();
  }

  private static List<String> texts(ModelRequest request) {
    return request.messages().stream()
        .map(ModelMessage::blocks)
        .flatMap(List::stream)
        .filter(ModelBlock.Text.class::isInstance)
        .map(block -> ((ModelBlock.Text) block).text())
        .toList();
  }
}
