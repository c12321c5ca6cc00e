package ai.chatbot.web.demo;

import ai.chatbot.core.port.Forecast;
import ai.chatbot.core.port.Place;
import ai.chatbot.core.port.Weather;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Weather that is made up, and says so: a rule makes it of a place's name and the hour, and asks
 * nobody. Every place has the clock's own time. Safe for use by many threads.
 */
public final class DemoWeather implements Weather {
  private static final String MADE_UP = " (made up)";
  private static final int LONGEST_NAME = 80;
  private static final int HOURS_A_DAY = 24;
  private static final int WARMEST_HOUR = 15;
  private static final double HUNDREDTHS = 100;
  private static final double TENTHS = 10;

  private final Clock clock;

  /** As it is by that clock. */
  public DemoWeather(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Outcome at(Place place) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    LocalDateTime now = LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    return new Found(
        switch (place) {
          case Place.City(String name) -> forecast(named(name), somewhere(seed(name)), now);
          case Place.Coordinates point -> forecast(Optional.empty(), point, now);
        });
  }

  private static Forecast forecast(
      Optional<Place.City> city, Place.Coordinates point, LocalDateTime now) {
    int seed = point.rounded().hashCode();
    LocalDate today = now.toLocalDate();
    return new Forecast(
        city,
        point,
        new Forecast.Temperature(now, degrees(seed, now.getHour())),
        "°C",
        IntStream.range(0, 2 * HOURS_A_DAY)
            .mapToObj(today.atStartOfDay()::plusHours)
            .map(hour -> new Forecast.Temperature(hour, degrees(seed, hour.getHour())))
            .toList(),
        Stream.of(today, today.plusDays(1)).map(day -> daylight(seed, day)).toList());
  }

  /** From -4 to 31, coldest at three in the night and warmest twelve hours later. */
  private static double degrees(int seed, int hour) {
    double mean = 4 + Math.floorMod(seed, 20);
    double swing = 3 + Math.floorMod(seed, 5);
    double warmth = Math.cos(2 * Math.PI * (hour - WARMEST_HOUR) / HOURS_A_DAY);
    return Math.round((mean + swing * warmth) * TENTHS) / TENTHS;
  }

  private static Forecast.Daylight daylight(int seed, LocalDate day) {
    int minute = Math.floorMod(seed, 60);
    return new Forecast.Daylight(
        day.atTime(LocalTime.of(6, minute)), day.atTime(LocalTime.of(18, minute)));
  }

  private static Optional<Place.City> named(String name) {
    String shown =
        name.codePoints()
            .limit(LONGEST_NAME)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return Optional.of(new Place.City(shown + MADE_UP));
  }

  private static Place.Coordinates somewhere(int seed) {
    double latitude = Math.floorMod(seed, 12_000) / HUNDREDTHS - 60;
    double longitude = Math.floorMod(seed, 36_000) / HUNDREDTHS - 180;
    return new Place.Coordinates(latitude, longitude).rounded();
  }

  private static int seed(String name) {
    return name.toLowerCase(Locale.ROOT).hashCode();
  }
}
