package ai.chatbot.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
  private static final Path HOME = Path.of("/home/anna");

  @Test
  void withoutAnyVariableTheDefaultsHold() {
    assertThat(Settings.of(Map.of(), HOME))
        .isEqualTo(
            new Settings(
                "127.0.0.1",
                8080,
                Optional.empty(),
                HOME.resolve(".local/share/ai-chatbot"),
                Optional.empty(),
                Optional.empty(),
                false,
                "us-east-1",
                false,
                Optional.empty(),
                Provider.AUTO));
  }

  @Test
  void everyVariableCounts() {
    String secret = "s".repeat(32);
    Map<String, String> all =
        Map.ofEntries(
            entry("HOST", "0.0.0.0"),
            entry("PORT", "0"),
            entry("POSTGRES_URL", "postgres://u:p@db/chat"),
            entry("CHAT_DATA_DIR", "/var/chat/../chat"),
            entry("AUTH_SECRET", secret),
            entry("AUTH_URL", "https://chat.example.com"),
            entry("AUTH_TRUST_HOST", "true"),
            entry("AWS_REGION", "us-gov-west-1"),
            entry("CHAT_BEDROCK_HTTP", "2"),
            entry("CHAT_GUARDRAIL", "abc123:1"),
            entry("CHAT_PROVIDER", "bedrock"));
    assertThat(Settings.table())
        .extracting(Setting::name)
        .containsExactlyInAnyOrderElementsOf(all.keySet());
    assertThat(Settings.of(all, HOME))
        .isEqualTo(
            new Settings(
                "0.0.0.0",
                0,
                Optional.of("postgres://u:p@db/chat"),
                Path.of("/var/chat"),
                Optional.of(secret),
                Optional.of(URI.create("https://chat.example.com")),
                true,
                "us-gov-west-1",
                true,
                Optional.of("abc123:1"),
                Provider.BEDROCK));
  }

  @Test
  void anEmptyVariableIsAnUnsetOne() {
    assertThat(Settings.of(Map.of("PORT", "", "AUTH_SECRET", " "), HOME))
        .isEqualTo(Settings.of(Map.of(), HOME));
  }

  @Test
  void theDataFolderFollowsTheXdgSpecification() {
    assertThat(Settings.of(Map.of("XDG_DATA_HOME", "/data"), HOME).dataFolder())
        .isEqualTo(Path.of("/data/ai-chatbot"));
    assertThat(Settings.of(Map.of("XDG_DATA_HOME", "relative"), HOME).dataFolder())
        .isEqualTo(HOME.resolve(".local/share/ai-chatbot"));
  }

  @Test
  void theRegionMayBeThatOfTheAwsProfile(@TempDir Path home) throws IOException {
    Path config = Files.createDirectory(home.resolve(".aws")).resolve("config");
    Files.writeString(config, "[profile team]\nregion = eu-central-1\n");
    assertThat(Settings.of(Map.of("AWS_PROFILE", "team"), home).region()).isEqualTo("eu-central-1");
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, eighty",
    "PORT, 65536",
    "PORT, -1",
    "AUTH_SECRET, too short",
    "AUTH_URL, chat.example.com",
    "AUTH_URL, ftp://chat.example.com",
    "AUTH_URL, https://",
    "AUTH_TRUST_HOST, yes",
    "AWS_REGION, Virginia",
    "AWS_DEFAULT_REGION, Virginia",
    "CHAT_BEDROCK_HTTP, 3",
    "CHAT_GUARDRAIL, abc123",
    "CHAT_PROVIDER, openai",
  })
  void whatCannotBeUsedIsRefusedInOneSentenceThatNamesItAndTheFix(String name, String value) {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Settings.of(Map.of(name, value), HOME))
        .satisfies(
            refusal ->
                assertThat(refusal.getMessage())
                    .startsWith(name)
                    .contains("set it to ")
                    .endsWith("."));
  }

  @Test
  void aSecretIsNeverToldBack() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Settings.of(Map.of("AUTH_SECRET", "hunter2"), HOME))
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("hunter2"));
  }
}
