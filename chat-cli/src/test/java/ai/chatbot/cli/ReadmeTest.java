package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.Setting;
import ai.chatbot.web.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the READMEs say of the program is what the program says of itself. */
final class ReadmeTest {
  @Test
  void theTableOfSettingsIsTheProgramsOwn() throws IOException {
    assertThat(generated("../README.md", "settings"))
        .isEqualTo(
            Settings.table().stream()
                .map(ReadmeTest::row)
                .collect(
                    Collectors.joining(
                        "\n", "| variable | default | meaning |\n|---|---|---|\n", "\n")));
  }

  @Test
  void theTableOfExitCodesIsTheProgramsOwn() throws IOException {
    assertThat(generated("README.md", "exit codes"))
        .isEqualTo(
            ExitCode.meanings().entrySet().stream()
                .map(code -> "| %s | %s |".formatted(code.getKey(), code.getValue()))
                .collect(Collectors.joining("\n", "| code | meaning |\n|---|---|\n", "\n")));
  }

  private static String generated(String file, String what) throws IOException {
    String begin = "<!-- " + what + ": generated, checked by ReadmeTest -->\n";
    String end = "<!-- end of " + what + " -->";
    String readme = Files.readString(Path.of(file));
    assertThat(readme).contains(begin, end);
    return readme.substring(readme.indexOf(begin) + begin.length(), readme.indexOf(end));
  }

  private static String row(Setting setting) {
    return "| `%s` | %s | %s |".formatted(setting.name(), setting.standard(), setting.meaning());
  }
}
