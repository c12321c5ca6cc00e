package ai.chatbot.web;

import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.access.Entitlements;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.web.catalog.CatalogFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings that say who is answered by which models. */
record ModelSettings(SettingsReader reader) {

  /** Whoever answers, called from that region. */
  ModelRouter router(String region) {
    Reach reach = new Reach(region, reader.flag("CHAT_GLOBAL_INFERENCE"));
    return new ModelRouter(catalog(), reach);
  }

  private ModelCatalog catalog() {
    return reader.text("CHAT_MODELS").map(ModelSettings::catalog).orElseGet(ModelCatalog::standard);
  }

  private static ModelCatalog catalog(String name) {
    try {
      return CatalogFile.read(file(name), ModelCatalog.standard());
    } catch (IllegalArgumentException e) {
      throw new CannotStart(
          "CHAT_MODELS cannot be used: %s Mend the file, or set it to another."
              .formatted(e.getMessage()),
          e);
    }
  }

  private static Path file(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new CannotStart("CHAT_MODELS is not a path: set it to a file.", e);
    }
  }

  Plans plans(ModelCatalog catalog) {
    Plans standard = Plans.standard(catalog.ids());
    return new Plans(
        plan("GUEST", standard.guests(), catalog), plan("MEMBER", standard.members(), catalog));
  }

  private Entitlements plan(String who, Entitlements standard, ModelCatalog catalog) {
    String questions = "CHAT_" + who + "_QUESTIONS";
    String models = "CHAT_" + who + "_MODELS";
    return new Entitlements(
        new Allowance(reader.count(questions, standard.allowance().questions())),
        reader
            .text(models)
            .map(names -> families(models, names, catalog))
            .orElse(standard.models()));
  }

  private static Set<ModelId> families(String setting, String names, ModelCatalog catalog) {
    return Arrays.stream(names.split(",", -1))
        .map(String::strip)
        .map(name -> family(setting, name, catalog))
        .collect(Collectors.toSet());
  }

  private static ModelId family(String setting, String name, ModelCatalog catalog) {
    return catalog.ids().stream()
        .filter(id -> id.value().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CannotStart(
                    "%s names “%s”, which is no family: set it to some of %s, with commas between."
                        .formatted(setting, name, all(catalog))));
  }

  private static String all(ModelCatalog catalog) {
    return catalog.models().stream()
        .map(model -> model.id().value())
        .collect(Collectors.joining(", "));
  }
}
