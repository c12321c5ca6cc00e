package ai.chatbot.cli;

import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Health;
import ai.chatbot.core.port.Stores;
import ai.chatbot.web.CannotStart;
import ai.chatbot.web.OpenModel;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import picocli.CommandLine;

/**
 * Somewhere to run the command, with a scripted model behind it. Nothing is a terminal at first.
 */
final class Console {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /** Whose the chats are that are {@linkplain #keptIn kept in stores}. */
  static final UserId SOMEBODY = new UserId(new UUID(0, 1));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();
  private final ScriptedModel model;
  private Path home = Homes.fresh();
  private Instant now = NOON;
  private byte[] piped = {};
  private Terminals terminals = new Terminals(false, false, false);
  private final HandTicker ticker = new HandTicker();
  private BiFunction<Keeping, Optional<String>, Notebook> notebooks = Keeping::find;
  private boolean demo;
  private boolean withoutCredentials;
  private boolean closed;

  Console(ScriptedModel model) {
    this.model = model;
  }

  Console piping(String text) {
    return piping(text.getBytes(StandardCharsets.UTF_8));
  }

  Console piping(byte[] bytes) {
    piped = bytes;
    return this;
  }

  Console on(Terminals which) {
    terminals = which;
    return this;
  }

  Console with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** In that home, where others may have been before; at first it is one of its own. */
  Console in(Path folder) {
    home = folder;
    return this;
  }

  /** At that moment; at first it is noon. */
  Console at(Instant moment) {
    now = moment;
    return this;
  }

  /** With chats that are kept in those stores, and nowhere else. */
  Console keptIn(Stores stores) {
    User somebody = new User.Guest(SOMEBODY);
    notebooks =
        (keeping, address) -> new Notebook(stores, somebody, keeping.everything(), () -> {});
    return this;
  }

  Console asDemo() {
    demo = true;
    return this;
  }

  Console withoutCredentials() {
    withoutCredentials = true;
    return this;
  }

  /** The command as it is run here. */
  CommandLine command() {
    return Main.commandLine(surroundings());
  }

  int run(String... arguments) {
    return runInto(out, arguments);
  }

  int runInto(Writer output, String... arguments) {
    CommandLine chat = Main.commandLine(surroundings());
    chat.setOut(new PrintWriter(output, true)).setErr(new PrintWriter(err, true));
    return Main.run(chat, terminals, List.of(arguments));
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /** What ticks in it. */
  HandTicker ticker() {
    return ticker;
  }

  /** Was the model let go of? */
  boolean isClosed() {
    return closed;
  }

  /** What a command finds around it here. */
  Surroundings surroundings() {
    return new Surroundings(
        environment,
        home,
        new ByteArrayInputStream(piped),
        terminals,
        () -> now,
        ticker,
        settings -> open(),
        notebooks);
  }

  private OpenModel open() {
    if (withoutCredentials) {
      throw new CannotStart("No AWS credentials were found.");
    }
    return new OpenModel(model, Health.Up::new, demo, () -> closed = true);
  }
}
