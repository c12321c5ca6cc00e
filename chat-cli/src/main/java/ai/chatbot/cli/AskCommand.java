package ai.chatbot.cli;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import ai.chatbot.core.catalog.Model;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.usecase.Answer;
import ai.chatbot.core.usecase.Ask;
import ai.chatbot.core.usecase.AskInChat;
import ai.chatbot.web.CannotStart;
import ai.chatbot.web.OpenModel;
import ai.chatbot.web.Settings;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

  @Option(
      names = {"-m", "--model"},
      paramLabel = "MODEL",
      description = "A family, see chat models, or an id that one of its models has at Bedrock.")
  private @Nullable String model;

  @Option(
      names = {"-s", "--system"},
      paramLabel = "TEXT",
      description = "What the model is told beforehand; an empty text for nothing.")
  private @Nullable String system;

  @Option(
      names = "--json",
      description = "Prints one JSON object at the end, with all there is to tell, and no more.")
  private boolean json;

  @Option(
      names = {"-v", "--verbose"},
      description = "Adds the provider's own words to an error.")
  private boolean verbose;

  @Mixin private KeepingOptions keeping = new KeepingOptions();

  @Parameters(
      paramLabel = "QUESTION",
      arity = "0..*",
      description = "What to ask, in as many words as you like.")
  private List<String> words = new ArrayList<>();

  AskCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    Settings settings = around.settings();
    Model family = family(settings.router().catalog());
    Ask.Question question =
        new Ask.Question(
            Prompt.of(words, piped()),
            Optional.ofNullable(system),
            Optional.ofNullable(model).orElse(family.id().value()));
    try (OpeningNotebook opening =
            OpeningNotebook.by(() -> keeping.open(new Keeping(around, settings)));
        OpenModel open = open(settings)) {
      Notebook notebook = open.isDemo() ? opening.open().withoutCosts() : opening.open();
      AskInChat ask =
          AskInChat.of(
              open.languageModel(),
              settings.router(),
              new WaitingNote(err()),
              notebook.stores(),
              notebook.plans(),
              around.clock());
      ChatId chat = keeping.chat(notebook);
      AnswerOutput output = output(new Advice(family.id(), settings.region()), open.isDemo());
      return answer(() -> ask.ask(notebook.owner(), chat, question, output), output).code();
    }
  }

  private Model family(ModelCatalog catalog) {
    if (model == null) {
      return catalog.models().getFirst();
    }
    return catalog
        .find(model)
        .orElseThrow(
            () ->
                Refusal.usage(
                    "There is no model “%s”: choose one of %s."
                        .formatted(model, families(catalog))));
  }

  private static String families(ModelCatalog catalog) {
    return catalog.models().stream().map(each -> each.id().value()).collect(joining(", "));
  }

  private Optional<InputStream> piped() {
    return around.terminals().in() ? Optional.empty() : Optional.of(around.in());
  }

  private OpenModel open(Settings settings) {
    try {
      return around.models().apply(settings);
    } catch (CannotStart e) {
      throw new Refusal(ExitCode.NO_ACCESS, String.valueOf(e.getMessage()));
    }
  }

  private AnswerOutput output(Advice advice, boolean demo) {
    Lines out = lines(command().getOut(), around.terminals().out());
    return json
        ? new AnswerJson(out, advice, demo)
        : new AnswerText(out, err(), advice, demo, verbose);
  }

  private Lines err() {
    return lines(command().getErr(), around.terminals().err() && !json);
  }

  private Lines lines(PrintWriter stream, boolean terminal) {
    return new Lines(stream, terminal, !around.environment().containsKey("NO_COLOR"));
  }

  private CommandLine command() {
    return requireNonNull(spec, "spec is null").commandLine();
  }

  private static ExitCode answer(Asking asking, AnswerOutput output) {
    try (LastWord _ = LastWord.ofThisThread()) {
      return answerUnlessStopped(asking, output);
    } catch (BrokenPipe e) {
      return ExitCode.BROKEN_PIPE;
    }
  }

  private static ExitCode answerUnlessStopped(Asking asking, AnswerOutput output) {
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
}
