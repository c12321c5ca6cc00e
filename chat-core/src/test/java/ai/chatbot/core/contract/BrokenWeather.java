package ai.chatbot.core.contract;

import ai.chatbot.core.fake.ScriptedWeather;
import ai.chatbot.core.port.Forecast;
import ai.chatbot.core.port.Place;
import ai.chatbot.core.port.Weather;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be wrong with {@link Weather}. */
interface BrokenWeather extends Weather, Broken<Weather> {

  /** The weather at that place with its forecast changed. */
  default Outcome changed(Place place, UnaryOperator<Forecast> change) throws InterruptedException {
    return correct().at(place) instanceof Found(Forecast forecast)
        ? new Found(change.apply(forecast))
        : correct().at(place);
  }

  /** That forecast under another name. */
  static Forecast named(Optional<Place.City> city, Forecast it) {
    return new Forecast(city, it.coordinates(), it.now(), it.unit(), it.hours(), it.days());
  }

  @CaughtBy("aTroubleIsAnOutcomeAndNoException")
  interface ThrowsItsTrouble extends BrokenWeather {
    @Override
    default Outcome at(Place place) throws InterruptedException {
      Outcome outcome = correct().at(place);
      if (outcome instanceof Unavailable(String reason)) {
        throw new IllegalStateException(reason);
      }
      return outcome;
    }
  }

  @CaughtBy("aTroubleIsAnOutcomeAndNoException")
  interface TakesTroubleForNoPlace extends BrokenWeather {
    @Override
    default Outcome at(Place place) throws InterruptedException {
      Outcome outcome = correct().at(place);
      return outcome instanceof Unavailable ? new NoSuchPlace() : outcome;
    }
  }

  @CaughtBy({"anUnknownCityIsNoPlace", "thoseWhoAskAtTheSameTimeGetTheirOwnAnswers"})
  interface FindsWeatherWhereThereIsNoPlace extends BrokenWeather {
    @Override
    default Outcome at(Place place) throws InterruptedException {
      return correct().at(place) instanceof NoSuchPlace
          ? correct().at(ScriptedWeather.CITY)
          : correct().at(place);
    }
  }

  @CaughtBy("anUnknownCityIsNoPlace")
  interface TakesAnUnknownCityForTrouble extends BrokenWeather {
    @Override
    default Outcome at(Place place) throws InterruptedException {
      Outcome outcome = correct().at(place);
      return outcome instanceof NoSuchPlace ? new Unavailable("No such place.") : outcome;
    }
  }

  @CaughtBy("aCityHasAForecastUnderItsName")
  interface ForgetsTheNameOfACity extends BrokenWeather {
    @Override
    default Outcome at(Place place) throws InterruptedException {
      return changed(place, forecast -> named(Optional.empty(), forecast));
    }
  }

  @CaughtBy("aCityIsKnownWhetherItsNameIsInCapitalsOrNot")
  interface CallsACityAsItWasAskedFor extends BrokenWeather {
    @Override
    default Outcome at(Place place) throws InterruptedException {
      return place instanceof Place.City city
          ? changed(city, forecast -> named(Optional.of(city), forecast))
          : correct().at(place);
    }
  }

  @CaughtBy("aCityIsKnownWhetherItsNameIsInCapitalsOrNot")
  interface KnowsACityByItsExactNameAlone extends BrokenWeather {
    @Override
    default Outcome at(Place place) throws InterruptedException {
      return place instanceof Place.City city && !city.equals(ScriptedWeather.CITY)
          ? new NoSuchPlace()
          : correct().at(place);
    }
  }

  @CaughtBy("aPointHasAForecastWithoutAName")
  interface NamesAPoint extends BrokenWeather {
    @Override
    default Outcome at(Place place) throws InterruptedException {
      return changed(place, forecast -> named(Optional.of(ScriptedWeather.CITY), forecast));
    }
  }

  @CaughtBy("aPointHasAForecastWithoutAName")
  interface TellsTheWeatherOfAnotherPoint extends BrokenWeather {
    @Override
    default Outcome at(Place place) throws InterruptedException {
      return place instanceof Place.Coordinates
          ? correct().at(ScriptedWeather.CITY_CENTRE)
          : correct().at(place);
    }
  }

  @CaughtBy("theHoursBeginWithTheFirstOfTheDayAndAreInTheirOrder")
  interface BeginsWithTheSecondHour extends BrokenWeather {
    @Override
    default Outcome at(Place place) throws InterruptedException {
      return changed(place, it -> with(it.hours().subList(1, it.hours().size()), it));
    }

    private static Forecast with(List<Forecast.Temperature> hours, Forecast it) {
      return new Forecast(it.city(), it.coordinates(), it.now(), it.unit(), hours, it.days());
    }
  }

  @CaughtBy("theHoursBeginWithTheFirstOfTheDayAndAreInTheirOrder")
  interface TellsOfTheLastDayFirst extends BrokenWeather {
    @Override
    default Outcome at(Place place) throws InterruptedException {
      return changed(
          place,
          it ->
              new Forecast(
                  it.city(),
                  it.coordinates(),
                  it.now(),
                  it.unit(),
                  it.hours(),
                  it.days().reversed()));
    }
  }

  @CaughtBy("whoIsInterruptedAlreadyGetsNoAnswer")
  interface AnswersWhoIsInterruptedAlready extends BrokenWeather {
    @Override
    default Outcome at(Place place) throws InterruptedException {
      boolean interrupted = Thread.interrupted();
      return interrupted ? new Unavailable("Interrupted.") : correct().at(place);
    }
  }

  @CaughtBy("whoIsInterruptedAlreadyGetsNoAnswer")
  interface LeavesTheCallerInterrupted extends BrokenWeather {
    @Override
    default Outcome at(Place place) throws InterruptedException {
      try {
        return correct().at(place);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw e;
      }
    }
  }

  @CaughtBy("thoseWhoAskAtTheSameTimeGetTheirOwnAnswers")
  interface AnswersWhoeverAskedLast extends BrokenWeather {
    AtomicReference<Place> LAST = new AtomicReference<>(ScriptedWeather.CITY);

    @Override
    default Outcome at(Place place) throws InterruptedException {
      LAST.set(place);
      dawdle();
      return correct().at(LAST.get());
    }
  }

  @ExtendWith(FaultOfTheRun.class)
  final class Contract extends WeatherContract {
    private final Fault fault;

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected Weather weather() {
      return fault.in(Weather.class, ScriptedWeather.cold());
    }

    @Override
    protected Weather inTrouble() {
      return fault.in(Weather.class, ScriptedWeather.unavailable("Fog."));
    }

    @Override
    protected Place.City aCity() {
      return ScriptedWeather.CITY;
    }
  }
}
