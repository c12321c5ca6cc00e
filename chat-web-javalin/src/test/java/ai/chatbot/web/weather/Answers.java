package ai.chatbot.web.weather;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToIgnoreCase;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import ai.chatbot.web.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.LocalDateTime;

/** What Open-Meteo answers when all is well. */
final class Answers {
  static final String NO_CITY = "{\"generationtime_ms\":0.53}";
  static final String BERN =
      """
      {"results":[{"id":2661552,"name":"Bern","latitude":46.94809,"longitude":7.44744,
      "country":"Switzerland","timezone":"Europe/Zurich"}],"generationtime_ms":0.61}\
      """;

  private static final LocalDateTime MIDNIGHT = LocalDateTime.of(2026, 11, 23, 0, 0);

  private Answers() {}

  /** Has that server know Bern, no other city, and the weather at that point. */
  static void stub(WireMockExtension server, double latitude, double longitude) {
    server.stubFor(get(urlPathEqualTo("/v1/search")).atPriority(9).willReturn(okJson(NO_CITY)));
    server.stubFor(
        get(urlPathEqualTo("/v1/search"))
            .withQueryParam("name", equalToIgnoreCase("bern"))
            .willReturn(okJson(BERN)));
    server.stubFor(
        get(urlPathEqualTo("/v1/forecast"))
            .willReturn(okJson(forecast(latitude, longitude, 48, 2).toString())));
  }

  /** A forecast of so many hours and days; it gets a tenth of a degree warmer each hour. */
  static ObjectNode forecast(double latitude, double longitude, int hours, int days) {
    ObjectNode answer = Json.object().put("latitude", latitude).put("longitude", longitude);
    answer.put("timezone", "Europe/Zurich").put("elevation", 549.0);
    answer.putObject("current_units").put("time", "iso8601").put("temperature_2m", "°C");
    answer
        .putObject("current")
        .put("time", "2026-11-23T14:15")
        .put("interval", 900)
        .put("temperature_2m", 3.5);
    ObjectNode hourly = answer.putObject("hourly");
    ArrayNode times = hourly.putArray("time");
    ArrayNode degrees = hourly.putArray("temperature_2m");
    for (int hour = 0; hour < hours; hour++) {
      times.add(MIDNIGHT.plusHours(hour).toString());
      degrees.add(hour / 10.0);
    }
    ObjectNode daily = answer.putObject("daily");
    ArrayNode sunrises = daily.putArray("sunrise");
    ArrayNode sunsets = daily.putArray("sunset");
    for (int day = 0; day < days; day++) {
      sunrises.add(MIDNIGHT.plusDays(day).plusMinutes(463).toString());
      sunsets.add(MIDNIGHT.plusDays(day).plusMinutes(1_006).toString());
    }
    return answer;
  }
}
