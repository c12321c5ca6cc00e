package ai.chatbot.web.catalog;

import static ai.chatbot.core.catalog.ModelCatalog.CLAUDE_HAIKU;
import static ai.chatbot.core.catalog.ModelCatalog.CLAUDE_SONNET;
import static ai.chatbot.core.catalog.ModelCatalog.NOVA_LITE;
import static ai.chatbot.core.catalog.ModelCatalog.NOVA_PRO;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.catalog.CachePlace;
import ai.chatbot.core.catalog.Capabilities;
import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Geography;
import ai.chatbot.core.catalog.Input;
import ai.chatbot.core.catalog.Lifecycle;
import ai.chatbot.core.catalog.Model;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.Price;
import ai.chatbot.core.catalog.Thinking;
import ai.chatbot.core.catalog.ToolCalling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogFileTest {
  private static final ModelCatalog STANDARD = ModelCatalog.standard();
  private static final ModelId TEAM = new ModelId("team");

  /** Every field that there is. */
  private static final String ALONE =
      """
      {"default": "team", "titles": "quick", "documents": "team", "models": [
        {"id": "quick", "name": "Quick", "provider": "Q", "description": "For titles",
         "generations": [
           {"name": "Quick 1", "id": "q.quick-1", "launch": "2025-03-03", "profiles": ["in-region"],
            "contextWindow": 8000, "maxOutput": 1000}]},
        {"id": "team", "name": "Team", "provider": "T", "description": "For us", "effort": "medium",
         "generations": [
           {"name": "Team 2", "id": "anthropic.team-2", "launch": "2026-02-01", "legacy": null,
            "profiles": ["global"], "contextWindow": 200000, "maxOutput": 64000},
           {"name": "Team 1", "id": "anthropic.team-1", "launch": "2025-01-01",
            "legacy": "2026-05-01", "endOfLife": "2026-11-01", "successor": "anthropic.team-2",
            "profiles": ["us", "us-gov"], "tools": "whole", "inputs": ["images"],
            "thinking": "adaptive-by-default", "caching": ["system", "tool-results"],
            "contextWindow": 100000, "maxOutput": 9999,
            "prices": [
              {"from": "2025-01-01", "profiles": ["us"], "above": 5000, "input": 1,
               "output": 5.50, "cacheRead": 0.10, "cacheWrite": 1.25, "source": "a list"},
              {"from": "2025-02-02", "profiles": ["us-gov"], "output": 0, "source": "a bill"}]}]}]}
      """;

  @TempDir private Path folder;

  @Test
  void everyFieldOfAGenerationIsRead() {
    Model team = read(ALONE).models().getFirst();

    assertThat(team.generations().getLast())
        .isEqualTo(
            new Generation(
                "Team 1",
                "anthropic.team-1",
                new Lifecycle(
                    LocalDate.parse("2025-01-01"),
                    LocalDate.parse("2026-05-01"),
                    LocalDate.parse("2026-11-01")),
                Set.of(Geography.US, Geography.US_GOV),
                new Capabilities(
                    ToolCalling.WHOLE,
                    Set.of(Input.IMAGES),
                    Thinking.ADAPTIVE_BY_DEFAULT,
                    Set.of(CachePlace.SYSTEM, CachePlace.TOOL_RESULTS),
                    100_000,
                    9_999),
                Optional.of("anthropic.team-2"),
                List.of(
                    new Price(
                        LocalDate.parse("2025-01-01"),
                        Set.of(Geography.US),
                        5_000,
                        Map.of(
                            Price.Kind.INPUT, new BigDecimal("1"),
                            Price.Kind.OUTPUT, new BigDecimal("5.50"),
                            Price.Kind.CACHE_READ, new BigDecimal("0.10"),
                            Price.Kind.CACHE_WRITE, new BigDecimal("1.25")),
                        "a list"),
                    new Price(
                        LocalDate.parse("2025-02-02"),
                        Set.of(Geography.US_GOV),
                        0,
                        Map.of(Price.Kind.OUTPUT, BigDecimal.ZERO),
                        "a bill"))));
  }

  @Test
  void whatAGenerationDoesNotSayHasADefault() {
    assertThat(read(ALONE).models().getLast())
        .isEqualTo(
            new Model(
                new ModelId("quick"),
                "Quick",
                "Q",
                "For titles",
                Effort.OFF,
                List.of(
                    new Generation(
                        "Quick 1",
                        "q.quick-1",
                        Lifecycle.since("2025-03-03"),
                        Set.of(Geography.IN_REGION),
                        new Capabilities(
                            ToolCalling.STREAMED, Set.of(), Thinking.NONE, Set.of(), 8_000, 1_000),
                        Optional.empty(),
                        List.of()))));
  }

  @Test
  void aFileReplacesEverything() {
    ModelCatalog catalog = read(ALONE);

    assertThat(catalog.models()).extracting(Model::id).containsExactly(TEAM, new ModelId("quick"));
    assertThat(catalog.models().getFirst())
        .extracting(Model::name, Model::provider, Model::description, Model::effort)
        .containsExactly("Team", "T", "For us", Effort.MEDIUM);
    assertThat(catalog.titles()).isEqualTo(new ModelId("quick"));
    assertThat(catalog.documents()).isEqualTo(TEAM);
  }

  @Test
  void aFileThatExtendsTheStandardAndSaysNothingElseIsTheStandard() {
    assertThat(read("{\"extends\": \"standard\"}")).isEqualTo(STANDARD);
    assertThat(read("{\"extends\": \"standard\", \"models\": [], \"titles\": null}"))
        .isEqualTo(STANDARD);
  }

  @Test
  void aNewGenerationOfAKnownFamilyIsItsNewest() {
    Model before = family(STANDARD, NOVA_PRO);

    Model after =
        family(
            read(
                """
                {"extends": "standard", "models": [{"id": "nova-pro", "generations": [
                  {"name": "Nova 3 Pro", "id": "amazon.nova-3-pro", "launch": "2026-11-20",
                   "profiles": ["us"], "contextWindow": 1000000, "maxOutput": 64000}]}]}
                """),
            NOVA_PRO);

    assertThat(after.generations().getFirst().name()).isEqualTo("Nova 3 Pro");
    assertThat(after.generations().subList(1, after.generations().size()))
        .isEqualTo(before.generations());
    assertThat(after).usingRecursiveComparison().ignoringFields("generations").isEqualTo(before);
  }

  @Test
  void aKnownGenerationIsChanged() {
    List<Generation> before = family(STANDARD, NOVA_PRO).generations();
    assertThat(before).extracting(Generation::baseId).containsExactly("amazon.nova-pro-v1:0");

    List<Generation> after =
        family(
                read(
                    """
                    {"extends": "standard", "models": [{"id": "nova-pro", "generations": [
                      {"name": "Nova Pro", "id": "amazon.nova-pro-v1:0", "launch": "2024-12-03",
                       "endOfLife": "2027-01-01", "successor": "amazon.nova-2-lite-v1:0",
                       "profiles": ["eu"], "contextWindow": 300000, "maxOutput": 10000}]}]}
                    """),
                NOVA_PRO)
            .generations();

    assertThat(after)
        .containsExactly(
            new Generation(
                "Nova Pro",
                "amazon.nova-pro-v1:0",
                Lifecycle.between("2024-12-03", "2027-01-01"),
                Set.of(Geography.EU),
                new Capabilities(
                    ToolCalling.STREAMED, Set.of(), Thinking.NONE, Set.of(), 300_000, 10_000),
                Optional.of("amazon.nova-2-lite-v1:0"),
                List.of()));
  }

  @Test
  void aKnownFamilyMayGetAnotherDescriptionAlone() {
    Model before = family(STANDARD, CLAUDE_SONNET);

    ModelCatalog catalog =
        read(
            """
            {"extends": "standard",
             "models": [{"id": "claude-sonnet", "description": "Ask it twice"}]}
            """);

    assertThat(catalog.ids()).isEqualTo(STANDARD.ids());
    assertThat(family(catalog, CLAUDE_SONNET))
        .isEqualTo(
            new Model(
                CLAUDE_SONNET,
                before.name(),
                before.provider(),
                "Ask it twice",
                before.effort(),
                before.generations()));
  }

  @Test
  void theDefaultAndTheFamiliesForTitlesAndDocumentsMayBeOthers() {
    ModelCatalog catalog =
        read(
            """
            {"extends": "standard",
             "default": "nova-pro", "titles": "claude-haiku", "documents": "nova-lite"}
            """);

    assertThat(catalog.models())
        .extracting(Model::id)
        .containsExactly(NOVA_PRO, CLAUDE_HAIKU, CLAUDE_SONNET, NOVA_LITE);
    assertThat(catalog.titles()).isEqualTo(CLAUDE_HAIKU);
    assertThat(catalog.documents()).isEqualTo(NOVA_LITE);
  }

  @Test
  void theExampleInTheReadmeAddsAFamily() throws IOException {
    String example = example();
    assertThat(Files.readString(Path.of("README.md"))).contains("```json\n" + example + "```\n");

    ModelCatalog catalog = read(example);

    assertThat(catalog.models())
        .extracting(model -> model.id().value())
        .containsExactly("claude-opus", "claude-haiku", "claude-sonnet", "nova-pro", "nova-lite");
    assertThat(catalog.models().getFirst().generations())
        .containsExactly(
            new Generation(
                "Claude Opus 5.5",
                "anthropic.claude-opus-5-5",
                Lifecycle.since("2026-09-22"),
                Set.of(Geography.US, Geography.JP, Geography.GLOBAL),
                new Capabilities(
                    ToolCalling.STREAMED,
                    EnumSet.allOf(Input.class),
                    Thinking.ALWAYS,
                    EnumSet.allOf(CachePlace.class),
                    1_000_000,
                    128_000),
                Optional.empty(),
                List.of()));
    assertThat(family(catalog, NOVA_LITE).description())
        .isEqualTo("Short answers, and the names of chats");
  }

  @Test
  void theReadmeKnowsEveryWord() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains(
            Stream.of(
                    Effort.values(),
                    Geography.values(),
                    ToolCalling.values(),
                    Input.values(),
                    Thinking.values(),
                    CachePlace.values())
                .flatMap(Stream::of)
                .map(word -> "`" + word.name().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
                .toList());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() {
    assertThat(read("\uFEFF{\"extends\": \"standard\"}")).isEqualTo(STANDARD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "default": "team"           | "default": "Team"            | $.default is "Team": write one of quick, team.
          "titles": "quick"           | "titles": "gpt"              | $.titles is "gpt": write one of quick, team.
          "titles": "quick"           | "titles": null               | $.titles is missing.
          "documents": "team"         | "documents": 7               | $.documents is 7: write one of quick, team.
          "default": "team"           | "extends": "other"           | $.extends is "other": write "standard", or leave it out.
          "default": "team"           | "extends": ["standard"]      | $.extends is ["standard"]: write a text with something in it.
          "default"                   | "DEFAULT"                    | $ has an unknown field, "DEFAULT": write one of default, documents, extends, models, titles.
          "name": "Team",             | "label\\n": "Team",          | $.models[1] has an unknown field, "label\\n": write one of description, effort, generations, id, name, provider.
          "launch": "2025-01-01"      | "start": "2025-01-01"        | $.models[1].generations[1] has an unknown field, "start": write one of caching, contextWindow, endOfLife, id, inputs, launch, legacy, maxOutput, name, prices, profiles, successor, thinking, tools.
          "above"                     | "over"                       | $.models[1].generations[1].prices[0] has an unknown field, "over": write one of above, cacheRead, cacheWrite, from, input, output, profiles, source.
          "id": "quick"               | "id": "quick,team"           | $.models[0].id is "quick,team": write an id of letters, digits and . _ : / -.
          "id": "quick"               | "id": " "                    | $.models[0].id is " ": write an id of letters, digits and . _ : / -.
          "id": "quick",              | ``                           | $.models[0].id is missing.
          "id": "team"                | "id": "quick"                | $.models[1].id is "quick": write an id that no other has.
          "name": "Quick"             | "name": " "                  | $.models[0].name is " ": write a text with something in it.
          "provider": "Q"             | "provider": null             | $.models[0].provider is missing.
          "description": "For us"     | "description": ["For us"]    | $.models[1].description is ["For us"]: write a text with something in it.
          "effort": "medium"          | "effort": "MEDIUM"           | $.models[1].effort is "MEDIUM": write one of off, low, medium, high.
          "id": "anthropic.team-2"    | "id": "q.quick-1"            | $.models[1].generations[0].id is "q.quick-1": write an id that no other has.
          "id": "anthropic.team-2"    | "id": "anthropic.team-1"     | $.models[1].generations[1].id is "anthropic.team-1": write an id that no other has.
          "id": "q.quick-1"           | "id": "quick"                | $.models[0].generations[0].id is "quick": write an id that no other has.
          "id": "q.quick-1"           | "id": "us.q.quick-1"         | $.models[0].generations[0].id is "us.q.quick-1": write it without the profile's prefix.
          "launch": "2025-01-01"      | "launch": "1.1.2025"         | $.models[1].generations[1].launch is "1.1.2025": write a day, such as 2026-10-07.
          "launch": "2025-01-01"      | "launch": 20250101           | $.models[1].generations[1].launch is 20250101: write a day, such as 2026-10-07.
          "launch": "2025-01-01",     | ``                           | $.models[1].generations[1].launch is missing.
          "legacy": "2026-05-01"      | "legacy": "2024-12-31"       | $.models[1].generations[1]: legacy is before launch.
          "endOfLife": "2026-11-01"   | "endOfLife": "2024-11-01"    | $.models[1].generations[1]: endOfLife is not after what comes before it.
          "successor": "anthropic.team-2" | "successor": "team-3"    | $.models[1].generations[1].successor is "team-3": write the id of a younger generation.
          "successor": "anthropic.team-2" | "successor": "anthropic.team-1" | $.models[1].generations[1].successor is "anthropic.team-1": write the id of a younger generation.
          "profiles": ["global"]      | "profiles": []               | $.models[1].generations[0]: profiles is empty.
          "profiles": ["global"]      | "profiles": "global"         | $.models[1].generations[0].profiles is "global": write a list.
          "profiles": ["global"]      | "profiles": ["us", "mars"]   | $.models[1].generations[0].profiles[1] is "mars": write one of in-region, us, eu, jp, au, in, apac, us-gov, global.
          "profiles": ["global"]      | "profiles": ["in-region"]    | $.models[1].generations[0]: an anthropic model is called by profile alone.
          "tools": "whole"            | "tools": true                | $.models[1].generations[1].tools is true: write one of none, whole, streamed.
          "inputs": ["images"]        | "inputs": [null]             | $.models[1].generations[1].inputs[0] is null: write one of images, documents.
          "maxOutput": 9999           | "maxOutput": 100000          | $.models[1].generations[1]: contextWindow is not above maxOutput.
          "maxOutput": 9999           | "maxOutput": 0               | $.models[1].generations[1]: maxOutput is below 1.
          "maxOutput": 9999           | "maxOutput": -1              | $.models[1].generations[1].maxOutput is -1: write a whole number from 0 to 999999999.
          "maxOutput": 9999           | "maxOutput": 1e999999999     | $.models[1].generations[1].maxOutput is 1E+999999999: write a whole number from 0 to 999999999.
          "maxOutput": 9999           | "maxOutput": 9999.5          | $.models[1].generations[1].maxOutput is 9999.5: write a whole number from 0 to 999999999.
          "contextWindow": 100000     | "contextWindow": 4294967296  | $.models[1].generations[1].contextWindow is 4294967296: write a whole number from 0 to 999999999.
          "contextWindow": 100000     | "contextWindow": 1000000000  | $.models[1].generations[1].contextWindow is 1000000000: write a whole number from 0 to 999999999.
          "prices": [                 | "prices": [7,                | $.models[1].generations[1].prices[0] is 7: write an object.
          "output": 5.50              | "output": -5.50              | $.models[1].generations[1].prices[0].output is -5.50: write US dollars, such as 0.25.
          "output": 5.50              | "output": "5.50"             | $.models[1].generations[1].prices[0].output is "5.50": write US dollars, such as 0.25.
          "output": 5.50              | "output": 1e999999999        | $.models[1].generations[1].prices[0].output is 1E+999999999: write US dollars, such as 0.25.
          "output": 5.50              | "output": 1e-999999999       | $.models[1].generations[1].prices[0].output is 1E-999999999: write US dollars, such as 0.25.
          "output": 5.50              | "output": 0e999999999        | $.models[1].generations[1].prices[0].output is 0E+999999999: write US dollars, such as 0.25.
          "source": "a bill"          | "source": ""                 | $.models[1].generations[1].prices[1].source is "": write a text with something in it.
          """)
  void aMistakeIsToldWithItsPlaceAndWhatWouldBeRight(String right, String wrong, String message) {
    assertThat(ALONE).containsOnlyOnce(right);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(ALONE.replace(right, wrong)))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                      | $ is empty: write an object.
          `\n`                   | $ is empty: write an object.
          null                    | $ is null: write an object.
          []                      | $ is []: write an object.
          {                       | line 1, column 2 of FILE is no JSON.
          `{\n "models": [,]}`   | line 2, column 13 of FILE is no JSON.
          {} {}                   | line 1, column 4 of FILE is no JSON.
          {"titles": 1e}          | line 1, column 13 of FILE is no JSON.
          {"titles": NaN}         | line 1, column 15 of FILE is no JSON.
          {"titles": 1, "titles": 1} | line 1, column 23 of FILE has a field that is there already.
          {}                      | $.models is missing.
          {"models": null}        | $.models is missing.
          {"models": []}          | $.models is []: write a list with a model in it.
          {"models": {}}          | $.models is {}: write a list.
          {"models": [null]}      | $.models[0] is null: write an object.
          {"models": [[[[[["long, long, long, long, long, long"]]]]]]} | $.models[0] is [[[[["long, long, long, long, long, long"]]]]]: write an object.
          {"models": ["long, long, long, long, long, long, long, long, long, long, long"]} | $.models[0] is "long, long, long, long, long, long, long, long, long, long,…: write an object.
          {"models": [{"id": "a", "name": "A", "provider": "A", "description": "A"}]} | $.models[0].generations is missing.
          {"models": [{"id": "a", "name": "A", "provider": "A", "description": "A", "generations": []}]} | $.models[0]: generations is empty.
          {"extends": "standard", "models": [{"id": "gpt"}]} | $.models[0].name is missing.
          {"extends": "standard", "default": "gpt"} | $.default is "gpt": write one of claude-haiku, claude-sonnet, nova-pro, nova-lite.
          """)
  void aFileThatIsNoCatalogueIsToldSo(String json, String message) {
    Path file = folder.resolve("models.json");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(json))
        .withMessage(message.replace("FILE", file.toString()));
  }

  @Test
  void aGenerationOfOneFamilyIsNotAddedToAnother() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                read(
                    """
                    {"extends": "standard", "models": [{"id": "claude-sonnet", "generations": [
                      {"name": "Nova", "id": "amazon.nova-pro-v1:0", "launch": "2024-12-03",
                       "profiles": ["eu"], "contextWindow": 300000, "maxOutput": 10000}]}]}
                    """))
        .withMessage(
            "$.models[0].generations[0].id is \"amazon.nova-pro-v1:0\": write an id that no other"
                + " has.");
  }

  @Test
  void aChangeThatBreaksAKnownLineOfSuccessorsIsToldSo() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                read(
                    """
                    {"extends": "standard", "models": [{"id": "nova-lite", "generations": [
                      {"name": "Nova 2", "id": "amazon.nova-2-lite-v1:0", "launch": "2024-01-01",
                       "profiles": ["eu"], "contextWindow": 300000, "maxOutput": 10000}]}]}
                    """))
        .withMessage(
            "$: the successor of amazon.nova-pro-v1:0 is no younger generation:"
                + " amazon.nova-2-lite-v1:0.");
  }

  @Test
  void whatCannotBeReadIsToldSo() throws IOException {
    Path none = folder.resolve("none.json");
    Path latin = Files.write(folder.resolve("latin.json"), new byte[] {'"', (byte) 0xE9, '"'});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogFile.read(none, STANDARD))
        .withMessage("there is no file " + none + ".");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogFile.read(folder, STANDARD))
        .withMessage("the file " + folder + " cannot be read.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogFile.read(latin, STANDARD))
        .withMessage("the file " + latin + " is not in UTF-8.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "9"})
  void aFileThatGoesOnAndOnIsRefused(String again) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(again.repeat(100_000)))
        .withMessage(
            "the file %s goes too deep, or has too long a number.", folder.resolve("models.json"));
  }

  private ModelCatalog read(String json) {
    return CatalogFile.read(written(json), STANDARD);
  }

  private Path written(String json) {
    try {
      return Files.writeString(folder.resolve("models.json"), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Model family(ModelCatalog catalog, ModelId id) {
    return catalog.find(id.value()).orElseThrow();
  }

  private static String example() throws IOException {
    try (InputStream stream = CatalogFileTest.class.getResourceAsStream("models.json")) {
      return new String(requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
