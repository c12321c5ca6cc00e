package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.Setting;
import ai.chatbot.web.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README says of the program is what the program says of itself. */
final class ReadmeTest {
  private static final String BEGIN = "<!-- settings: generated, checked by ReadmeTest -->\n";
  private static final String END = "<!-- end of settings -->";

  @Test
  void theTableOfSettingsIsTheProgramsOwn() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    assertThat(readme).contains(BEGIN, END);
    String table = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));
    assertThat(table).isEqualTo(table());
  }

  private static String table() {
    return Settings.table().stream()
        .map(ReadmeTest::row)
        .collect(
            Collectors.joining("\n", "| variable | default | meaning |\n|---|---|---|\n", "\n"));
  }

  private static String row(Setting setting) {
    return "| `%s` | %s | %s |".formatted(setting.name(), setting.standard(), setting.meaning());
  }
}
