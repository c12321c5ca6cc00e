package ai.chatbot.core.usecase;

import ai.chatbot.core.port.Forecast;
import ai.chatbot.core.port.Place;
import ai.chatbot.core.port.Weather;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Value;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;

/** Looks up the weather and tells it in the shape that the original's weather card reads. */
final class GetWeather implements Tool {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);
  private static final ToolOutcome UNCLEAR =
      new ToolOutcome.Failed(
          "Say where: a city's name of at most 100 characters, or a latitude from -90 to 90"
              + " together with a longitude from -180 to 180, both as numbers.");

  private final Weather weather;

  GetWeather(Weather weather) {
    this.weather = weather;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        "getWeather",
        "Tells how warm it is somewhere now, hour by hour until tomorrow night, and when the sun"
            + " rises and sets there. Name a city, or give both coordinates; a city goes first.",
        Value.fields()
            .with("type", "object")
            .with(
                "properties",
                Value.fields()
                    .with("city", input("string", "The city's name alone, such as Lima"))
                    .with("latitude", input("number", "Degrees north, from -90 to 90"))
                    .with("longitude", input("number", "Degrees east, from -180 to 180"))));
  }

  /** A place that somebody wrote about leaves the installation. */
  @Override
  public boolean needsApproval() {
    return true;
  }

  @Override
  public ToolOutcome run(ToolCall call, ReplyTask task, Consumer<ReplyEvent> out)
      throws InterruptedException {
    Optional<Place> place = place(call.input());
    return place.isPresent() ? told(weather.at(place.get())) : UNCLEAR;
  }

  private static ToolOutcome told(Weather.Outcome outcome) {
    return switch (outcome) {
      case Weather.Found(var forecast) -> new ToolOutcome.Succeeded(card(forecast));
      case Weather.NoSuchPlace it ->
          new ToolOutcome.Failed(
              "No city of that name is known. Try another spelling, a larger city nearby, or"
                  + " coordinates.");
      case Weather.Unavailable(var reason) -> new ToolOutcome.Failed(reason);
    };
  }

  /** A city goes first: models like to fill in the coordinates as well, and then guess them. */
  private static Optional<Place> place(Value.Fields input) {
    return isGiven(input, "city") ? city(input) : coordinates(input);
  }

  private static Optional<Place> city(Value.Fields input) {
    return input.text("city").map(String::strip).filter(Place.City::isName).map(Place.City::new);
  }

  private static Optional<Place> coordinates(Value.Fields input) {
    OptionalDouble latitude = degrees(input, "latitude");
    OptionalDouble longitude = degrees(input, "longitude");
    return latitude.isPresent()
            && longitude.isPresent()
            && Place.Coordinates.areOnEarth(latitude.getAsDouble(), longitude.getAsDouble())
        ? Optional.of(new Place.Coordinates(latitude.getAsDouble(), longitude.getAsDouble()))
        : Optional.empty();
  }

  private static OptionalDouble degrees(Value.Fields input, String name) {
    return input.values().get(name) instanceof Value.Num(BigDecimal degrees)
        ? OptionalDouble.of(degrees.doubleValue())
        : OptionalDouble.empty();
  }

  /** Some models leave a field out, some write null, some an empty text. */
  private static boolean isGiven(Value.Fields input, String name) {
    Value value = input.values().get(name);
    return value != null
        && !(value instanceof Value.Null)
        && !(value instanceof Value.Text(String text) && text.isBlank());
  }

  private static Value.Fields card(Forecast forecast) {
    Value.Fields card =
        Value.fields()
            .with("latitude", number(forecast.coordinates().latitude()))
            .with("longitude", number(forecast.coordinates().longitude()))
            .with(
                "current",
                Value.fields()
                    .with("time", time(forecast.now().time()))
                    .with("temperature_2m", number(forecast.now().degrees())))
            .with("current_units", Value.fields().with("temperature_2m", forecast.unit()))
            .with(
                "hourly",
                Value.fields()
                    .with("time", items(forecast.hours(), hour -> time(hour.time())))
                    .with(
                        "temperature_2m", items(forecast.hours(), hour -> number(hour.degrees()))))
            .with(
                "daily",
                Value.fields()
                    .with("sunrise", items(forecast.days(), day -> time(day.sunrise())))
                    .with("sunset", items(forecast.days(), day -> time(day.sunset()))));
    return forecast.city().map(city -> card.with("cityName", city.name())).orElse(card);
  }

  private static <T> Value.Items items(List<T> all, Function<T, Value> each) {
    return new Value.Items(all.stream().map(each).toList());
  }

  private static Value time(LocalDateTime time) {
    return new Value.Text(TIME.format(time));
  }

  private static Value number(double number) {
    return new Value.Num(BigDecimal.valueOf(number));
  }

  private static Value.Fields input(String type, String description) {
    return Value.fields().with("type", type).with("description", description);
  }
}
