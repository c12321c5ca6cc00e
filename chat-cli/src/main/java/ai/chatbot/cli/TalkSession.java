package ai.chatbot.cli;

import ai.chatbot.cli.markdown.Look;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.web.OpenModel;
import ai.chatbot.web.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A talk's terminal, model and place. Apart from its command, so that a help text needs none. */
final class TalkSession {
  private final Surroundings around;
  private final Optional<String> model;
  private final Optional<String> system;
  private final KeepingOptions keeping;
  private final MannerOptions beside;

  /** A talk with that model, told that. */
  TalkSession(
      Surroundings around,
      Optional<String> model,
      Optional<String> system,
      KeepingOptions keeping,
      MannerOptions beside) {
    this.around = around;
    this.model = model;
    this.system = system;
    this.keeping = keeping;
    this.beside = beside;
  }

  /** Talks at the terminal of this process. */
  void talk() throws InterruptedException {
    try (Terminal terminal = terminal()) {
      talk(terminal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Talks at that terminal, which stays open. */
  void talk(Terminal terminal) throws InterruptedException {
    Settings settings = around.settings();
    ModelCatalog catalog = settings.router().catalog();
    ModelOption.refuseUnknown(catalog, model);
    try (Notebook notebook = keeping.open(new Keeping(around, settings));
        OpenModel open = around.open(settings)) {
      talk(terminal, open, settings, open.isDemo() ? notebook.withoutCosts() : notebook);
    }
  }

  private void talk(Terminal terminal, OpenModel open, Settings settings, Notebook notebook)
      throws InterruptedException {
    TalkModel told = new TalkModel(open.languageModel(), keeping.isKept(), system);
    TalkTrouble trouble = new TalkTrouble();
    Optional<Chat> continued = keeping.continued(notebook);
    ChatId chat = continued.map(Chat::id).orElseGet(notebook::newChat);
    String family = family(settings.router().catalog(), notebook, continued);
    try (Conversation conversation =
            Conversation.in(notebook, chat, told, settings.router(), trouble, around.clock());
        AtShutdown _ = AtShutdown.run(conversation::close)) {
      Talk.TalkManner manner = manner(settings.router(), open.isDemo(), continued);
      TalkReader reader = TalkReader.at(terminal, history(), manner.families());
      new Talk(terminal, reader, conversation, told, trouble, manner, family).run();
    }
  }

  private Optional<Path> history() {
    return Optional.of(around.dataFolder().resolve("terminal").resolve("talk-history"))
        .filter(file -> keeping.isKept());
  }

  private String family(ModelCatalog catalog, Notebook notebook, Optional<Chat> continued) {
    return model
        .or(() -> continued.flatMap(chat -> notebook.askedLast(chat, catalog)))
        .orElseGet(() -> catalog.models().getFirst().id().value());
  }

  private Talk.TalkManner manner(ModelRouter router, boolean demo, Optional<Chat> continued) {
    return new Talk.TalkManner(
        router,
        Look.of(around.environment()),
        around.ticker(),
        around.home(),
        greeting(demo, continued),
        () -> beside.manner(demo, around.clock().instant()));
  }

  private static String greeting(boolean demo, Optional<Chat> continued) {
    return (demo ? "The demo's script answers: to ask Amazon Bedrock, give AWS credentials. " : "")
        + continued.map(chat -> "Going on with “%s”. ".formatted(chat.title())).orElse("")
        + "/help lists the commands, Ctrl-D leaves.";
  }

  private static Terminal terminal() throws IOException {
    return TerminalBuilder.builder()
        .system(true)
        .dumb(true)
        .nativeSignals(true)
        .encoding(StandardCharsets.UTF_8)
        .build();
  }
}
