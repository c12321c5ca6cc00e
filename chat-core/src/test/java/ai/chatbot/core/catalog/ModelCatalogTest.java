package ai.chatbot.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.contract.ARequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelCatalogTest {
  private static final ModelCatalog CATALOG = ModelCatalog.standard();

  @Test
  void fourFamiliesAreOnOfferAndTheFirstIsTheDefault() {
    assertThat(CATALOG.models())
        .extracting(Model::id)
        .containsExactly(
            ModelCatalog.CLAUDE_HAIKU,
            ModelCatalog.CLAUDE_SONNET,
            ModelCatalog.NOVA_PRO,
            ModelCatalog.NOVA_LITE);
    assertThat(CATALOG.ids()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic.claude-3-5-haiku-20241022-v1:0, claude-haiku",
    "anthropic.claude-3-5-sonnet-20241022-v2:0, claude-sonnet",
    "amazon.nova-pro-v1:0, nova-pro",
    "amazon.nova-lite-v1:0, nova-lite"
  })
  void theIdsOfTheDeploymentGuideAreAliasesWithAndWithoutTheirProfile(String id, String family) {
    assertThat(CATALOG.find(id)).map(Model::id).contains(new ModelId(family));
    assertThat(CATALOG.find("us." + id)).map(Model::id).contains(new ModelId(family));
  }

  @Test
  void aModelIsFoundByItsFamilyAndByEveryIdItEverHad() {
    for (Model model : CATALOG.models()) {
      assertThat(CATALOG.find(model.id().value())).contains(model);
      for (Generation generation : model.generations()) {
        assertThat(CATALOG.find(generation.baseId())).contains(model);
        for (Geography place : generation.profiles()) {
          assertThat(CATALOG.find(generation.inferenceId(place))).contains(model);
          assertThat(model.generation(generation.inferenceId(place))).contains(generation);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "claude", "Claude-Haiku", "xx.amazon.nova-pro-v1:0", "us."})
  void nothingElseIsFound(String name) {
    assertThat(CATALOG.find(name)).isEmpty();
  }

  @Test
  void generationsComeNewestFirst() {
    assertThat(CATALOG.models())
        .allSatisfy(
            model ->
                assertThat(model.generations())
                    .extracting(generation -> generation.lifecycle().launch())
                    .isSortedAccordingTo((one, other) -> other.compareTo(one)));
  }

  @Test
  void familiesOrderTheirGenerationsNewestFirst() {
    Generation old = generation("amazon.old", "2024-01-01", Optional.empty());
    Generation young = generation("amazon.young", "2026-01-01", Optional.empty());

    assertThat(model("one", old, young).generations()).containsExactly(young, old);
  }

  @Test
  void everyGenerationButTheNewestOfClaudeAndNova2NamesItsSuccessor() {
    assertThat(CATALOG.models())
        .flatExtracting(Model::generations)
        .filteredOn(generation -> generation.successor().isEmpty())
        .extracting(Generation::name)
        .containsExactly("Claude Haiku 5.5", "Claude Sonnet 5.5", "Amazon Nova 2 Lite");
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic.claude-haiku-5-5,  GLOBAL, 2026-11-22, 100000, 0.10, 0.50, 0.01",
    "anthropic.claude-haiku-5-5,  GLOBAL, 2026-11-22, 100001, 0.50, 2.50, 0.05",
    "anthropic.claude-haiku-5-5,  EU,     2026-11-22,      1, 0.11, 0.55, 0.011",
    "anthropic.claude-sonnet-5-5, GLOBAL, 2026-10-06,      1, 2.00, 10.00, 0.20",
    "anthropic.claude-sonnet-5-5, GLOBAL, 2026-10-07,      1, 2.00, 10.00, 0.10",
    "anthropic.claude-sonnet-5-5, JP,     2026-11-22,      1, 2.20, 11.00, 0.11",
    "amazon.nova-lite-v1:0,       US,     2026-11-22,      1, 0.06, 0.24, 0.015",
    "amazon.nova-2-lite-v1:0,     US,     2026-11-22,      1, 0.33, 2.75, 0.0825"
  })
  void pricesAreOfTheDayTheProfileAndTheLengthOfTheCall(
      String id,
      Geography place,
      LocalDate day,
      int inputTokens,
      BigDecimal input,
      BigDecimal output,
      BigDecimal cacheRead) {
    Price price = named(id).price(day, place, inputTokens).orElseThrow();

    assertThat(price.perMillion(Price.Kind.INPUT).orElseThrow()).isEqualByComparingTo(input);
    assertThat(price.perMillion(Price.Kind.OUTPUT).orElseThrow()).isEqualByComparingTo(output);
    assertThat(price.perMillion(Price.Kind.CACHE_READ).orElseThrow())
        .isEqualByComparingTo(cacheRead);
  }

  @Test
  void whatNobodyReadAPriceOfHasNone() {
    LocalDate today = LocalDate.parse("2026-11-22");

    assertThat(named("amazon.nova-lite-v1:0").price(today, Geography.US_GOV, 1)).isEmpty();
    assertThat(named("amazon.nova-lite-v1:0").price(today, Geography.IN_REGION, 1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic.claude-haiku-5-5, 1000000, 128000",
    "anthropic.claude-haiku-4-5-20251001-v1:0, 200000, 64000",
    "anthropic.claude-3-5-haiku-20241022-v1:0, 200000, 8192",
    "anthropic.claude-sonnet-4-6, 1000000, 64000",
    "amazon.nova-pro-v1:0, 300000, 10000",
    "amazon.nova-2-lite-v1:0, 1000000, 64000"
  })
  void aGenerationHasAWindowAndAnAnswerOfItsOwn(String id, int contextWindow, int maxOutput) {
    assertThat(named(id).capabilities().contextWindow()).isEqualTo(contextWindow);
    assertThat(named(id).capabilities().maxOutput()).isEqualTo(maxOutput);
  }

  @Test
  void aCatalogAndAFamilyAreNeverEmpty() {
    assertThatIllegalArgumentException().isThrownBy(() -> catalog()).withMessage("models is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model("one"))
        .withMessage("generations is empty");
  }

  @Test
  void noNameMeansTwoThings() {
    Generation generation = generation("amazon.one", "2026-01-01", Optional.empty());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalog(model("one", generation), model("two", generation)))
        .withMessage("amazon.one is there twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalog(model("amazon.one", generation)))
        .withMessage("amazon.one is there twice");
  }

  @Test
  void titlesAndDocumentsHaveAFamily() {
    Model one = model("one", generation("amazon.one", "2026-01-01", Optional.empty()));
    ModelId nobody = new ModelId("nobody");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelCatalog(List.of(one), nobody, one.id()))
        .withMessage("titles names no model: nobody");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelCatalog(List.of(one), one.id(), nobody))
        .withMessage("documents names no model: nobody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"amazon.nobody", "amazon.one", "amazon.older"})
  void aSuccessorIsAYoungerGenerationOfTheCatalog(String successor) {
    Model model =
        model(
            "one",
            generation("amazon.one", "2026-01-01", Optional.of(successor)),
            generation("amazon.older", "2025-01-01", Optional.of("amazon.one")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalog(model))
        .withMessage("the successor of amazon.one is no younger generation: " + successor);
  }

  @Test
  void aSuccessorIsNamedByItsOwnIdEvenWhereOthersAreYounger() {
    Generation old = generation("amazon.old", "2025-01-01", Optional.of("amazon.nobody"));
    Generation young = generation("amazon.young", "2026-01-01", Optional.empty());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalog(model("one", old, young)))
        .withMessage("the successor of amazon.old is no younger generation: amazon.nobody");
    assertThat(
            catalog(
                model("one", generation("amazon.old", "2025-01-01", Optional.of("amazon.young"))),
                model("two", young)))
        .isNotNull();
  }

  @Test
  void aFamilyIsNotCalledAsSomebodysProfileIs() {
    Generation generation = generation("amazon.one", "2026-01-01", Optional.empty());
    Generation other = generation("amazon.two", "2026-01-01", Optional.empty());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalog(model("one", generation), model("us.amazon.one", other)))
        .withMessage("us.amazon.one is there twice");
  }

  /** A wrong way to tell a generation how hard to think is refused by Bedrock. */
  @ParameterizedTest
  @CsvSource({
    "anthropic.claude-haiku-5-5, ADAPTIVE_BY_DEFAULT",
    "anthropic.claude-haiku-4-5-20251001-v1:0, BUDGETED",
    "anthropic.claude-3-5-haiku-20241022-v1:0, NONE",
    "anthropic.claude-sonnet-5-5, ALWAYS_BETWEEN_TOOLS",
    "anthropic.claude-sonnet-5, ADAPTIVE_BY_DEFAULT",
    "anthropic.claude-sonnet-4-6, ADAPTIVE",
    "anthropic.claude-sonnet-4-5-20250929-v1:0, BUDGETED",
    "anthropic.claude-3-5-sonnet-20241022-v2:0, NONE",
    "amazon.nova-2-lite-v1:0, NOVA",
    "amazon.nova-lite-v1:0, NONE",
    "amazon.nova-pro-v1:0, NONE"
  })
  void aGenerationIsToldToThinkInItsOwnWay(String id, Thinking thinking) {
    assertThat(named(id).capabilities().thinking()).isEqualTo(thinking);
  }

  private static Generation named(String id) {
    return CATALOG.find(id).flatMap(model -> model.generation(id)).orElseThrow();
  }

  private static ModelCatalog catalog(Model... models) {
    ModelId first = models.length == 0 ? ModelCatalog.NOVA_LITE : models[0].id();
    return new ModelCatalog(List.of(models), first, first);
  }

  private static Model model(String id, Generation... generations) {
    return new Model(new ModelId(id), id, "Amazon", "", Effort.OFF, List.of(generations));
  }

  private static Generation generation(String id, String launch, Optional<String> successor) {
    return new Generation(
        id,
        id,
        Lifecycle.since(launch),
        Set.of(Geography.US),
        ARequest.PLAIN,
        successor,
        List.of());
  }
}
