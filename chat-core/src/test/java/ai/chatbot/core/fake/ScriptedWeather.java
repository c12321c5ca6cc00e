package ai.chatbot.core.fake;

import ai.chatbot.core.port.Forecast;
import ai.chatbot.core.port.Place;
import ai.chatbot.core.port.Weather;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/**
 * Weather as a test wrote it: it knows the city {@link #CITY} and every point on Earth, and the
 * weather is the same everywhere. Or it can never tell.
 */
public final class ScriptedWeather implements Weather {
  /** The one city there is. */
  public static final Place.City CITY = new Place.City("Bern");

  /** Where that city is. */
  public static final Place.Coordinates CITY_CENTRE = new Place.Coordinates(46.95, 7.45);

  private static final LocalDateTime MIDNIGHT = LocalDateTime.of(2026, 11, 23, 0, 0);

  private final Optional<Unavailable> trouble;
  private final List<Place> asked = new CopyOnWriteArrayList<>();

  private ScriptedWeather(Optional<Unavailable> trouble) {
    this.trouble = trouble;
  }

  /** It is cold, and a little warmer every hour. */
  public static ScriptedWeather cold() {
    return new ScriptedWeather(Optional.empty());
  }

  /** Nobody can tell, for that reason. */
  public static ScriptedWeather unavailable(String reason) {
    return new ScriptedWeather(Optional.of(new Unavailable(reason)));
  }

  /** The forecast for a place, which has a name where it was asked for by its name. */
  public static Forecast forecast(Optional<Place.City> city, Place.Coordinates coordinates) {
    return new Forecast(
        city,
        coordinates,
        new Forecast.Temperature(MIDNIGHT.plusHours(14).plusMinutes(15), -1.5),
        "°C",
        IntStream.range(0, Forecast.MOST_HOURS)
            .mapToObj(hour -> new Forecast.Temperature(MIDNIGHT.plusHours(hour), hour / 10.0 - 3))
            .toList(),
        IntStream.range(0, Forecast.MOST_DAYS).mapToObj(ScriptedWeather::daylight).toList());
  }

  /** The places that it was asked for. */
  public List<Place> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Outcome at(Place place) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the weather was interrupted");
    }
    asked.add(place);
    return trouble.<Outcome>map(it -> it).orElseGet(() -> known(place));
  }

  private static Outcome known(Place place) {
    return switch (place) {
      case Place.City(String name) ->
          name.equalsIgnoreCase(CITY.name())
              ? new Found(forecast(Optional.of(CITY), CITY_CENTRE))
              : new NoSuchPlace();
      case Place.Coordinates point -> new Found(forecast(Optional.empty(), point));
    };
  }

  private static Forecast.Daylight daylight(int day) {
    LocalDateTime midnight = MIDNIGHT.plusDays(day);
    return new Forecast.Daylight(
        midnight.plusHours(7).plusMinutes(43 + day), midnight.plusHours(16).plusMinutes(46 - day));
  }
}
