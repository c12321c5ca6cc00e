package ai.chatbot.web;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A place in a JSON text where something can be changed, also into what is no JSON. */
record JsonPlace(JsonNode parent, String name, int index) {
  private static final String MARK = "here it is";

  /** Lone surrogates cannot go on the wire in any other way. */
  private static final JsonMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** A way to change what stands at a place. */
  enum Change {
    REPLACED,
    REMOVED,
    SAID_TWICE,
    JOINED_BY_ANOTHER
  }

  /**
   * That JSON object with one change.
   *
   * @param where which of its places, counted round and round
   * @param name of the field that is added, for that change
   * @param raw what comes there, as it stands on the wire
   */
  static String changed(String json, Change change, int where, String name, String raw) {
    JsonNode tree;
    try {
      tree = ASCII.readTree(json.isEmpty() ? "{}" : json);
    } catch (IOException changedBefore) {
      return json;
    }
    List<JsonPlace> places = new ArrayList<>();
    collect(tree, places);
    if (places.isEmpty()) {
      return "{" + quoted(name) + ":" + raw + "}";
    }
    return places.get(where % places.size()).changed(tree, change, name, raw);
  }

  /** The names of all fields in that tree. */
  static Stream<String> namesIn(JsonNode tree) {
    List<JsonPlace> places = new ArrayList<>();
    collect(tree, places);
    return places.stream().map(JsonPlace::name).filter(name -> !name.isEmpty());
  }

  /** That text as a JSON string. */
  static String quoted(String text) {
    try {
      return ASCII.writeValueAsString(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String changed(JsonNode tree, Change change, String added, String raw) {
    JsonNode old = index < 0 ? parent.get(name) : parent.get(index);
    String written =
        switch (change) {
          case REPLACED, REMOVED -> raw;
          case SAID_TWICE -> index < 0 ? raw + "," + quoted(name) + ":" + old : raw + "," + old;
          case JOINED_BY_ANOTHER -> index < 0 ? old + "," + quoted(added) + ":" + raw : raw;
        };
    if (change == Change.REMOVED) {
      remove();
    } else {
      mark();
    }
    return write(tree).replace(quoted(MARK), written);
  }

  private void remove() {
    switch (parent) {
      case ObjectNode object -> object.remove(name);
      case ArrayNode array -> array.remove(index);
      default -> throw new IllegalStateException("nothing else has places");
    }
  }

  private void mark() {
    switch (parent) {
      case ObjectNode object -> object.put(name, MARK);
      case ArrayNode array -> array.set(index, MARK);
      default -> throw new IllegalStateException("nothing else has places");
    }
  }

  private static String write(JsonNode tree) {
    try {
      return ASCII.writeValueAsString(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(JsonNode node, List<JsonPlace> places) {
    node.properties()
        .forEach(
            field -> {
              places.add(new JsonPlace(node, field.getKey(), -1));
              collect(field.getValue(), places);
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places.add(new JsonPlace(node, "", i));
      collect(node.get(i), places);
    }
  }
}
