package ai.chatbot.web.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.core.port.Forecast;
import ai.chatbot.core.port.Place;
import ai.chatbot.core.port.Weather;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class DemoWeatherTest {
  private static final Place.City LIMA = new Place.City("Lima");
  private static final Clock AFTERNOON =
      Clock.fixed(Instant.parse("2026-03-04T14:20:30Z"), ZoneId.of("Europe/Zurich"));

  private final Weather weather = new DemoWeather(AFTERNOON);

  @Test
  void itIsTheSameAtTheSameHourAndSaysThatItIsMadeUp() throws Exception {
    Forecast forecast = at(LIMA);

    assertThat(forecast.city()).contains(new Place.City("Lima (made up)"));
    assertThat(at(LIMA)).isEqualTo(forecast);
    assertThat(at(new Place.City("LIMA")).now()).isEqualTo(forecast.now());
    assertThat(at(new Place.City("Bern")).coordinates()).isNotEqualTo(forecast.coordinates());
  }

  @Test
  void itTellsTodayAndTomorrowByTheClocksOwnTime() throws Exception {
    Forecast forecast = at(LIMA);

    assertThat(forecast.now().time()).isEqualTo(LocalDateTime.parse("2026-03-04T15:20"));
    assertThat(forecast.hours()).hasSize(48);
    assertThat(forecast.hours().getFirst().time()).isEqualTo("2026-03-04T00:00");
    assertThat(forecast.hours()).extracting(Forecast.Temperature::time).isSorted();
    assertThat(forecast.hours().get(15).degrees()).isEqualTo(forecast.now().degrees());
    assertThat(forecast.hours().get(3).degrees()).isLessThan(forecast.now().degrees());
    assertThat(forecast.days())
        .extracting(day -> day.sunrise().toLocalDate().toString())
        .containsExactly("2026-03-04", "2026-03-05");
  }

  @Test
  void aPointHasNoName() throws Exception {
    Place.Coordinates point = new Place.Coordinates(-33.45, -70.67);

    assertThat(at(point).city()).isEmpty();
    assertThat(at(point).coordinates()).isEqualTo(point);
  }

  @Test
  void theLongestNameThereIsHasWeatherToo() throws Exception {
    assertThat(at(new Place.City("\uD83C\uDF0A".repeat(100))).city())
        .hasValueSatisfying(city -> assertThat(city.name()).endsWith("\uD83C\uDF0A (made up)"));
  }

  @Test
  void whoIsInterruptedAlreadyGetsNoAnswer() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> weather.at(LIMA)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).as("left interrupted").isFalse();
  }

  private Forecast at(Place place) throws InterruptedException {
    return ((Weather.Found) weather.at(place)).forecast();
  }
}
