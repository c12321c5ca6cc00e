package ai.chatbot.web.catalog;

import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Model;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A catalogue as JSON. It replaces the standard one, or, if it says {@code "extends": "standard"},
 * adds to it: a family or a generation that is known already is changed, any other is added.
 */
public final class CatalogFile {
  private static final Set<String> FIELDS =
      Set.of("extends", "default", "titles", "documents", "models");
  private static final Set<String> MODEL_FIELDS =
      Set.of("id", "name", "provider", "description", "effort", "generations");
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private CatalogFile() {}

  /**
   * The catalogue in that file.
   *
   * @throws IllegalArgumentException if there is none; its message is one sentence that says where
   *     in the file what is wrong, and what would be right
   */
  public static ModelCatalog read(Path file, ModelCatalog standard) {
    try {
      String text = Files.readString(file);
      return new Entry("$", MAPPER.readTree(text)).making(root -> catalog(root, standard));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file + ".", e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "line %d, column %d of %s is no JSON."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), file),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException("the file " + file + " cannot be read as text.", e);
    }
  }

  private static ModelCatalog catalog(Entry root, ModelCatalog standard) {
    root.object(FIELDS);
    Optional<ModelCatalog> base = root.field("extends").map(name -> base(name, standard));
    List<Model> models = models(root, base.map(ModelCatalog::models).orElseGet(List::of));
    return new ModelCatalog(
        root.field("default").map(first -> led(first, models)).orElse(models),
        family(root, "titles", base.map(ModelCatalog::titles)),
        family(root, "documents", base.map(ModelCatalog::documents)));
  }

  private static ModelCatalog base(Entry name, ModelCatalog standard) {
    if (!name.text().equals("standard")) {
      throw new IllegalArgumentException(
          "%s is %s: write \"standard\", or leave it out.".formatted(name.place(), name.json()));
    }
    return standard;
  }

  private static List<Model> models(Entry root, List<Model> known) {
    Map<ModelId, Model> models = new LinkedHashMap<>();
    known.forEach(model -> models.put(model.id(), model));
    List<Entry> entries =
        root.field("models").map(field -> field.list(entry -> entry)).orElseGet(List::of);
    for (Entry entry : entries) {
      ModelId id = new ModelId(entry.object(MODEL_FIELDS).required("id").text());
      models.put(id, entry.making(made -> model(made, id, Optional.ofNullable(models.get(id)))));
    }
    return List.copyOf(models.values());
  }

  private static Model model(Entry entry, ModelId id, Optional<Model> known) {
    return new Model(
        id,
        text(entry, "name", known.map(Model::name)),
        text(entry, "provider", known.map(Model::provider)),
        text(entry, "description", known.map(Model::description)),
        entry
            .field("effort")
            .map(effort -> effort.one(Effort.class))
            .orElse(known.map(Model::effort).orElse(Effort.OFF)),
        generations(entry, known.map(Model::generations).orElseGet(List::of)));
  }

  private static List<Generation> generations(Entry entry, List<Generation> known) {
    Map<String, Generation> generations = new LinkedHashMap<>();
    known.forEach(generation -> generations.put(generation.baseId(), generation));
    entry
        .field("generations")
        .map(field -> field.list(GenerationEntry::read))
        .orElseGet(List::of)
        .forEach(generation -> generations.put(generation.baseId(), generation));
    return List.copyOf(generations.values());
  }

  private static String text(Entry entry, String name, Optional<String> known) {
    return entry
        .field(name)
        .map(Entry::text)
        .or(() -> known)
        .orElseGet(() -> entry.required(name).text());
  }

  private static ModelId family(Entry root, String name, Optional<ModelId> known) {
    return root.field(name)
        .map(field -> new ModelId(field.text()))
        .or(() -> known)
        .orElseGet(() -> new ModelId(root.required(name).text()));
  }

  /** The same models, that one first. */
  private static List<Model> led(Entry first, List<Model> models) {
    List<Model> led = new ArrayList<>(models);
    Model leader =
        models.stream()
            .filter(model -> model.id().value().equals(first.text()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s names no model: %s.".formatted(first.place(), first.text())));
    led.remove(leader);
    led.addFirst(leader);
    return led;
  }
}
