package ai.chatbot.core.port;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.reply.CleanText;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The weather of a place, now and soon. All times are the place's own. {@code city} is there where
 * a city was asked for, and is its name as the provider has it; {@code unit} is that of every
 * temperature; {@code hours} begin with the first of the current day, and {@code days} with that
 * day.
 */
public record Forecast(
    Optional<Place.City> city,
    Place.Coordinates coordinates,
    Temperature now,
    String unit,
    List<Temperature> hours,
    List<Daylight> days) {

  /** As many hours as it has at most. */
  public static final int MOST_HOURS = 48;

  /** As many days as it has at most. */
  public static final int MOST_DAYS = 2;

  private static final int LONGEST_UNIT = 10;

  public Forecast {
    requireNonNull(city, "city is null");
    requireNonNull(coordinates, "coordinates is null");
    requireNonNull(now, "now is null");
    if (unit.isBlank() || unit.length() > LONGEST_UNIT || !CleanText.isClean(unit)) {
      throw new IllegalArgumentException("unit is not one of temperature");
    }
    hours = upTo(MOST_HOURS, hours, "hours");
    days = upTo(MOST_DAYS, days, "days");
  }

  /** How warm it is at a time. */
  public record Temperature(LocalDateTime time, double degrees) {
    private static final double BEYOND_ANY = 200;

    public Temperature {
      requireNonNull(time, "time is null");
      if (!(Math.abs(degrees) < BEYOND_ANY)) {
        throw new IllegalArgumentException("degrees is no weather's");
      }
    }
  }

  /** When the sun rises and sets. The two are the same where it does not rise at all. */
  public record Daylight(LocalDateTime sunrise, LocalDateTime sunset) {
    public Daylight {
      requireNonNull(sunrise, "sunrise is null");
      requireNonNull(sunset, "sunset is null");
    }
  }

  private static <T> List<T> upTo(int most, List<T> values, String name) {
    if (values.isEmpty() || values.size() > most) {
      throw new IllegalArgumentException(name + " is empty or too long");
    }
    return List.copyOf(values);
  }
}
