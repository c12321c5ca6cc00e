package ai.chatbot.cli;

import static java.util.Objects.requireNonNull;

import ai.chatbot.cli.markdown.Look;
import ai.chatbot.cli.markdown.MarkdownScreen;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.usecase.Answer;
import ai.chatbot.core.usecase.AskInChat;
import ai.chatbot.web.OpenModel;
import ai.chatbot.web.Settings;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chat ask}: the core at the terminal, one question and its answer. */
@Command(
    name = "ask",
    description = {
      "Asks one question and prints the answer as it comes; a question by itself is asked too.",
      "Text that is piped in follows the question: cat log | chat ask \"what failed?\""
    },
    mixinStandardHelpOptions = true,
    versionProvider = ChatCommand.Version.class)
final class AskCommand implements Callable<Integer> {
  private final Surroundings around;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private QuestionOptions asking = new QuestionOptions();

  @ArgGroup(exclusive = true)
  private Form form = new Form();

  @Mixin private MannerOptions beside = new MannerOptions();

  @Mixin private KeepingOptions keeping = new KeepingOptions();

  AskCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    Settings settings = around.settings();
    try (OpeningNotebook opening =
        OpeningNotebook.by(() -> keeping.open(new Keeping(around, settings)))) {
      Optional<Chat> continued =
          keeping.isContinuing() ? keeping.continued(opening.open()) : Optional.empty();
      ModelRouter router = settings.router();
      QuestionOptions.Asked asked =
          asking.read(
              router,
              around.clock().instant(),
              piped(),
              () -> continued.flatMap(it -> opening.open().askedLast(it, router.catalog())));
      return ask(asked, continued, settings, opening);
    }
  }

  private int ask(
      QuestionOptions.Asked asked,
      Optional<Chat> continued,
      Settings settings,
      OpeningNotebook opening) {
    try (OpenModel open = around.open(settings)) {
      Notebook notebook = open.isDemo() ? opening.open().withoutCosts() : opening.open();
      ChatId chat = continued.map(Chat::id).orElseGet(notebook::newChat);
      return answer(
              spinner -> {
                Advice advice = new Advice(asked.family().id(), settings.region());
                AnswerOutput output = output(advice, open.isDemo(), spinner);
                AskInChat ask =
                    AskInChat.of(
                        open.languageModel(),
                        settings.router(),
                        new WaitingNote(err(), spinner),
                        notebook.stores(),
                        notebook.plans(),
                        around.clock());
                return answer(
                    () -> ask.ask(notebook.owner(), chat, asked.question(), output), output);
              })
          .code();
    }
  }

  private Optional<InputStream> piped() {
    return around.terminals().in() ? Optional.empty() : Optional.of(around.in());
  }

  private AnswerOutput output(Advice advice, boolean demo, Spinner spinner) {
    Lines out = lines(command().getOut(), around.terminals().out());
    if (form.json) {
      return new AnswerJson(out, new EndJson(advice, demo));
    }
    if (form.events) {
      return new AnswerEvents(out, new EndJson(advice, demo));
    }
    AnswerText text =
        new AnswerText(
            out,
            err(),
            advice,
            beside.manner(demo, around.clock().instant()),
            spinner,
            screen(out));
    return form.code ? new AnswerCode(out, text) : text;
  }

  /** A terminal draws Markdown; a pipe is given it as it is. */
  private Optional<MarkdownScreen> screen(Lines out) {
    return Look.of(around.environment())
        .filter(look -> out.isTerminal())
        .map(look -> new MarkdownScreen(out::draw, TerminalWidth.at(around)::columns, look));
  }

  private Spinner spinner() {
    return err().isTerminal() && Look.of(around.environment()).isPresent()
        ? Spinner.at(command().getErr(), around.ticker())
        : Spinner.none();
  }

  private Lines err() {
    return lines(command().getErr(), around.terminals().err() && !form.json && !form.events);
  }

  private Lines lines(PrintWriter stream, boolean terminal) {
    return new Lines(stream, terminal, !around.environment().containsKey("NO_COLOR"));
  }

  private CommandLine command() {
    return requireNonNull(spec, "spec is null").commandLine();
  }

  /** From here on an end of the process leaves the terminal's line as it was. */
  private ExitCode answer(Function<Spinner, ExitCode> answering) {
    try (LastWord _ = LastWord.ofThisThread();
        Spinner spinner = spinner()) {
      return answering.apply(spinner);
    } catch (BrokenPipe e) {
      return ExitCode.BROKEN_PIPE;
    }
  }

  private static ExitCode answer(Asking asking, AnswerOutput output) {
    try {
      Answer answer = NotAsked.unless(asking.ask());
      output.end(answer);
      return ExitCode.of(answer.end());
    } catch (InterruptedException e) {
      output.interrupted();
      return ExitCode.INTERRUPTED;
    }
  }

  /** Asks what is to be asked. */
  @FunctionalInterface
  private interface Asking {
    AskInChat.Result ask() throws InterruptedException;
  }

  /** What is printed, if not the answer as it is. */
  private static final class Form {
    @Option(
        names = "--json",
        description = "Prints one JSON object at the end, with all there is to tell, and no more.")
    private boolean json;

    @Option(
        names = "--stream-json",
        description = "Prints a JSON object on each line as the answer comes (NDJSON).")
    private boolean events;

    @Option(
        names = {"-x", "--extract"},
        description = "Prints the first block of code in the answer, and no more.")
    private boolean code;
  }
}
