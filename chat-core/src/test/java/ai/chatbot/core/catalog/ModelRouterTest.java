package ai.chatbot.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.ARequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelRouterTest {
  private static final ModelCatalog CATALOG = ModelCatalog.standard();
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      nullValues = "-",
      textBlock =
          """
          CHOICE        | REGION         | CALLED BY
          claude-haiku  | us-east-1      | us.anthropic.claude-haiku-5-5
          claude-haiku  | ca-central-1   | us.anthropic.claude-haiku-5-5
          claude-haiku  | eu-central-1   | eu.anthropic.claude-haiku-5-5
          claude-haiku  | ap-southeast-2 | apac.anthropic.claude-haiku-5-5
          claude-haiku  | us-gov-west-1  | -
          claude-haiku  | sa-east-1      | -
          claude-sonnet | us-west-2      | us.anthropic.claude-sonnet-5-5
          claude-sonnet | eu-west-3      | eu.anthropic.claude-sonnet-5-5
          claude-sonnet | ap-northeast-1 | apac.anthropic.claude-sonnet-5-5
          claude-sonnet | us-gov-east-1  | -
          nova-pro      | us-east-1      | us.amazon.nova-pro-v1:0
          nova-pro      | eu-north-1     | eu.amazon.nova-pro-v1:0
          nova-pro      | ap-south-1     | apac.amazon.nova-pro-v1:0
          nova-pro      | us-gov-west-1  | us-gov.amazon.nova-pro-v1:0
          nova-pro      | me-central-1   | amazon.nova-pro-v1:0
          nova-lite     | us-east-1      | us.amazon.nova-2-lite-v1:0
          nova-lite     | eu-central-1   | eu.amazon.nova-2-lite-v1:0
          nova-lite     | ap-south-1     | apac.amazon.nova-lite-v1:0
          nova-lite     | us-gov-west-1  | us-gov.amazon.nova-lite-v1:0
          nova-lite     | sa-east-1      | amazon.nova-lite-v1:0
          no-such-model | us-east-1      | -
          """)
  void theNewestLivingGenerationThatTheRegionCanCallAnswers(
      String choice, String region, String calledBy) {
    assertThat(new ModelRouter(CATALOG, region).route(Purpose.CHAT, new ModelId(choice), TODAY))
        .map(Route::inferenceId)
        .isEqualTo(Optional.ofNullable(calledBy));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          DAY        | CHOICE        | ANSWERED BY
          2024-10-22 | claude-sonnet | Claude 3.5 Sonnet v2
          2025-09-28 | claude-sonnet | Claude 3.5 Sonnet v2
          2025-09-29 | claude-sonnet | Claude Sonnet 4.5
          2026-06-30 | claude-sonnet | Claude Sonnet 5
          2026-09-28 | claude-sonnet | Claude Sonnet 5.5
          2024-11-04 | claude-haiku  | Claude 3.5 Haiku
          2026-10-06 | claude-haiku  | Claude Haiku 4.5
          2026-10-07 | claude-haiku  | Claude Haiku 5.5
          2025-12-01 | nova-lite     | Amazon Nova Lite
          2025-12-02 | nova-lite     | Amazon Nova 2 Lite
          """)
  void aGenerationTakesOverOnTheDayOfItsLaunch(LocalDate day, String choice, String answeredBy) {
    assertThat(chat("us-east-1", new ModelId(choice), day).generation().name())
        .isEqualTo(answeredBy);
  }

  @ParameterizedTest
  @EnumSource(value = Purpose.class, names = "CHAT", mode = EnumSource.Mode.EXCLUDE)
  void titlesAndDocumentsHaveModelsOfTheirOwnWhateverWasPicked(Purpose purpose) {
    ModelId own = purpose == Purpose.TITLE ? ModelCatalog.NOVA_LITE : ModelCatalog.CLAUDE_HAIKU;

    for (ModelId choice : CATALOG.ids()) {
      assertThat(new ModelRouter(CATALOG, "us-east-1").route(purpose, choice, TODAY))
          .map(Route::model)
          .contains(own);
    }
  }

  @Test
  void aFamilyWhoseGenerationsHaveAllReachedTheirEndHasNoRoute() {
    ModelId old = new ModelId("old");
    Generation gone =
        new Generation(
            "Old 1",
            "amazon.old-v1:0",
            Lifecycle.between("2024-01-01", "2026-11-22"),
            Set.of(Geography.US),
            true,
            ARequest.PLAIN);
    ModelCatalog catalog =
        new ModelCatalog(List.of(new Model(old, "Old", "Amazon", "", Effort.OFF, List.of(gone))));
    ModelRouter router = new ModelRouter(catalog, "us-east-1");

    assertThat(router.route(Purpose.CHAT, old, TODAY.minusDays(1))).isPresent();
    assertThat(router.route(Purpose.CHAT, old, TODAY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-east-1", "eu-west-1", "ap-east-1", "us-gov-west-1", "sa-east-1", "?"})
  void aBareAnthropicIdIsNeverARoute(String region) {
    ModelRouter router = new ModelRouter(CATALOG, region);

    assertThat(Arrays.asList(Purpose.values()))
        .allSatisfy(
            purpose ->
                assertThat(CATALOG.ids())
                    .allSatisfy(
                        choice ->
                            router
                                .route(purpose, choice, TODAY)
                                .ifPresent(
                                    route ->
                                        assertThat(route.inferenceId())
                                            .doesNotStartWith("anthropic."))));
  }

  private static Route chat(String region, ModelId choice, LocalDate day) {
    return new ModelRouter(CATALOG, region).route(Purpose.CHAT, choice, day).orElseThrow();
  }
}
