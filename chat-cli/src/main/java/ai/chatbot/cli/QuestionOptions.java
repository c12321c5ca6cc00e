package ai.chatbot.cli;

import static java.util.stream.Collectors.joining;

import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Input;
import ai.chatbot.core.catalog.Model;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.usecase.Ask;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked, of whom, and what is given along. */
final class QuestionOptions {
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
      names = {"-a", "--attach"},
      paramLabel = "FILE",
      description = {
        "Shows an image (PNG, JPEG, GIF, WebP) or a document (PDF, Word, Excel, HTML, Markdown,",
        "CSV, text) along with the question; as often as you like."
      })
  private List<Path> attached = new ArrayList<>();

  @Option(
      names = {"-t", "--template"},
      paramLabel = "FILE",
      description = {
        "Asks what is in that file. The question takes the place of {{input}} in it, or follows;",
        "first lines between two of --- may say model: and system:."
      })
  private @Nullable Path template;

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      description = "What takes the place of {{NAME}} in the template.")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--max-tokens",
      paramLabel = "NUMBER",
      description = "The most tokens that the answer may have, thoughts included.")
  private @Nullable Integer maxTokens;

  @Parameters(
      paramLabel = "QUESTION",
      arity = "0..*",
      description = "What to ask, in as many words as you like.")
  private List<String> words = new ArrayList<>();

  /**
   * The question, of whoever is to answer it.
   *
   * @throws Refusal if it makes no sense
   */
  Asked read(ModelRouter router, Instant now, Optional<InputStream> piped) {
    Optional<Template> read = Optional.ofNullable(template).map(Template::read);
    if (read.isEmpty() && !values.isEmpty()) {
      throw Refusal.usage("There is no template to fill: name its file by -t.");
    }
    Optional<String> named = Optional.ofNullable(model).or(() -> read.flatMap(Template::model));
    Model family = family(router.catalog(), named);
    String name = named.orElse(family.id().value());
    List<Ask.File> files = AttachedFile.read(attached);
    refuseUnseen(files, name, router, now);
    return new Asked(
        family,
        new Ask.Question(
            read.map(it -> it.filled(Prompt.given(words, piped), values))
                .orElseGet(() -> Prompt.of(words, piped)),
            Optional.ofNullable(system).or(() -> read.flatMap(it -> it.system(values))),
            name,
            files,
            atMost()));
  }

  private static Model family(ModelCatalog catalog, Optional<String> named) {
    return named
        .map(
            name ->
                catalog
                    .find(name)
                    .orElseThrow(
                        () ->
                            Refusal.usage(
                                "There is no model “%s”: choose one of %s."
                                    .formatted(name, families(catalog)))))
        .orElseGet(() -> catalog.models().getFirst());
  }

  private static String families(ModelCatalog catalog) {
    return catalog.models().stream().map(each -> each.id().value()).collect(joining(", "));
  }

  private static void refuseUnseen(
      List<Ask.File> files, String name, ModelRouter router, Instant now) {
    Optional<Route> route =
        router.route(Purpose.CHAT, router.catalog().withoutPlan(name), now).first();
    for (Ask.File file : files) {
      Input kind = AttachedFile.kind(file);
      route
          .map(Route::generation)
          .filter(generation -> !generation.capabilities().inputs().contains(kind))
          .ifPresent(generation -> refuse(kind, generation));
    }
  }

  private static void refuse(Input kind, Generation generation) {
    String what =
        switch (kind) {
          case IMAGES -> "sees no images";
          case DOCUMENTS -> "reads no documents";
        };
    throw Refusal.usage(
        "%s %s: choose another model with -m, or leave out -a.".formatted(generation.name(), what));
  }

  private OptionalInt atMost() {
    if (maxTokens == null) {
      return OptionalInt.empty();
    }
    if (maxTokens < 1) {
      throw Refusal.usage("--max-tokens is %d: an answer has one at least.".formatted(maxTokens));
    }
    return OptionalInt.of(maxTokens);
  }

  /** A question and the family that it is for. */
  record Asked(Model family, Ask.Question question) {}
}
