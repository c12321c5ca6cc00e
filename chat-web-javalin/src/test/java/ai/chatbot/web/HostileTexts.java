package ai.chatbot.web;

import ai.chatbot.web.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Texts, by name, that want to get out of where they are shown: to run, to send, to lead elsewhere,
 * to be taken for the page itself, to push it aside or to stop it. They stand in {@code
 * hostile-texts.json}: a long one as pieces, each with how many times it comes; {@code CALL} is
 * what scripts would do, if they ran.
 */
final class HostileTexts {
  private static final String CALL = "parent.gotYou=top.gotYou=1";
  private static final Map<String, String> TEXTS = read();

  private HostileTexts() {}

  static List<String> names() {
    return List.copyOf(TEXTS.keySet());
  }

  /** All of them, in the order of their names. */
  static List<String> all() {
    return new ArrayList<>(TEXTS.values());
  }

  static String named(String name) {
    return Objects.requireNonNull(TEXTS.get(name), name);
  }

  private static Map<String, String> read() {
    Map<String, String> texts = new LinkedHashMap<>();
    try (InputStream file = HostileTexts.class.getResourceAsStream("hostile-texts.json")) {
      JsonNode all = Json.MAPPER.readTree(file);
      all.properties().forEach(text -> texts.put(text.getKey(), written(text.getValue())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static String written(JsonNode text) {
    String words =
        text.isTextual()
            ? text.asText()
            : text.valueStream()
                .map(piece -> piece.path(0).asText().repeat(piece.path(1).asInt()))
                .collect(Collectors.joining());
    return words.replace("CALL", CALL);
  }
}
