package ai.chatbot.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundle of texts beside the templates, scripts and classes that say them. */
final class TextsTest {
  private static final Path BUNDLE =
      Path.of("src/main/resources/ai/chatbot/web/page/texts_en.properties");

  /** A key, or the beginning of one whose end is put together from something known. */
  private static final Pattern QUOTED = Pattern.compile("[\"'`]([a-z][A-Za-z]*\\.[A-Za-z_.-]*)");

  private static final Pattern FORMS = Pattern.compile("\\.(one|other)$");

  @Test
  void everyTextThatIsSaidIsInTheBundle() throws IOException {
    Set<String> keys = keys();
    Set<String> known =
        Stream.concat(keys.stream(), keys.stream().map(key -> FORMS.matcher(key).replaceFirst("")))
            .collect(Collectors.toSet());

    assertThat(said()).isNotEmpty();
    assertThat(said()).filteredOn(key -> !isKnown(key, known)).isEmpty();
  }

  @Test
  void everyTextOfTheBundleIsSaid() throws IOException {
    Set<String> said = said();

    assertThat(keys()).isNotEmpty();
    assertThat(keys()).filteredOn(key -> !isSaid(key, said)).isEmpty();
  }

  private static boolean isKnown(String key, Set<String> known) {
    return known.contains(key)
        || (isBeginning(key) && known.stream().anyMatch(each -> each.startsWith(key)));
  }

  private static boolean isSaid(String key, Set<String> said) {
    String plain = FORMS.matcher(key).replaceFirst("");
    return said.contains(key)
        || said.contains(plain)
        || said.stream().anyMatch(each -> isBeginning(each) && key.startsWith(each));
  }

  private static boolean isBeginning(String key) {
    return key.endsWith(".");
  }

  private static Set<String> keys() throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(BUNDLE)) {
      texts.load(reader);
    }
    return texts.stringPropertyNames();
  }

  /** What stands in quotes in the sources and begins as the keys of the bundle do. */
  private static Set<String> said() throws IOException {
    Set<String> areas =
        keys().stream()
            .map(key -> key.substring(0, key.indexOf('.') + 1))
            .collect(Collectors.toSet());
    return sources()
        .flatMap(source -> QUOTED.matcher(source).results())
        .map((MatchResult result) -> result.group(1))
        .filter(key -> areas.stream().anyMatch(key::startsWith))
        .filter(key -> !key.endsWith(".js") && !key.endsWith(".jte") && !key.endsWith(".css"))
        .collect(Collectors.toSet());
  }

  private static Stream<String> sources() {
    return Stream.of("src/main/jte", "src/main/web/js", "src/main/java")
        .map(Path::of)
        .flatMap(TextsTest::files)
        // It knows whole areas by their names, and says none of their texts.
        .filter(file -> !file.endsWith("Texts.java"))
        .map(TextsTest::read);
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return List.copyOf(files.filter(Files::isRegularFile).toList()).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
