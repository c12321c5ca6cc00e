package ai.chatbot.web;

import static ai.chatbot.core.catalog.ModelCatalog.NOVA_LITE;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.access.Entitlements;
import ai.chatbot.core.access.LiveBounds;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.Capabilities;
import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Geography;
import ai.chatbot.core.catalog.Lifecycle;
import ai.chatbot.core.catalog.Model;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.catalog.Thinking;
import ai.chatbot.core.catalog.ToolCalling;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                Optional.empty(),
                HOME.resolve(".local/share/ai-chatbot"),
                new SessionSettings(Optional.empty(), Optional.empty(), Optional.empty(), false, 1),
                new ModelRouter(ModelCatalog.standard(), Reach.from("us-east-1")),
                Plans.standard(ModelCatalog.standard().ids()),
                false,
                Optional.empty(),
                false,
                Duration.ofSeconds(100),
                Optional.of(Duration.ofDays(30)),
                100,
                new LiveBounds(25, 500),
                Provider.AUTO));
  }

  @Test
  void everyVariableCounts(@TempDir Path folder) throws IOException {
    Path models =
        Files.writeString(
            folder.resolve("models.json"),
            """
            {"titles": "nova-lite", "documents": "nova-lite", "models": [
              {"id": "nova-lite", "name": "Nova", "provider": "Amazon", "description": "Quick",
               "generations": [
                 {"name": "Nova 3", "id": "amazon.nova-3", "launch": "2026-11-01",
                  "profiles": ["eu"], "contextWindow": 300000, "maxOutput": 10000}]}]}
            """);
    String secret = "s".repeat(32);
    String before = "b".repeat(32);
    Map<String, String> all =
        Map.ofEntries(
            entry("HOST", "0.0.0.0"),
            entry("PORT", "0"),
            entry("POSTGRES_URL", "postgres://u:p@db/chat"),
            entry("CHAT_DATABASE_CONNECTIONS", "12"),
            entry("CHAT_DATA_DIR", "/var/chat/../chat"),
            entry("AUTH_SECRET", secret),
            entry("AUTH_SECRET_PREVIOUS", before),
            entry("AUTH_URL", "https://chat.example.com"),
            entry("CHAT_PROXIES", "2"),
            entry("CHAT_GUESTS_PER_HOUR", "7"),
            entry("CHAT_LIVE_REPLIES", "40"),
            entry("CHAT_LIVE_REPLIES_PER_USER", "3"),
            entry("CHAT_LOG", "json"),
            entry("AUTH_TRUST_HOST", "true"),
            entry("AWS_REGION", "eu-west-1"),
            entry("CHAT_GLOBAL_INFERENCE", "TRUE"),
            entry("CHAT_MODELS", models.toString()),
            entry("CHAT_GUEST_QUESTIONS", "0"),
            entry("CHAT_MEMBER_QUESTIONS", "7"),
            entry("CHAT_GUEST_MODELS", "nova-lite"),
            entry("CHAT_MEMBER_MODELS", " nova-lite "),
            entry("CHAT_BEDROCK_HTTP", "2"),
            entry("CHAT_GUARDRAIL", "abc123:1"),
            entry("CHAT_EGRESS", "true"),
            entry("CHAT_SHUTDOWN_GRACE", "3600"),
            entry("CHAT_GUEST_DAYS", "0"),
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
                Optional.of(12),
                Path.of("/var/chat"),
                new SessionSettings(
                    Optional.of(secret),
                    Optional.of(before),
                    Optional.of(URI.create("https://chat.example.com")),
                    true,
                    2),
                new ModelRouter(
                    new ModelCatalog(List.of(onlyNova()), NOVA_LITE, NOVA_LITE),
                    Reach.from("eu-west-1").everywhere()),
                new Plans(
                    new Entitlements(new Allowance(0), Set.of(NOVA_LITE)),
                    new Entitlements(new Allowance(7), Set.of(NOVA_LITE))),
                true,
                Optional.of("abc123:1"),
                true,
                Duration.ofHours(1),
                Optional.empty(),
                7,
                new LiveBounds(3, 40),
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
    "CHAT_DATABASE_CONNECTIONS, many",
    "CHAT_DATABASE_CONNECTIONS, 1",
    "CHAT_DATABASE_CONNECTIONS, 1000",
    "AUTH_SECRET, too short",
    "AUTH_SECRET_PREVIOUS, too short",
    "CHAT_PROXIES, two",
    "CHAT_GUESTS_PER_HOUR, 0",
    "CHAT_LIVE_REPLIES, 0",
    "CHAT_LIVE_REPLIES_PER_USER, 0",
    "CHAT_LOG, xml",
    "AUTH_URL, chat.example.com",
    "AUTH_URL, ftp://chat.example.com",
    "AUTH_URL, https://",
    "AUTH_TRUST_HOST, yes",
    "AWS_REGION, Virginia",
    "AWS_DEFAULT_REGION, Virginia",
    "CHAT_BEDROCK_HTTP, 3",
    "CHAT_GUARDRAIL, abc123",
    "CHAT_GLOBAL_INFERENCE, on",
    "CHAT_EGRESS, on",
    "CHAT_MODELS, /no/such/file.json",
    "CHAT_GUEST_QUESTIONS, many",
    "CHAT_MEMBER_QUESTIONS, -1",
    "CHAT_GUEST_MODELS, gpt",
    "CHAT_MEMBER_MODELS, 'nova-lite,,'",
    "CHAT_SHUTDOWN_GRACE, 3601",
    "CHAT_SHUTDOWN_GRACE, 1m",
    "CHAT_GUEST_DAYS, 3651",
    "CHAT_GUEST_DAYS, never",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/no/such/file.json | CHAT_MODELS cannot be used: there is no file /no/such/file.json."
            + " Mend the file, or set it to another.",
        "no\0path | CHAT_MODELS is not a path: set it to a file.",
      })
  void whatIsNoFileOfModelsIsToldWithTheSetting(String file, String message) {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Settings.of(Map.of("CHAT_MODELS", file), HOME))
        .withMessage(message);
  }

  @Test
  void aSecretIsNeverToldBack() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Settings.of(Map.of("AUTH_SECRET", "hunter2"), HOME))
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("hunter2"));
  }

  private static Model onlyNova() {
    Generation generation =
        new Generation(
            "Nova 3",
            "amazon.nova-3",
            Lifecycle.since("2026-11-01"),
            Set.of(Geography.EU),
            new Capabilities(
                ToolCalling.STREAMED, Set.of(), Thinking.NONE, Set.of(), 300_000, 10_000),
            Optional.empty(),
            List.of());
    return new Model(NOVA_LITE, "Nova", "Amazon", "Quick", Effort.OFF, List.of(generation));
  }
}
