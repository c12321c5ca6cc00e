package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Lifecycle;
import ai.chatbot.core.catalog.Model;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.fake.ScriptedModel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelsCommandTest {
  private static final ModelId OLD = new ModelId("old");

  private final ScriptedModel model = ScriptedModel.saying("Hello.");
  private final Console console = new Console(model);

  @Test
  void eachFamilyHasALine() {
    assertThat(console.run("models")).isZero();
    assertThat(console.out().lines())
        .containsExactly(
            "family         today               called from us-east-1 as        since       until",
            "claude-haiku   Claude Haiku 5.5    us.anthropic.claude-haiku-5-5   2026-10-07  no end"
                + " announced  default",
            "claude-sonnet  Claude Sonnet 5.5   us.anthropic.claude-sonnet-5-5  2026-09-28  no end"
                + " announced",
            "nova-pro       Amazon Nova Pro     us.amazon.nova-pro-v1:0         2024-12-03  no end"
                + " announced",
            "nova-lite      Amazon Nova 2 Lite  us.amazon.nova-2-lite-v1:0      2025-12-02  no end"
                + " announced  names chats");
    assertThat(model.asked()).isEmpty();
  }

  @Test
  void aFamilyThatCannotBeCalledFromTheRegionSaysSo() {
    assertThat(console.with("AWS_REGION", "sa-east-1").run("models")).isZero();
    assertThat(console.out())
        .containsPattern("claude-haiku +not callable from sa-east-1 +- +- +- +default\n")
        .containsPattern("nova-pro +Amazon Nova Pro +amazon.nova-pro-v1:0 ");
  }

  @Test
  void aFamilyThatIsCalledAnywhereInTheWorldSaysSo() {
    console.with("AWS_REGION", "sa-east-1").with("CHAT_GLOBAL_INFERENCE", "true");

    assertThat(console.run("models")).isZero();
    assertThat(console.out())
        .containsPattern("claude-haiku +Claude Haiku 5.5 +global.anthropic.claude-haiku-5-5 ");
  }

  @Test
  void theFamiliesAreThoseOfTheFile(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("models.json"),
            """
            {"titles": "quick", "documents": "wide", "models": [
              {"id": "wide", "name": "Wide", "provider": "W", "description": "For the world",
               "generations": [
                 {"name": "Wide 2", "id": "anthropic.wide-2", "launch": "2026-10-01",
                  "profiles": ["global"], "contextWindow": 200000, "maxOutput": 64000}]},
              {"id": "quick", "name": "Quick", "provider": "Q", "description": "For titles",
               "generations": [
                 {"name": "Quick 1", "id": "q.quick-1", "launch": "2026-11-24",
                  "profiles": ["in-region"], "contextWindow": 8000, "maxOutput": 1000}]}]}
            """);
    console
        .with("AWS_REGION", "sa-east-1")
        .with("CHAT_GLOBAL_INFERENCE", "true")
        .with("CHAT_MODELS", file.toString());

    assertThat(console.run("models")).isZero();
    assertThat(console.out().lines())
        .containsExactly(
            "family  today             called from sa-east-1 as  since       until",
            "wide    Wide 2            global.anthropic.wide-2   2026-10-01  no end announced"
                + "  default",
            "quick   none alive today  -                         -           -               "
                + "  names chats");
  }

  @Test
  void aFamilyWhoseDaysAreOverOrNumberedSaysSo() {
    Generation numbered = generation(Lifecycle.between("2026-01-01", "2026-12-01"));
    ModelCatalog catalog =
        new ModelCatalog(
            List.of(new Model(OLD, "Old", "Us", "", Effort.OFF, List.of(numbered))), OLD, OLD);
    ModelRouter router = new ModelRouter(catalog, Reach.from("us-east-1"));

    assertThat(table(router, "2026-11-30T23:59:59Z"))
        .isEqualTo(
            "old     Numbered  us.numbered               2026-01-01  2026-12-01  default, names"
                + " chats");
    assertThat(table(router, "2026-12-01T00:00:00Z")).startsWith("old     none alive today");
  }

  @Test
  void machinesReadTheSame() throws Exception {
    assertThat(console.with("AWS_REGION", "sa-east-1").run("models", "--json")).isZero();

    JsonNode models = new JsonMapper().readTree(console.out());
    assertThat(models).hasSize(4);
    assertThat(models.get(0))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"model": "claude-haiku", "name": "Claude Haiku", "generation": null,
                     "inferenceId": null, "since": null, "until": null, "reason": "out-of-reach",
                     "default": true, "namesChats": false}
                    """));
    assertThat(models.get(3))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"model": "nova-lite", "name": "Amazon Nova Lite",
                     "generation": "Amazon Nova Lite", "inferenceId": "amazon.nova-lite-v1:0",
                     "since": "2024-12-03", "until": null, "reason": "newest",
                     "default": false, "namesChats": true}
                    """));
  }

  private static String table(ModelRouter router, String now) {
    return FamilyTable.lines(FamilyToday.all(router, Instant.parse(now)), router.reach().region())
        .getLast();
  }

  private static Generation generation(Lifecycle lifecycle) {
    return ARequest.generation("Numbered", "numbered", lifecycle, ARequest.PLAIN);
  }
}
