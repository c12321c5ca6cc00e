package ai.chatbot.cli;

import static java.util.stream.Collectors.joining;

import ai.chatbot.core.catalog.Model;
import ai.chatbot.core.catalog.ModelCatalog;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom somebody asks. */
final class ModelOption {
  @Option(
      names = {"-m", "--model"},
      paramLabel = "MODEL",
      completionCandidates = Families.class,
      description = "A family, see chat models, or an id that one of its models has at Bedrock.")
  private @Nullable String model;

  Optional<String> named() {
    return Optional.ofNullable(model);
  }

  /**
   * The family of that name, the catalogue's first if there is none.
   *
   * @throws Refusal if no family is called so
   */
  static Model family(ModelCatalog catalog, Optional<String> name) {
    return name.map(it -> find(catalog, it)).orElseGet(() -> catalog.models().getFirst());
  }

  /**
   * Looks for the family of that name, if there is one.
   *
   * @throws Refusal if no family is called so
   */
  static void refuseUnknown(ModelCatalog catalog, Optional<String> name) {
    name.ifPresent(it -> find(catalog, it));
  }

  private static Model find(ModelCatalog catalog, String name) {
    return catalog
        .find(name)
        .orElseThrow(
            () ->
                Refusal.usage(
                    "There is no model “%s”: choose one of %s.".formatted(name, all(catalog))));
  }

  private static String all(ModelCatalog catalog) {
    return catalog.models().stream().map(each -> each.id().value()).collect(joining(", "));
  }

  /** What a shell completes: read when it asks, since other commands need no catalogue for it. */
  static final class Families implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ModelCatalog.standard().models().stream().map(each -> each.id().value()).iterator();
    }
  }
}
