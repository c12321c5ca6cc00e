package ai.chatbot.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
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
          assertThat(CATALOG.find(place.prefix() + "." + generation.baseId())).contains(model);
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
  void aCatalogAndAFamilyAreNeverEmpty() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ModelCatalog(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Model(ModelCatalog.NOVA_PRO, "Pro", "Amazon", "", Effort.OFF, List.of()));
  }
}
