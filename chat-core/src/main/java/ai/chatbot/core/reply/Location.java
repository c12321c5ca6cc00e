package ai.chatbot.core.reply;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a person seems to be, as far as whoever carried their request says. Coordinates are rounded
 * to a tenth of a degree, some ten kilometres: enough for an answer, the same all day, and no more
 * than a model needs to know. Names that are no names are left out.
 */
public record Location(
    Optional<Double> latitude,
    Optional<Double> longitude,
    Optional<String> city,
    Optional<String> country) {
  private static final double POLE = 90;
  private static final double DATE_LINE = 180;
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N} .,'’()-]{0,79}");

  public Location {
    latitude = latitude.filter(degrees -> Math.abs(degrees) <= POLE).map(Location::rounded);
    longitude = longitude.filter(degrees -> Math.abs(degrees) <= DATE_LINE).map(Location::rounded);
    city = city.filter(Location::isName);
    country = country.filter(Location::isName);
  }

  /** Is nothing known? */
  public boolean isUnknown() {
    return words().isEmpty();
  }

  /** In words, for example {@code Bern, CH (latitude 46.9, longitude 7.4)}. */
  String words() {
    String names =
        Stream.of(city, country).flatMap(Optional::stream).collect(Collectors.joining(", "));
    return Stream.of(names, coordinates())
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private String coordinates() {
    return latitude.isPresent() && longitude.isPresent()
        ? String.format(
            Locale.ROOT, "(latitude %.1f, longitude %.1f)", latitude.get(), longitude.get())
        : "";
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 10) / 10.0;
  }

  private static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
