package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.fake.JsonText;
import ai.chatbot.core.fake.ScriptedWeather;
import ai.chatbot.core.port.Forecast;
import ai.chatbot.core.port.Place;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.port.Weather;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Value;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model gets that asks for the weather. */
final class GetWeatherTest {
  private static final Value.Fields BERN = Value.fields().with("city", "Bern");
  private static final String WHERE =
      "Say where: a city's name of at most 100 characters, or a latitude from -90 to 90 together"
          + " with a longitude from -180 to 180, both as numbers.";

  private final List<ReplyEvent> shown = new ArrayList<>();

  @Test
  void theOutcomeIsWhatTheWeatherCardReads() throws InterruptedException {
    LocalDateTime midnight = LocalDateTime.of(2026, 11, 23, 0, 0);
    Forecast forecast =
        new Forecast(
            Optional.of(new Place.City("Bern")),
            new Place.Coordinates(46.95, 7.45),
            new Forecast.Temperature(midnight.plusHours(14), 3.5),
            "°C",
            List.of(
                new Forecast.Temperature(midnight, -1.25),
                new Forecast.Temperature(midnight.plusHours(1), 0)),
            List.of(
                new Forecast.Daylight(
                    midnight.plusMinutes(463).plusSeconds(59), midnight.plusMinutes(1006))));

    Value.Fields card = succeeded(run(place -> new Weather.Found(forecast), BERN));

    assertThat(JsonText.of(card))
        .isEqualTo(
            """
            {"cityName":"Bern",\
            "current":{"temperature_2m":3.5,"time":"2026-11-23T14:00"},\
            "current_units":{"temperature_2m":"°C"},\
            "daily":{"sunrise":["2026-11-23T07:43"],"sunset":["2026-11-23T16:46"]},\
            "hourly":{"temperature_2m":[-1.25,0.0],"time":["2026-11-23T00:00","2026-11-23T01:00"]},\
            "latitude":46.95,"longitude":7.45}\
            """);
  }

  @Test
  void aPointsCardHasNoCitysName() throws InterruptedException {
    Value.Fields card = succeeded(run(ScriptedWeather.cold(), at("46.95", "7.45")));

    assertThat(card.values())
        .containsOnlyKeys("current", "current_units", "daily", "hourly", "latitude", "longitude");
  }

  @Test
  void theModelIsToldOfTwoWaysToSayWhere() {
    ToolSpec spec = new GetWeather(ScriptedWeather.cold()).spec();

    assertThat(spec.name()).isEqualTo("getWeather");
    assertThat(JsonText.of(spec.inputSchema()))
        .contains("\"type\":\"object\"", "\"city\":{", "\"latitude\":{", "\"longitude\":{")
        .doesNotContain("required");
  }

  @ParameterizedTest
  @MethodSource
  void thePlaceIsReadFromTheInput(Value.Fields input, Place place) throws InterruptedException {
    ScriptedWeather weather = ScriptedWeather.cold();

    run(weather, input);

    assertThat(weather.asked()).containsExactly(place);
  }

  static Stream<Object[]> thePlaceIsReadFromTheInput() {
    Value.Null nothing = new Value.Null();
    return Stream.of(
        new Object[] {BERN, new Place.City("Bern")},
        new Object[] {BERN.with("city", " Bern\n"), new Place.City("Bern")},
        new Object[] {at("46.95", "7.45"), new Place.Coordinates(46.95, 7.45)},
        new Object[] {at("-90", "180"), new Place.Coordinates(-90, 180)},
        new Object[] {at("1", "2").with("city", nothing), new Place.Coordinates(1, 2)},
        new Object[] {at("1", "2").with("city", ""), new Place.Coordinates(1, 2)},
        new Object[] {at("1", "2").with("city", " \n"), new Place.Coordinates(1, 2)},
        new Object[] {BERN.with("latitude", nothing), new Place.City("Bern")},
        new Object[] {at("1", "2").with("city", "Bern"), new Place.City("Bern")});
  }

  @ParameterizedTest
  @MethodSource
  void whoDoesNotSayWhereIsToldHowAndNobodyIsAsked(Value.Fields input) throws InterruptedException {
    ScriptedWeather weather = ScriptedWeather.cold();

    assertThat(run(weather, input)).isEqualTo(new ToolOutcome.Failed(WHERE));
    assertThat(weather.asked()).isEmpty();
  }

  static Stream<Value.Fields> whoDoesNotSayWhereIsToldHowAndNobodyIsAsked() {
    return Stream.of(
        Value.fields(),
        Value.fields().with("place", "Bern"),
        BERN.with("city", ""),
        BERN.with("city", " \n"),
        BERN.with("city", "Be\nrn"),
        BERN.with("city", "a".repeat(101)),
        BERN.with("city", 3_000),
        BERN.with("city", Value.texts("Bern")),
        BERN.with("city", new Value.Null()),
        Value.fields().with("latitude", 1),
        Value.fields().with("longitude", 1),
        at("1", "2").with("latitude", "46.95"),
        at("1", "2").with("longitude", new Value.Null()),
        at("1", "2").with("city", "Be\nrn"),
        at("91", "2").with("city", ""),
        at("90.001", "0"),
        at("0", "-180.001"),
        at("1e999", "0"),
        at("0", "-1e999999999"));
  }

  @Test
  void whoAsksForAnUnknownCityIsToldWhatElseToTry() throws InterruptedException {
    assertThat(run(ScriptedWeather.cold(), BERN.with("city", "Brn")))
        .isEqualTo(
            new ToolOutcome.Failed(
                "No city of that name is known. Try another spelling, a larger city nearby, or"
                    + " coordinates."));
  }

  @Test
  void whenNobodyCanTellTheModelIsToldWhy() throws InterruptedException {
    assertThat(run(ScriptedWeather.unavailable("There is fog."), BERN))
        .isEqualTo(new ToolOutcome.Failed("There is fog."));
  }

  @Test
  void anInterruptEndsIt() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> run(ScriptedWeather.cold(), BERN));
  }

  @Test
  void nothingIsShownOnTheWay() throws InterruptedException {
    succeeded(run(ScriptedWeather.cold(), BERN));

    assertThat(shown).isEmpty();
  }

  private ToolOutcome run(Weather weather, Value.Fields input) throws InterruptedException {
    Turn turn = AQuestion.by(anna()).turn();
    ReplyTask task =
        ReplyTask.of(
            turn.reply(),
            anna().id(),
            new Pick("nova-pro", ModelCatalog.standard().ids()),
            "Be brief.",
            List.of(turn.question()));
    return new GetWeather(weather)
        .run(new ToolCall("call-1", "getWeather", input), task, shown::add);
  }

  private static Value.Fields succeeded(ToolOutcome outcome) {
    assertThat(outcome).isInstanceOf(ToolOutcome.Succeeded.class);
    return ((ToolOutcome.Succeeded) outcome).output();
  }

  private static Value.Fields at(String latitude, String longitude) {
    return Value.fields()
        .with("latitude", new Value.Num(new BigDecimal(latitude)))
        .with("longitude", new Value.Num(new BigDecimal(longitude)));
  }
}
