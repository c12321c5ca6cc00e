package ai.chatbot.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.chatbot.core.port.Forecast;
import ai.chatbot.core.port.Place;
import ai.chatbot.core.port.Weather;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What everybody keeps who tells the weather. */
@InGoodTime
public abstract class WeatherContract {
  private static final Place.City NOWHERE = new Place.City("Nowhere-upon-Nothing");
  private static final Place.Coordinates A_POINT = new Place.Coordinates(-33.45, -70.67);

  /** Weather that knows {@link #aCity} and every point, and no city Nowhere-upon-Nothing. */
  protected abstract Weather weather();

  /** Weather whose provider is in trouble, whatever it is asked. */
  protected abstract Weather inTrouble();

  /** A city that is known, as it is called. */
  protected abstract Place.City aCity();

  @Test
  void aCityHasAForecastUnderItsName() throws Exception {
    assertThat(found(aCity()).city()).contains(aCity());
  }

  @Test
  void aCityIsKnownWhetherItsNameIsInCapitalsOrNot() throws Exception {
    String name = aCity().name();

    assertThat(found(new Place.City(name.toUpperCase(Locale.ROOT))).city()).contains(aCity());
    assertThat(found(new Place.City(name.toLowerCase(Locale.ROOT))).city()).contains(aCity());
  }

  @Test
  void anUnknownCityIsNoPlace() throws Exception {
    assertThat(ask(weather(), NOWHERE)).isEqualTo(new Weather.NoSuchPlace());
  }

  @Test
  void aPointHasAForecastWithoutAName() throws Exception {
    Forecast forecast = found(A_POINT);

    assertThat(forecast.city()).isEmpty();
    assertThat(forecast.coordinates().latitude()).isCloseTo(A_POINT.latitude(), within(1.0));
    assertThat(forecast.coordinates().longitude()).isCloseTo(A_POINT.longitude(), within(1.0));
  }

  @Test
  void aTroubleIsAnOutcomeAndNoException() {
    assertThat(whileThereIsTrouble(aCity())).isInstanceOf(Weather.Unavailable.class);
    assertThat(whileThereIsTrouble(A_POINT)).isInstanceOf(Weather.Unavailable.class);
  }

  @Test
  void theHoursBeginWithTheFirstOfTheDayAndAreInTheirOrder() throws Exception {
    Forecast forecast = found(aCity());

    assertThat(forecast.hours().getFirst().time())
        .isEqualTo(forecast.now().time().toLocalDate().atStartOfDay());
    assertThat(forecast.hours()).extracting(Forecast.Temperature::time).isSorted();
    assertThat(forecast.days()).extracting(Forecast.Daylight::sunrise).isSorted();
  }

  @Test
  void whoIsInterruptedAlreadyGetsNoAnswer() {
    Weather weather = weather();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> weather.at(aCity())).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).as("left interrupted").isFalse();
  }

  @Test
  void thoseWhoAskAtTheSameTimeGetTheirOwnAnswers() throws Exception {
    Weather weather = weather();
    List<Place> places = List.of(aCity(), NOWHERE, A_POINT, aCity());
    Stream<Callable<Weather.Outcome>> works = places.stream().map(place -> () -> weather.at(place));

    List<Weather.Outcome> outcomes = AtOnce.all(works);

    assertThat(outcomes.get(1)).isEqualTo(new Weather.NoSuchPlace());
    assertThat(found(outcomes.get(0)).city()).contains(aCity());
    assertThat(found(outcomes.get(2)).city()).isEmpty();
    assertThat(found(outcomes.get(3)).city()).contains(aCity());
  }

  private Weather.Outcome whileThereIsTrouble(Place place) {
    try {
      return ask(inTrouble(), place);
    } catch (Exception e) {
      throw new AssertionError("a trouble was thrown", e);
    }
  }

  private Forecast found(Place place) throws InterruptedException {
    return found(ask(weather(), place));
  }

  private static Weather.Outcome ask(Weather weather, Place place) throws InterruptedException {
    Weather.Outcome outcome = weather.at(place);
    assertThat(Thread.interrupted()).as("left interrupted").isFalse();
    return outcome;
  }

  private static Forecast found(Weather.Outcome outcome) {
    assertThat(outcome).isInstanceOf(Weather.Found.class);
    return ((Weather.Found) outcome).forecast();
  }
}
