package ai.chatbot.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question in a file, with places such as {@code {{language}}} to be filled. The place {@code
 * {{input}}} is the question's; without it, the question follows. Lines between two of {@code ---}
 * at the beginning may name a {@code model} and a {@code system} text.
 */
final class Template {
  private static final String INPUT = "input";
  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([\\w.-]+)\\s*}}");
  private static final Pattern FRONT =
      Pattern.compile("\\A---[ \\t]*\\R((?:.*\\R)*?)---[ \\t]*(?:\\R|\\z)");
  private static final Set<String> HEADINGS = Set.of("model", "system");

  private final Path file;
  private final Map<String, String> headings;
  private final String text;

  private Template(Path file, Map<String, String> headings, String text) {
    this.file = file;
    this.headings = headings;
    this.text = text;
  }

  /**
   * Reads a template.
   *
   * @throws Refusal if the file cannot be used
   */
  static Template read(Path file) {
    String source = source(file);
    Matcher front = FRONT.matcher(source);
    return front.find()
        ? new Template(file, headings(file, front.group(1)), source.substring(front.end()))
        : new Template(file, Map.of(), source);
  }

  Optional<String> model() {
    return Optional.ofNullable(headings.get("model"));
  }

  /** What the model is told beforehand, its places filled. */
  Optional<String> system(Map<String, String> values) {
    return Optional.ofNullable(headings.get("system")).map(text -> put(text, values));
  }

  /**
   * The whole question.
   *
   * @throws Refusal if a place has no value, or a value no place
   */
  String filled(String input, Map<String, String> values) {
    Set<String> places = new TreeSet<>(places(text));
    places.addAll(places(headings.getOrDefault("system", "")));
    refuseUnknown(values.keySet(), places);
    Map<String, String> all = new LinkedHashMap<>(values);
    if (!input.isBlank()) {
      all.put(INPUT, input);
    }
    String question = put(text, all).strip();
    return places.contains(INPUT) ? question : (question + "\n\n" + input).strip();
  }

  private void refuseUnknown(Set<String> given, Set<String> places) {
    for (String name : given) {
      if (!places.contains(name)) {
        throw Refusal.usage(
            "%s has no place {{%s}}: it has %s."
                .formatted(file, name, places.isEmpty() ? "none" : String.join(", ", places)));
      }
    }
  }

  private String put(String source, Map<String, String> values) {
    return PLACE
        .matcher(source)
        .replaceAll(place -> Matcher.quoteReplacement(value(place, values)));
  }

  private String value(MatchResult place, Map<String, String> values) {
    String name = place.group(1);
    return Optional.ofNullable(values.get(name))
        .orElseThrow(
            () ->
                Refusal.usage(
                    name.equals(INPUT)
                        ? "%s wants a question for {{input}}: say it, or pipe it in."
                            .formatted(file)
                        : "%s wants a value for {{%s}}: give it by -p %s=…"
                            .formatted(file, name, name)));
  }

  private static Set<String> places(String source) {
    return PLACE.matcher(source).results().map(place -> place.group(1)).collect(Collectors.toSet());
  }

  private static Map<String, String> headings(Path file, String front) {
    Map<String, String> headings = new LinkedHashMap<>();
    for (String line : front.lines().filter(each -> !each.isBlank()).toList()) {
      String[] parts = line.split(":", 2);
      String name = parts[0].strip();
      if (parts.length < 2 || !HEADINGS.contains(name)) {
        throw Refusal.usage(
            "%s begins with “%s”: between its first lines of --- it may say model: and system: alone."
                .formatted(file, line.strip()));
      }
      headings.put(name, parts[1].strip());
    }
    return headings;
  }

  private static String source(Path file) {
    try {
      String text = Files.readString(file);
      if (text.indexOf('\0') >= 0) {
        throw Refusal.usage("The template %s is no text: it has NUL bytes.".formatted(file));
      }
      return text;
    } catch (NoSuchFileException e) {
      throw Refusal.usage("There is no template %s.".formatted(file));
    } catch (CharacterCodingException e) {
      throw Refusal.usage("The template %s is not UTF-8 text.".formatted(file));
    } catch (IOException e) {
      throw Refusal.usage("The template %s cannot be read: %s.".formatted(file, e.getMessage()));
    }
  }
}
