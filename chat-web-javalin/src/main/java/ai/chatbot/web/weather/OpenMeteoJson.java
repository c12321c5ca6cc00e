package ai.chatbot.web.weather;

import ai.chatbot.core.port.Forecast;
import ai.chatbot.core.port.Place;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Reads what Open-Meteo answers; what is missing or cannot be is refused with the whole. */
final class OpenMeteoJson {
  private OpenMeteoJson() {}

  /** The first city found; where none is, the answer has no results. */
  static Optional<CityFound> city(JsonNode answer) throws NoAnswer {
    JsonNode results = answer.path("results");
    if (results.isMissingNode() || (results.isArray() && results.isEmpty())) {
      return Optional.empty();
    }
    JsonNode first = results.path(0);
    return Optional.of(
        fit(() -> new CityFound(new Place.City(text(first.path("name"))), point(first))));
  }

  /** The forecast, cut to as many hours and days as one may have. */
  static Forecast forecast(JsonNode answer, Optional<Place.City> city) throws NoAnswer {
    JsonNode now = answer.path("current");
    JsonNode hours = answer.path("hourly");
    JsonNode days = answer.path("daily");
    return fit(
        () ->
            new Forecast(
                city,
                point(answer),
                temperature(now.path("time"), now.path("temperature_2m")),
                text(answer.path("current_units").path("temperature_2m")),
                pairs(
                    Forecast.MOST_HOURS,
                    hours.path("time"),
                    hours.path("temperature_2m"),
                    OpenMeteoJson::temperature),
                pairs(
                    Forecast.MOST_DAYS,
                    days.path("sunrise"),
                    days.path("sunset"),
                    OpenMeteoJson::daylight)));
  }

  private static <T> T fit(Supplier<T> reading) throws NoAnswer {
    try {
      return reading.get();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw NoAnswer.because(e);
    }
  }

  private static Place.Coordinates point(JsonNode object) {
    return new Place.Coordinates(number(object.path("latitude")), number(object.path("longitude")));
  }

  private static Forecast.Temperature temperature(JsonNode time, JsonNode degrees) {
    return new Forecast.Temperature(time(time), number(degrees));
  }

  private static Forecast.Daylight daylight(JsonNode sunrise, JsonNode sunset) {
    return new Forecast.Daylight(time(sunrise), time(sunset));
  }

  private static <T> List<T> pairs(
      int most, JsonNode lefts, JsonNode rights, BiFunction<JsonNode, JsonNode, T> pair) {
    if (lefts.size() != rights.size()) {
      throw new IllegalArgumentException("lists are not of one length");
    }
    return IntStream.range(0, Math.min(most, lefts.size()))
        .mapToObj(index -> pair.apply(lefts.path(index), rights.path(index)))
        .toList();
  }

  private static LocalDateTime time(JsonNode node) {
    return LocalDateTime.parse(text(node));
  }

  private static String text(JsonNode node) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException("text is missing");
    }
    return node.textValue();
  }

  private static double number(JsonNode node) {
    if (!node.isNumber()) {
      throw new IllegalArgumentException("number is missing");
    }
    return node.doubleValue();
  }
}
