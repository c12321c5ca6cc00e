package ai.chatbot.web.weather;

import ai.chatbot.core.port.Forecast;
import ai.chatbot.core.port.Place;
import ai.chatbot.core.port.Weather;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The weather as Open-Meteo tells it. Two addresses are asked and no other: one knows where a city
 * is, the other a point's forecast. A point is sent {@linkplain Place.Coordinates#rounded()
 * rounded}.
 */
public final class OpenMeteo implements Weather {
  private static final URI GEOCODING = URI.create("https://geocoding-api.open-meteo.com");
  private static final URI FORECASTS = URI.create("https://api.open-meteo.com");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI geocoding;
  private final URI forecasts;
  private final JsonClient client;

  /** Asks the servers at those addresses and waits so long for the whole of each answer. */
  OpenMeteo(URI geocoding, URI forecasts, Duration patience) {
    this.geocoding = geocoding;
    this.forecasts = forecasts;
    this.client = new JsonClient(patience);
  }

  /**
   * The public service, which takes no key and is free where the use is not commercial. What it
   * said of a place holds for ten minutes.
   */
  public static Weather publicService() {
    return new RecentWeather(new OpenMeteo(GEOCODING, FORECASTS, PATIENCE), Ticker.systemTicker());
  }

  @Override
  public Outcome at(Place place) throws InterruptedException {
    try {
      return switch (place) {
        case Place.City city -> inCity(city);
        case Place.Coordinates point -> new Found(forecast(point, Optional.empty()));
      };
    } catch (NoAnswer e) {
      return new Unavailable(e.reason());
    }
  }

  private Outcome inCity(Place.City asked) throws NoAnswer, InterruptedException {
    Optional<CityFound> found = OpenMeteoJson.city(client.get(search(asked)));
    return found.isPresent()
        ? new Found(forecast(found.get().centre(), Optional.of(found.get().city())))
        : new NoSuchPlace();
  }

  private Forecast forecast(Place.Coordinates point, Optional<Place.City> city)
      throws NoAnswer, InterruptedException {
    return OpenMeteoJson.forecast(client.get(forecastOf(point.rounded())), city);
  }

  private URI search(Place.City city) {
    String name = URLEncoder.encode(city.name(), StandardCharsets.UTF_8).replace("+", "%20");
    return geocoding.resolve("/v1/search?name=" + name + "&count=1&language=en&format=json");
  }

  /** Whole days, not the next hours: the card takes a day's high and low from its first 24. */
  private URI forecastOf(Place.Coordinates point) {
    return forecasts.resolve(
        "/v1/forecast?latitude="
            + point.latitude()
            + "&longitude="
            + point.longitude()
            + "&current=temperature_2m&hourly=temperature_2m&daily=sunrise,sunset"
            + "&timezone=auto&forecast_days="
            + Forecast.MOST_DAYS);
  }
}
