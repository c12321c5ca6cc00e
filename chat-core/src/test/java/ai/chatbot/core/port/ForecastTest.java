package ai.chatbot.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ForecastTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 23, 12, 0);
  private static final Forecast.Temperature MILD = new Forecast.Temperature(NOON, 12.5);
  private static final Forecast.Daylight SUNNY =
      new Forecast.Daylight(NOON.minusHours(5), NOON.plusHours(5));

  @Test
  void twoDaysAndTheirHoursAreAForecast() {
    Forecast forecast = forecast("°C", 48, 2);

    assertThat(forecast.hours()).hasSize(48);
    assertThat(forecast.days()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "49, 1", "1, 0", "1, 3"})
  void noneAndMoreThanTwoDaysAreNone(int hours, int days) {
    assertThatIllegalArgumentException().isThrownBy(() -> forecast("°C", hours, days));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "degrees of warmth", "°\u0000"})
  void aUnitIsAWordOfAFewLetters(String unit) {
    assertThatIllegalArgumentException().isThrownBy(() -> forecast(unit, 1, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -300, 200})
  void noWeatherIsAsHotOrColdAs(double degrees) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Forecast.Temperature(NOON, degrees))
        .withMessage("degrees is no weather's");
  }

  private static Forecast forecast(String unit, int hours, int days) {
    return new Forecast(
        Optional.empty(),
        new Place.Coordinates(0, 0),
        MILD,
        unit,
        List.copyOf(Collections.nCopies(hours, MILD)),
        List.copyOf(Collections.nCopies(days, SUNNY)));
  }
}
