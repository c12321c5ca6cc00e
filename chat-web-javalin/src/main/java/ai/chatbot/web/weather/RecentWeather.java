package ai.chatbot.web.weather;

import ai.chatbot.core.port.Place;
import ai.chatbot.core.port.Weather;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Locale;

/**
 * Remembers for a while what another weather said of a place, and that there is no such place; not
 * that it could not tell. A city is the same in small letters and capitals, a point within about a
 * kilometre.
 */
final class RecentWeather implements Weather {
  private static final Duration HOLDS = Duration.ofMinutes(10);
  private static final int MOST = 1_000;

  private final Weather weather;
  private final Cache<Object, Outcome> recent;

  RecentWeather(Weather weather, Ticker ticker) {
    this.weather = weather;
    this.recent =
        Caffeine.newBuilder()
            .expireAfterWrite(HOLDS)
            .maximumSize(MOST)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  @Override
  public Outcome at(Place place) throws InterruptedException {
    Object key = key(place);
    Outcome known = recent.getIfPresent(key);
    return known != null ? known : asked(place, key);
  }

  private Outcome asked(Place place, Object key) throws InterruptedException {
    Outcome outcome = weather.at(place);
    switch (outcome) {
      case Found found -> recent.put(key, found);
      case NoSuchPlace none -> recent.put(key, none);
      case Unavailable passing -> {}
    }
    return outcome;
  }

  private static Object key(Place place) {
    return switch (place) {
      case Place.City(String name) -> name.toLowerCase(Locale.ROOT);
      case Place.Coordinates point -> point.rounded();
    };
  }
}
