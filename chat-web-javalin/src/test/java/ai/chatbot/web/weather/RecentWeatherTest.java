package ai.chatbot.web.weather;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.ScriptedWeather;
import ai.chatbot.core.port.Place;
import ai.chatbot.core.port.Weather;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is asked once, and what again. */
final class RecentWeatherTest {
  private static final Place BERN = new Place.City("Bern");
  private static final Place BRN = new Place.City("Brn");

  private final AtomicLong nanos = new AtomicLong();
  private final ScriptedWeather provider = ScriptedWeather.cold();
  private final Weather weather = new RecentWeather(provider, nanos::get);

  @Test
  void whatWasFoundIsToldAgainWithoutAsking() throws InterruptedException {
    Weather.Outcome first = weather.at(BERN);

    assertThat(first).isInstanceOf(Weather.Found.class);
    assertThat(weather.at(BERN)).isEqualTo(first);
    assertThat(provider.asked()).hasSize(1);
  }

  @Test
  void whatWasNotFoundIsNotLookedForAgain() throws InterruptedException {
    assertThat(weather.at(BRN)).isEqualTo(new Weather.NoSuchPlace());
    assertThat(weather.at(BRN)).isEqualTo(new Weather.NoSuchPlace());
    assertThat(provider.asked()).hasSize(1);
  }

  @Test
  void capitalsMakeNoOtherCity() throws InterruptedException {
    weather.at(BERN);
    weather.at(new Place.City(" BERN "));
    assertThat(provider.asked()).containsExactly(BERN);

    weather.at(BRN);
    assertThat(provider.asked()).containsExactly(BERN, BRN);
  }

  @Test
  void aNameThatIsLongerInSmallLettersIsNoTrouble() throws InterruptedException {
    Place city = new Place.City("İ".repeat(100));

    assertThat(weather.at(city)).isEqualTo(new Weather.NoSuchPlace());
  }

  @Test
  void pointsWithinAboutAKilometreAreOne() throws InterruptedException {
    weather.at(new Place.Coordinates(46.947_9, 7.447_4));
    weather.at(new Place.Coordinates(46.954_9, 7.451));
    assertThat(provider.asked()).hasSize(1);

    weather.at(new Place.Coordinates(46.955_1, 7.451));
    assertThat(provider.asked()).hasSize(2);
  }

  @Test
  void aCityThatIsCalledLikeAPointIsNotThatPoint() throws InterruptedException {
    Place.Coordinates point = new Place.Coordinates(46.95, 7.45);
    weather.at(point);

    assertThat(weather.at(new Place.City(point.toString()))).isEqualTo(new Weather.NoSuchPlace());
  }

  @Test
  void afterTenMinutesItIsAskedAnew() throws InterruptedException {
    weather.at(BERN);
    weather.at(BRN);

    nanos.set(Duration.ofMinutes(10).toNanos() - 1);
    weather.at(BERN);
    weather.at(BRN);
    assertThat(provider.asked()).hasSize(2);

    nanos.set(Duration.ofMinutes(10).toNanos());
    weather.at(BERN);
    weather.at(BRN);
    assertThat(provider.asked()).containsExactly(BERN, BRN, BERN, BRN);
  }

  @Test
  void thatNobodyCouldTellIsNotRemembered() throws InterruptedException {
    ScriptedWeather fog = ScriptedWeather.unavailable("Fog.");
    Weather foggy = new RecentWeather(fog, nanos::get);

    foggy.at(BERN);
    foggy.at(BERN);

    assertThat(fog.asked()).hasSize(2);
  }

  @Test
  void aThousandPlacesAreRemembered() throws InterruptedException {
    askForPlaces(1_000);
    askForPlaces(1_000);

    assertThat(provider.asked()).hasSize(1_000);
  }

  @Test
  void noMoreThanAThousandPlacesAreRemembered() throws InterruptedException {
    askForPlaces(1_500);
    askForPlaces(1_500);

    assertThat(provider.asked()).hasSizeBetween(2_000, 3_000);
  }

  private void askForPlaces(int count) throws InterruptedException {
    for (int place = 0; place < count; place++) {
      weather.at(new Place.City("Place " + place));
    }
  }
}
