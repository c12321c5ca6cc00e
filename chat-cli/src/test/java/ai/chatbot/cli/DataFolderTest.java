package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
final class DataFolderTest {
  private static final Path HOME = Path.of("/home/anna");

  @Test
  void eachSystemHasItsOwnPlaceForIt() {
    assertThat(of(Map.of(), "Linux")).isEqualTo("/home/anna/.local/share/ai-chatbot");
    assertThat(of(Map.of(), "Mac OS X"))
        .isEqualTo("/home/anna/Library/Application Support/ai-chatbot");
    assertThat(of(Map.of(), "Windows 11")).isEqualTo("/home/anna/AppData/Local/ai-chatbot");
    assertThat(of(Map.of("LOCALAPPDATA", "/local"), "Windows 11")).isEqualTo("/local/ai-chatbot");
  }

  @Test
  void xdgIsHeededOnEverySystemWhereItIsAFullPath() {
    Map<String, String> full = Map.of("XDG_DATA_HOME", "/data", "LOCALAPPDATA", "/local");
    assertThat(of(full, "Linux")).isEqualTo("/data/ai-chatbot");
    assertThat(of(full, "Mac OS X")).isEqualTo("/data/ai-chatbot");
    assertThat(of(full, "Windows 11")).isEqualTo("/data/ai-chatbot");
    assertThat(of(Map.of("XDG_DATA_HOME", "data"), "Linux"))
        .isEqualTo("/home/anna/.local/share/ai-chatbot");
    assertThat(of(Map.of("XDG_DATA_HOME", ""), "Linux"))
        .isEqualTo("/home/anna/.local/share/ai-chatbot");
  }

  private static String of(Map<String, String> environment, String system) {
    return DataFolder.of(environment, HOME, system).toString();
  }
}
