package ai.chatbot.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaceTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "Be\u0000rn", "Be\nrn", "Be\u009Frn", "Be\uD83Crn"})
  void aCityIsNotCalled(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Place.City(name));
  }

  @Test
  void aCitysNameHasAHundredCharactersAtMostHoweverTheyAreEncoded() {
    assertThat(new Place.City("🌍".repeat(100)).name()).hasSize(200);
    assertThatIllegalArgumentException().isThrownBy(() -> new Place.City("a".repeat(101)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Place.City("🌍".repeat(101)));
  }

  @Test
  void blanksAroundACitysNameAreNotPartOfIt() {
    assertThat(new Place.City(" São Paulo\n")).isEqualTo(new Place.City("São Paulo"));
  }

  @ParameterizedTest
  @CsvSource({"90, 180", "-90, -180", "0, 0"})
  void thePolesAndTheDateLineAreOnEarth(double latitude, double longitude) {
    assertThat(new Place.Coordinates(latitude, longitude).latitude()).isEqualTo(latitude);
  }

  @ParameterizedTest
  @CsvSource({
    "90.01, 0",
    "-90.01, 0",
    "0, 180.01",
    "0, -180.01",
    "NaN, 0",
    "0, NaN",
    "Infinity, 0",
    "0, -Infinity"
  })
  void pointsBeyondEarthAreRefused(double latitude, double longitude) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Place.Coordinates(latitude, longitude))
        .withMessage("coordinates are not on Earth");
  }

  @Test
  void roundedCoordinatesAreAKilometreAndNoAddress() {
    assertThat(new Place.Coordinates(46.947_974, 7.447_447).rounded())
        .isEqualTo(new Place.Coordinates(46.95, 7.45));
    assertThat(new Place.Coordinates(-89.999, -179.999).rounded())
        .isEqualTo(new Place.Coordinates(-90, -180));
    assertThat(new Place.Coordinates(-0.001, 0.001).rounded())
        .isEqualTo(new Place.Coordinates(0, 0));
  }
}
