package ai.chatbot.web.weather;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.port.Forecast;
import ai.chatbot.core.port.Place;
import ai.chatbot.core.port.Weather;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of Open-Meteo, and what becomes of each answer. */
@Timeout(60)
final class OpenMeteoTest {
  @RegisterExtension
  static final WireMockExtension GEOCODING =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @RegisterExtension
  static final WireMockExtension FORECASTS =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Place.City BERN = new Place.City("Bern");
  private static final Place.Coordinates POINT = new Place.Coordinates(46.95, 7.45);
  private static final LocalDateTime MIDNIGHT = LocalDateTime.of(2026, 11, 23, 0, 0);
  private static final Weather.Outcome USELESS =
      new Weather.Unavailable("The weather service gave no usable answer.");
  private static final Weather.Outcome OUT_OF_REACH =
      new Weather.Unavailable("The weather service could not be reached.");

  private final Weather weather =
      new OpenMeteo(URI.create(GEOCODING.baseUrl()), URI.create(FORECASTS.baseUrl()), PATIENCE);

  @BeforeEach
  void allIsWell() {
    Answers.stub(GEOCODING, 46.94, 7.44);
    Answers.stub(FORECASTS, 46.94, 7.44);
  }

  @Test
  void aCitysForecastIsWhatTheProviderSaid() throws InterruptedException {
    Forecast forecast = ((Weather.Found) weather.at(BERN)).forecast();

    assertThat(forecast.city()).contains(BERN);
    assertThat(forecast.coordinates()).isEqualTo(new Place.Coordinates(46.94, 7.44));
    assertThat(forecast.now())
        .isEqualTo(new Forecast.Temperature(MIDNIGHT.plusHours(14).plusMinutes(15), 3.5));
    assertThat(forecast.unit()).isEqualTo("°C");
    assertThat(forecast.hours())
        .hasSize(48)
        .startsWith(new Forecast.Temperature(MIDNIGHT, 0))
        .endsWith(new Forecast.Temperature(MIDNIGHT.plusHours(47), 4.7));
    assertThat(forecast.days())
        .hasSize(2)
        .startsWith(new Forecast.Daylight(MIDNIGHT.plusMinutes(463), MIDNIGHT.plusMinutes(1_006)));
  }

  @Test
  void theCityIsAskedForFirstAndThenItsPointRounded() throws InterruptedException {
    weather.at(BERN);

    assertThat(urls(GEOCODING))
        .containsExactly("/v1/search?name=Bern&count=1&language=en&format=json");
    assertThat(urls(FORECASTS)).containsExactly(forecastAt("46.95", "7.45"));
  }

  @Test
  void aPointIsSentToTwoDecimalsAndNobodyIsAskedForACity() throws InterruptedException {
    weather.at(new Place.Coordinates(46.947_974, -7.447_447));

    assertThat(urls(FORECASTS)).containsExactly(forecastAt("46.95", "-7.45"));
    assertThat(urls(GEOCODING)).isEmpty();
  }

  @Test
  void whateverIsInACitysNameStaysInItsParameter() throws InterruptedException {
    weather.at(new Place.City("Zürich & Köln+Bonn/#?count=9 100%"));

    assertThat(urls(GEOCODING))
        .containsExactly(
            "/v1/search?name=Z%C3%BCrich%20%26%20K%C3%B6ln%2BBonn%2F%23%3Fcount%3D9%20100%25"
                + "&count=1&language=en&format=json");
  }

  @ParameterizedTest
  @ValueSource(strings = {Answers.NO_CITY, "{\"results\":[]}"})
  void withoutAResultThereIsNoSuchPlaceAndNoForecastIsAskedFor(String answer)
      throws InterruptedException {
    GEOCODING.stubFor(get(anyUrl()).willReturn(okJson(answer)));

    assertThat(weather.at(BERN)).isEqualTo(new Weather.NoSuchPlace());
    assertThat(urls(FORECASTS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"results\":null}",
        "{\"results\":\"Bern\"}",
        "{\"results\":[{\"latitude\":46.9,\"longitude\":7.4}]}",
        "{\"results\":[{\"name\":\"Bern\",\"longitude\":7.4}]}",
        "{\"results\":[{\"name\":\"Bern\",\"latitude\":\"46.9\",\"longitude\":7.4}]}",
        "{\"results\":[{\"name\":\"Bern\",\"latitude\":91,\"longitude\":7.4}]}",
        "{\"results\":[{\"name\":\"\",\"latitude\":46.9,\"longitude\":7.4}]}",
        "{\"results\":[{\"name\":\"Be\\nrn\",\"latitude\":46.9,\"longitude\":7.4}]}",
      })
  void aCityThatMakesNoSenseIsNoAnswer(String answer) throws InterruptedException {
    GEOCODING.stubFor(get(anyUrl()).willReturn(okJson(answer)));

    assertThat(weather.at(BERN)).isEqualTo(USELESS);
    assertThat(urls(FORECASTS)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void aForecastThatMakesNoSenseIsNoAnswer(Consumer<ObjectNode> spoil) throws InterruptedException {
    ObjectNode answer = Answers.forecast(46.95, 7.45, 48, 2);
    spoil.accept(answer);
    FORECASTS.stubFor(get(anyUrl()).willReturn(okJson(answer.toString())));

    assertThat(weather.at(POINT)).isEqualTo(USELESS);
  }

  static Stream<Consumer<ObjectNode>> aForecastThatMakesNoSenseIsNoAnswer() {
    return Stream.of(
        answer -> answer.remove("latitude"),
        answer -> answer.put("longitude", 180.1),
        answer -> answer.put("longitude", "7.45"),
        answer -> answer.remove("current"),
        answer -> answer.withObject("/current").put("time", "14:15"),
        answer -> answer.withObject("/current").put("time", 1_700_000_000),
        answer -> answer.withObject("/current").putNull("temperature_2m"),
        answer -> answer.withObject("/current").put("temperature_2m", 1_000),
        answer -> answer.remove("current_units"),
        answer -> answer.withObject("/current_units").put("temperature_2m", "x".repeat(11)),
        answer -> answer.remove("hourly"),
        answer -> answer.withObject("/hourly").putArray("time"),
        answer -> answer.withObject("/hourly").remove("temperature_2m"),
        answer -> ((ArrayNode) answer.at("/hourly/temperature_2m")).remove(7),
        answer -> ((ArrayNode) answer.at("/hourly/temperature_2m")).add(7),
        answer -> ((ArrayNode) answer.at("/hourly/temperature_2m")).setNull(7),
        answer -> ((ArrayNode) answer.at("/hourly/time")).set(7, "yesterday"),
        answer -> answer.putObject("hourly"),
        answer -> answer.remove("daily"),
        answer -> answer.putObject("daily"),
        answer -> ((ArrayNode) answer.at("/daily/sunset")).remove(1),
        answer -> ((ArrayNode) answer.at("/daily/sunrise")).remove(1),
        answer -> ((ArrayNode) answer.at("/daily/sunrise")).set(0, "dawn"));
  }

  @Test
  void whatIsMoreThanTwoDaysIsCutOff() throws InterruptedException {
    String week = Answers.forecast(46.95, 7.45, 168, 7).toString();
    FORECASTS.stubFor(get(anyUrl()).willReturn(okJson(week)));

    Forecast forecast = ((Weather.Found) weather.at(POINT)).forecast();

    assertThat(forecast.city()).isEqualTo(Optional.empty());
    assertThat(forecast.hours()).hasSize(48);
    assertThat(forecast.days()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 400, 401, 404, 429, 500, 502, 503})
  void aStatusThatIsNot200IsNoAnswerWhateverItsBodySays(int status) throws InterruptedException {
    String good = Answers.forecast(46.95, 7.45, 48, 2).toString();

    assertThat(whenForecastsAnswer(aResponse().withStatus(status).withBody(good)))
        .isEqualTo(USELESS);
    assertThat(whenGeocodingAnswers(aResponse().withStatus(status).withBody(Answers.BERN)))
        .isEqualTo(USELESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Welcome", "null", "[]", "7", "{\"results\":", "{} {}"})
  void whatIsNotOneJsonObjectIsNoAnswer(String body) throws InterruptedException {
    assertThat(whenForecastsAnswer(okJson(body))).isEqualTo(USELESS);
    assertThat(whenGeocodingAnswers(okJson(body))).isEqualTo(USELESS);
  }

  @Test
  void anAnswerLargerThanAQuarterOfAMegabyteIsNotRead() throws InterruptedException {
    int room = 256 * 1024 - Answers.BERN.length();

    assertThat(whenGeocodingAnswers(okJson(Answers.BERN + " ".repeat(room))))
        .isInstanceOf(Weather.Found.class);
    assertThat(whenGeocodingAnswers(okJson(Answers.BERN + " ".repeat(room + 1))))
        .isEqualTo(USELESS);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aWireThatBreaksIsNoAnswer(Fault fault) throws InterruptedException {
    assertThat(whenForecastsAnswer(aResponse().withFault(fault))).isEqualTo(USELESS);
    assertThat(whenGeocodingAnswers(aResponse().withFault(fault))).isEqualTo(USELESS);
  }

  @Test
  void aRedirectIsNotFollowed() throws InterruptedException {
    String elsewhere = FORECASTS.baseUrl() + "/elsewhere";

    assertThat(whenGeocodingAnswers(temporaryRedirect(elsewhere))).isEqualTo(USELESS);
    GEOCODING.verify(1, getRequestedFor(urlPathEqualTo("/v1/search")));
    assertThat(urls(FORECASTS)).isEmpty();
  }

  @Test
  void whereNobodyListensTheProviderIsOutOfReach() throws Exception {
    URI nobody = URI.create("http://127.0.0.1:" + freePort());

    assertThat(new OpenMeteo(nobody, nobody, PATIENCE).at(POINT)).isEqualTo(OUT_OF_REACH);
    assertThat(new OpenMeteo(nobody, nobody, PATIENCE).at(BERN)).isEqualTo(OUT_OF_REACH);
  }

  private Weather.Outcome whenForecastsAnswer(ResponseDefinitionBuilder answer)
      throws InterruptedException {
    FORECASTS.stubFor(get(anyUrl()).willReturn(answer));
    return weather.at(POINT);
  }

  private Weather.Outcome whenGeocodingAnswers(ResponseDefinitionBuilder answer)
      throws InterruptedException {
    Answers.stub(FORECASTS, 46.94, 7.44);
    FORECASTS.resetRequests();
    GEOCODING.stubFor(get(anyUrl()).willReturn(answer));
    return weather.at(BERN);
  }

  private static Stream<String> urls(WireMockExtension server) {
    return server.getAllServeEvents().stream().map(event -> event.getRequest().getUrl());
  }

  private static String forecastAt(String latitude, String longitude) {
    return "/v1/forecast?latitude="
        + latitude
        + "&longitude="
        + longitude
        + "&current=temperature_2m&hourly=temperature_2m&daily=sunrise,sunset"
        + "&timezone=auto&forecast_days=2";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
