package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.ScriptedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;
import picocli.CommandLine;

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

  private final Console console;
  private final LineDisciplineTerminal terminal;
  private final ScreenTerminal screen;
  private final CompletableFuture<Void> talk = new CompletableFuture<>();

  private TalkingAt(Console console, String... options) throws IOException {
    this.console = console;
    ScreenTerminal.VirtualTerminal pair = ScreenTerminal.withTerminal("test", "xterm", 80, 30);
    terminal = pair.terminal();
    screen = pair.screen();
    TalkCommand command =
        CommandLine.populateCommand(new TalkCommand(console.surroundings()), options);
    Thread.ofPlatform().daemon().start(() -> talk(command.session()));
  }

  /** Begins a talk there with those options, and waits for its first prompt. */
  static TalkingAt at(Console console, String... options) throws Exception {
    TalkingAt talking = new TalkingAt(console, options);
    talking.see(">");
    return talking;
  }

  /** The same with that model, and nothing kept. */
  static TalkingAt with(ScriptedModel model, Path home) throws Exception {
    return at(new Console(model).in(home), "--no-save");
  }

  private void talk(TalkSession session) {
    try {
      session.talk(terminal);
      talk.complete(null);
    } catch (InterruptedException | RuntimeException | Error e) {
      talk.completeExceptionally(e);
    }
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
    return console.ticker();
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
