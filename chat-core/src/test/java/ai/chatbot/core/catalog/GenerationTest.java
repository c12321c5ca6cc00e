package ai.chatbot.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.contract.ARequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GenerationTest {
  private static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");
  private static final LocalDate MARCH = LocalDate.parse("2026-03-01");

  @ParameterizedTest
  @CsvSource({
    "IN_REGION, amazon.one-v1:0",
    "US, us.amazon.one-v1:0",
    "EU, eu.amazon.one-v1:0",
    "JP, jp.amazon.one-v1:0",
    "AU, au.amazon.one-v1:0",
    "IN, in.amazon.one-v1:0",
    "APAC, apac.amazon.one-v1:0",
    "US_GOV, us-gov.amazon.one-v1:0",
    "GLOBAL, global.amazon.one-v1:0"
  })
  void itIsCalledByTheProfileOfAGeography(Geography place, String calledBy) {
    assertThat(generation("amazon.one-v1:0", Set.of(place), List.of()).inferenceId(place))
        .isEqualTo(calledBy);
  }

  @Test
  void noAnthropicModelMayBeCalledByItsOwnId() {
    assertThat(generation("anthropic.claude", Set.of(Geography.US), List.of())).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> generation("anthropic.claude", Set.of(Geography.IN_REGION), List.of()))
        .withMessage("an anthropic model is called by profile alone");
  }

  @Test
  void itHasANameAnIdAndAWayToBeCalled() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> generation(" ", Set.of(Geography.US), List.of()))
        .withMessage("baseId is blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> generation("amazon.one", Set.of(), List.of()))
        .withMessage("profiles is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ARequest.generation(
                    "", "amazon.one", Lifecycle.since("2024-01-01"), ARequest.PLAIN))
        .withMessage("name is blank");
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, false, US IN_REGION",
    "us-west-2, true, US IN_REGION GLOBAL",
    "ca-central-1, false, US IN_REGION",
    "eu-central-2, true, EU IN_REGION GLOBAL",
    "ap-northeast-1, true, JP APAC IN_REGION GLOBAL",
    "ap-northeast-2, false, APAC IN_REGION",
    "ap-northeast-3, false, JP APAC IN_REGION",
    "ap-southeast-1, true, APAC IN_REGION GLOBAL",
    "ap-southeast-2, false, AU APAC IN_REGION",
    "ap-southeast-4, false, AU APAC IN_REGION",
    "ap-south-1, false, IN APAC IN_REGION",
    "ap-south-2, false, IN APAC IN_REGION",
    "us-gov-west-1, true, US_GOV IN_REGION",
    "us-gov-east-1, false, US_GOV IN_REGION",
    "us-iso-east-1, true, IN_REGION",
    "eu-isoe-west-1, true, IN_REGION",
    "cn-north-1, true, IN_REGION",
    "sa-east-1, false, IN_REGION",
    "sa-east-1, true, IN_REGION GLOBAL",
    "me-south-1, true, IN_REGION GLOBAL",
    "moon, true, IN_REGION"
  })
  void aRequestTravelsNoFurtherThanItMay(String region, boolean global, String geographies) {
    assertThat(new Reach(region, global).geographies())
        .extracting(Geography::name)
        .containsExactly(geographies.split(" ", -1));
  }

  @Test
  void aReachStaysInItsGeographyUntilItIsToldToGoEverywhere() {
    assertThat(Reach.from("eu-west-1")).isEqualTo(new Reach("eu-west-1", false));
    assertThat(Reach.from("eu-west-1").everywhere()).isEqualTo(new Reach("eu-west-1", true));
    assertThatIllegalArgumentException().isThrownBy(() -> Reach.from(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-12-31, ANNOUNCED, false",
    "2026-01-01, ACTIVE, true",
    "2026-01-31, ACTIVE, true",
    "2026-02-01, LEGACY, true",
    "2026-02-28, LEGACY, true",
    "2026-03-01, ENDED, false",
    "2123-01-01, ENDED, false"
  })
  void itLivesFromItsLaunchUntilTheDayBeforeItsEnd(
      LocalDate day, Lifecycle.Stage stage, boolean alive) {
    Lifecycle lifecycle = new Lifecycle(NEW_YEAR, LocalDate.parse("2026-02-01"), MARCH);

    assertThat(lifecycle.stage(day)).isEqualTo(stage);
    assertThat(lifecycle.isAlive(day)).isEqualTo(alive);
  }

  @Test
  void withoutAnAnnouncedEndItLivesOn() {
    assertThat(Lifecycle.since("2024-01-01").stage(LocalDate.parse("2123-01-01")))
        .isEqualTo(Lifecycle.Stage.ACTIVE);
  }

  @Test
  void aLifeGoesForward() {
    assertThat(new Lifecycle(NEW_YEAR, NEW_YEAR, MARCH)).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Lifecycle(NEW_YEAR, NEW_YEAR.minusDays(1), null))
        .withMessage("legacy is before launch");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Lifecycle(NEW_YEAR, null, NEW_YEAR))
        .withMessage("endOfLife is not after what comes before it");
    assertThatIllegalArgumentException().isThrownBy(() -> new Lifecycle(NEW_YEAR, MARCH, MARCH));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2025-12-31, US,     1, -",
        "2026-01-01, US,     1, 2",
        "2026-02-28, US,     1, 2",
        "2026-03-01, US,     1, 3",
        "2026-03-01, GLOBAL, 1, 1",
        "2026-03-01, EU,     1, -",
        "2026-03-01, US,  1000, 3",
        "2026-03-01, US,  1001, 9",
        "2026-01-01, US,  1001, 9"
      })
  void itsPriceIsTheLatestOfTheDayThePlaceAndTheLength(
      LocalDate day, Geography place, int inputTokens, BigDecimal input) {
    Generation generation =
        generation(
            "amazon.one",
            Set.of(Geography.US),
            List.of(
                price(NEW_YEAR, Geography.US, 0, "2"),
                price(MARCH, Geography.US, 0, "3"),
                price(NEW_YEAR, Geography.US, 1_000, "9"),
                price(NEW_YEAR, Geography.GLOBAL, 0, "1")));

    assertThat(generation.price(day, place, inputTokens))
        .map(price -> price.perMillion(Price.Kind.INPUT).orElseThrow())
        .isEqualTo(Optional.ofNullable(input));
  }

  @Test
  void whatIsNotKnownOfAPriceIsNotTakenForNothing() {
    Price price = price(NEW_YEAR, Geography.US, 0, "2");

    assertThat(price.perMillion(Price.Kind.INPUT)).contains(new BigDecimal("2"));
    assertThat(price.perMillion(Price.Kind.CACHE_READ)).isEmpty();
  }

  @Test
  void aPriceIsForSomeProfileAndNeverNegativeAndHasASource() {
    assertThat(price(NEW_YEAR, Geography.US, 0, "0")).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Price(NEW_YEAR, Set.of(), 0, Map.of(), "a list"))
        .withMessage("places is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> price(NEW_YEAR, Geography.US, -1, "2"))
        .withMessage("above is negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> price(NEW_YEAR, Geography.US, 0, "-2"))
        .withMessage("a price is negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Price(NEW_YEAR, Set.of(Geography.US), 0, Map.of(), " "))
        .withMessage("source is blank");
  }

  @Test
  void theWindowIsLargerThanTheAnswerInIt() {
    assertThatIllegalArgumentException().isThrownBy(() -> window(100, 100));
    assertThatIllegalArgumentException().isThrownBy(() -> window(100, 0));
    assertThat(window(101, 100)).isNotNull();
  }

  private static Capabilities window(int contextWindow, int maxOutput) {
    return new Capabilities(
        ToolCalling.STREAMED, Set.of(), Thinking.NONE, Set.of(), contextWindow, maxOutput);
  }

  private static Price price(LocalDate from, Geography place, int above, String input) {
    return new Price(
        from, Set.of(place), above, Map.of(Price.Kind.INPUT, new BigDecimal(input)), "a list");
  }

  private static Generation generation(String baseId, Set<Geography> profiles, List<Price> prices) {
    return new Generation(
        "One",
        baseId,
        Lifecycle.since("2024-01-01"),
        profiles,
        ARequest.PLAIN,
        Optional.empty(),
        prices);
  }
}
