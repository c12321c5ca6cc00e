package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.cli.markdown.Look;
import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.access.Entitlements;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.contract.People;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.memory.InMemoryStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;

/**
 * A talk at a terminal whose other end is a test: it types, and waits for what is to be seen on the
 * screen. Keys have the names that terminals give them.
 */
final class TalkingAt implements AutoCloseable {
  static final String ENTER = "\r";
  static final String ALT_ENTER = "\033\r";
  static final String TAB = "\t";
  static final String UP = "\033OA";
  static final String CTRL_A = "\001";
  static final String CTRL_C = "\003";
  static final String CTRL_D = "\004";
  static final String CTRL_U = "\025";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final LineDisciplineTerminal terminal;
  private final ScreenTerminal screen;
  private final HandTicker ticker = new HandTicker();
  private final CompletableFuture<Void> talk = new CompletableFuture<>();

  private TalkingAt(ScriptedModel model, Path home, Optional<Path> history) throws IOException {
    ScreenTerminal.VirtualTerminal pair = ScreenTerminal.withTerminal("test", "xterm", 80, 30);
    terminal = pair.terminal();
    screen = pair.screen();
    Thread.ofPlatform().daemon().start(() -> talk(model, home, history));
  }

  /** Begins a talk with that model, and waits for its first prompt. */
  static TalkingAt with(ScriptedModel model, Path home) throws Exception {
    return with(model, home, Optional.empty());
  }

  /** The same, what is typed being remembered in that file. */
  static TalkingAt with(ScriptedModel model, Path home, Optional<Path> history) throws Exception {
    TalkingAt talking = new TalkingAt(model, home, history);
    talking.see("claude-haiku>");
    return talking;
  }

  private void talk(ScriptedModel model, Path home, Optional<Path> history) {
    ModelRouter router = new ModelRouter(ModelCatalog.standard(), Reach.from("us-east-1"));
    TalkModel told = new TalkModel(model, false, Optional.empty());
    TalkTrouble trouble = new TalkTrouble();
    Notebook notebook = passing(router.catalog());
    Talk.TalkManner manner =
        new Talk.TalkManner(router, Optional.of(new Look(true, false)), ticker, home, "Welcome.");
    try (Conversation conversation =
        Conversation.in(
            notebook, notebook.newChat(), told, router, trouble, InstantSource.system())) {
      TalkReader reader = TalkReader.at(terminal, history, manner.families());
      new Talk(terminal, reader, conversation, told, trouble, manner, "claude-haiku").run();
      talk.complete(null);
    } catch (InterruptedException | RuntimeException | Error e) {
      talk.completeExceptionally(e);
    }
  }

  private static Notebook passing(ModelCatalog catalog) {
    Entitlements everything = new Entitlements(new Allowance(Integer.MAX_VALUE), catalog.ids());
    return new Notebook(
        InMemoryStores.empty(InstantSource.system()),
        People.aGuest(),
        new Plans(everything, everything),
        () -> {});
  }

  TalkingAt type(String... keys) {
    try {
      terminal.processInputBytes(String.join("", keys).getBytes(StandardCharsets.UTF_8));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until that stands on the screen. */
  TalkingAt see(String text) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!screen().contains(text)) {
      assertThat(Instant.now()).as("waiting for “%s” on%n%s", text, screen()).isBefore(deadline);
      screen.waitDirty(100);
    }
    return this;
  }

  /** What stands on the screen, without blanks at the ends of lines. */
  String screen() {
    return screen.toString().replaceAll("(?m) +$", "").strip();
  }

  /** Makes the terminal that wide. */
  void resize(int columns) {
    screen.setSize(Size.of(columns, 30));
    terminal.setSize(Size.of(columns, 30));
    terminal.raise(Terminal.Signal.WINCH);
  }

  HandTicker ticker() {
    return ticker;
  }

  /** Waits until the talk is over. */
  void awaitEnd() {
    talk.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
