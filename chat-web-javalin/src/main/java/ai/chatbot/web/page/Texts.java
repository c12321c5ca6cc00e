package ai.chatbot.web.page;

import ai.chatbot.web.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the pages say, in one language: the whole of {@code texts_<language>.properties}. Another
 * language is another such file, and its name in the list here. Safe for use by many threads.
 */
public final class Texts {
  /** Keys of texts that only templates say; all others go to the scripts as well. */
  private static final String TEMPLATES_ONLY = "page.";

  /** A browser says less than this of the languages that its reader likes. */
  private static final int LONGEST_WISHES = 200;

  private static final List<String> LANGUAGES = List.of("en");
  private static final Map<String, Texts> ALL =
      LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), Texts::read));

  private final String language;
  private final Map<String, String> sentences;

  private Texts(String language, Map<String, String> sentences) {
    this.language = language;
    this.sentences = Map.copyOf(sentences);
  }

  /** In the language that the reader likes best of those there are. */
  public static Texts of(Context ctx) {
    String chosen =
        Optional.ofNullable(ctx.header("Accept-Language"))
            .filter(wishes -> wishes.length() <= LONGEST_WISHES)
            .map(Texts::chosen)
            .orElse(LANGUAGES.getFirst());
    return Optional.ofNullable(ALL.get(chosen)).orElseThrow();
  }

  private static String chosen(String wishes) {
    try {
      String tag = Locale.lookupTag(Locale.LanguageRange.parse(wishes), LANGUAGES);
      return tag == null ? LANGUAGES.getFirst() : tag;
    } catch (IllegalArgumentException unreadable) {
      return LANGUAGES.getFirst();
    }
  }

  /** The language, as {@code <html lang>} has it. */
  public String language() {
    return language;
  }

  /**
   * The text under that key.
   *
   * @throws IllegalArgumentException if there is none
   */
  public String of(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException("no text has the key " + key));
  }

  /** The text under that key, if there is one. */
  public Optional<String> find(String key) {
    return Optional.ofNullable(sentences.get(key));
  }

  /** The text under that key, with a value in the place of {@code {name}}. */
  public String of(String key, String name, Object value) {
    return of(key).replace("{" + name + "}", value.toString());
  }

  /** The text under that key, with those values in the places that name them. */
  public String of(String key, Map<String, ?> values) {
    String text = of(key);
    for (Map.Entry<String, ?> value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue().toString());
    }
    return text;
  }

  /** The text under that key for so many. */
  public String counted(String key, long count) {
    return of(key + (count == 1 ? ".one" : ".other"), "count", number(count));
  }

  /** That number as it is written. */
  public String number(long value) {
    return NumberFormat.getIntegerInstance(Locale.forLanguageTag(language)).format(value);
  }

  /** That moment as it is written there, to the minute and with the zone's name. */
  public String moment(Instant instant, ZoneId zone) {
    return new DateTimeFormatterBuilder()
        .appendLocalized(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .appendLiteral(' ')
        .appendZoneText(TextStyle.SHORT)
        .toFormatter(Locale.forLanguageTag(language))
        .format(instant.atZone(zone));
  }

  /** What the scripts say, as JSON that may stand within a page. */
  public String forScripts() {
    ObjectNode json = Json.object();
    sentences.keySet().stream()
        .filter(key -> !key.startsWith(TEMPLATES_ONLY))
        .sorted()
        .forEach(key -> json.put(key, of(key)));
    return json.toString().replace("<", "\\u003c");
  }

  private static Texts read(String language) {
    String file = "texts_" + language + ".properties";
    try (InputStream bytes = Texts.class.getResourceAsStream(file)) {
      if (bytes == null) {
        throw new IllegalStateException(file + " is missing");
      }
      Properties lines = new Properties();
      lines.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      return new Texts(
          language,
          lines.stringPropertyNames().stream()
              .collect(Collectors.toMap(Function.identity(), lines::getProperty)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
