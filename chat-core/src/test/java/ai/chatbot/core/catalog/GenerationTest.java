package ai.chatbot.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.contract.ARequest;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GenerationTest {
  private static final Lifecycle LONG = Lifecycle.since("2024-01-01");

  @Test
  void itIsCalledByTheProfileOfItsRegion() {
    assertThat(generation("amazon.one-v1:0", true).inferenceId("us-east-1"))
        .contains("us.amazon.one-v1:0");
  }

  @Test
  void withoutAProfileItIsCalledByItsBareIdWhereBedrockAllowsThat() {
    assertThat(generation("amazon.one-v1:0", true).inferenceId("eu-west-1"))
        .contains("amazon.one-v1:0");
    assertThat(generation("amazon.one-v1:0", false).inferenceId("eu-west-1")).isEmpty();
  }

  @Test
  void noAnthropicModelMayBeCalledByItsBareId() {
    assertThat(generation("anthropic.claude", false).inferenceId("eu-west-1")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> generation("anthropic.claude", true));
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, US",
    "us-west-2, US",
    "ca-central-1, US",
    "eu-central-2, EU",
    "ap-northeast-3, APAC",
    "us-gov-west-1, US_GOV",
    "us-gov-east-1, US_GOV"
  })
  void aRegionLiesInAGeography(String region, Geography geography) {
    assertThat(Geography.ofRegion(region)).contains(geography);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sa-east-1", "me-south-1", "af-south-1", "cn-north-1", "moon", ""})
  void anyOtherRegionLiesInNone(String region) {
    assertThat(Geography.ofRegion(region)).isEmpty();
  }

  @Test
  void itLivesFromItsLaunchUntilTheDayBeforeItsEnd() {
    Lifecycle lifecycle = Lifecycle.between("2026-01-01", "2026-03-01");

    assertThat(lifecycle.isAlive(LocalDate.parse("2025-12-31"))).isFalse();
    assertThat(lifecycle.isAlive(LocalDate.parse("2026-01-01"))).isTrue();
    assertThat(lifecycle.isAlive(LocalDate.parse("2026-02-28"))).isTrue();
    assertThat(lifecycle.isAlive(LocalDate.parse("2026-03-01"))).isFalse();
  }

  @Test
  void withoutAnAnnouncedEndItLivesOn() {
    assertThat(LONG.isAlive(LocalDate.parse("2123-01-01"))).isTrue();
  }

  private static Generation generation(String baseId, boolean onDemand) {
    return new Generation("One", baseId, LONG, Set.of(Geography.US), onDemand, ARequest.PLAIN);
  }
}
