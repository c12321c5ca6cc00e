package ai.chatbot.web.catalog;

import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Model;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private CatalogFile() {}

  /**
   * The catalogue in that file.
   *
   * @throws IllegalArgumentException if there is none; its message is one sentence that says where
   *     in the file what is wrong, and what would be right
   */
  public static ModelCatalog read(Path file, ModelCatalog standard) {
    return new Entry("$", json(file)).making(root -> catalog(root, standard));
  }

  private static JsonNode json(Path file) {
    try {
      String text = Files.readString(file);
      return MAPPER.readTree(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (NoSuchFileException e) {
      throw new Refused("there is no file " + file + ".", e);
    } catch (CharacterCodingException e) {
      throw new Refused("the file " + file + " is not in UTF-8.", e);
    } catch (StreamConstraintsException e) {
      throw new Refused("the file " + file + " goes too deep, or has too long a number.", e);
    } catch (JsonProcessingException e) {
      throw noJson(file, e);
    } catch (IOException e) {
      throw new Refused("the file " + file + " cannot be read.", e);
    }
  }

  private static Refused noJson(Path file, JsonProcessingException e) {
    String what =
        e.getOriginalMessage().startsWith("Duplicate")
            ? "has a field that is there already"
            : "is no JSON";
    return new Refused(
        "line %d, column %d of %s %s."
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), file, what),
        e);
  }

  private static ModelCatalog catalog(Entry root, ModelCatalog standard) {
    root.object(FIELDS);
    Optional<ModelCatalog> base = root.field("extends").map(name -> base(name, standard));
    List<Entry> entries = elements(root, "models", base.isPresent());
    List<Model> models = models(entries, base.map(ModelCatalog::models).orElseGet(List::of));
    if (models.isEmpty()) {
      throw root.required("models").wrong("a list with a model in it");
    }
    Ties.require(entries, models);
    return new ModelCatalog(
        root.field("default").map(first -> led(family(first, models), models)).orElse(models),
        family(root, "titles", models, base.map(ModelCatalog::titles)),
        family(root, "documents", models, base.map(ModelCatalog::documents)));
  }

  private static ModelCatalog base(Entry name, ModelCatalog standard) {
    if (!name.text().equals("standard")) {
      throw name.wrong("\"standard\", or leave it out");
    }
    return standard;
  }

  private static List<Model> models(List<Entry> entries, List<Model> known) {
    Map<ModelId, Model> models = new LinkedHashMap<>();
    known.forEach(model -> models.put(model.id(), model));
    for (Entry entry : entries) {
      ModelId id = new ModelId(entry.object(MODEL_FIELDS).required("id").id());
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
    elements(entry, "generations", !known.isEmpty()).stream()
        .map(GenerationEntry::read)
        .forEach(generation -> generations.put(generation.baseId(), generation));
    return List.copyOf(generations.values());
  }

  private static List<Entry> elements(Entry entry, String name, boolean optional) {
    return optional
        ? entry.field(name).map(Entry::elements).orElseGet(List::of)
        : entry.required(name).elements();
  }

  private static String text(Entry entry, String name, Optional<String> known) {
    return entry
        .field(name)
        .map(Entry::text)
        .or(() -> known)
        .orElseGet(() -> entry.required(name).text());
  }

  private static ModelId family(
      Entry root, String name, List<Model> models, Optional<ModelId> known) {
    return root.field(name)
        .map(field -> family(field, models).id())
        .or(() -> known)
        .orElseGet(() -> family(root.required(name), models).id());
  }

  private static Model family(Entry name, List<Model> models) {
    return name.oneOf(models, model -> model.id().value());
  }

  /** The same models, that one first. */
  private static List<Model> led(Model leader, List<Model> models) {
    List<Model> led = new ArrayList<>(models);
    led.remove(leader);
    led.addFirst(leader);
    return led;
  }
}
