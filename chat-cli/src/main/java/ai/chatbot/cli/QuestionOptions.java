package ai.chatbot.cli;

import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Input;
import ai.chatbot.core.catalog.Model;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked, of whom, and what is given along. */
final class QuestionOptions {
  @Mixin private ModelOption model = new ModelOption();

  @Option(
      names = {"-s", "--system"},
      paramLabel = "TEXT",
      description = "What the model is told beforehand; an empty text for nothing.")
  private @Nullable String system;

  @Option(
      names = {"-a", "--attach"},
      paramLabel = "FILE",
      description =
          "Shows an image (PNG, JPEG, GIF, WebP) or a document (PDF, Word, Excel, HTML, Markdown,"
              + " CSV, text) along with the question; as often as you like.")
  private List<Path> attached = new ArrayList<>();

  @Option(
      names = {"-t", "--template"},
      paramLabel = "FILE",
      description =
          "Asks what is in that file. The question takes the place of {{input}} in it, or follows;"
              + " first lines between two of --- may say model: and system:.")
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
   * @param otherwise whom to ask where neither options nor template say it
   * @throws Refusal if it makes no sense
   */
  Asked read(
      ModelRouter router,
      Instant now,
      Optional<InputStream> piped,
      Supplier<Optional<String>> otherwise) {
    Optional<Template> read = Optional.ofNullable(template).map(Template::read);
    if (read.isEmpty() && !values.isEmpty()) {
      throw Refusal.usage("There is no template to fill: name its file by -t.");
    }
    Optional<String> named = model.named().or(() -> read.flatMap(Template::model)).or(otherwise);
    Model family = ModelOption.family(router.catalog(), named);
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
