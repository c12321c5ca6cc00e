package ai.chatbot.web.weather;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import ai.chatbot.core.contract.WeatherContract;
import ai.chatbot.core.port.Place;
import ai.chatbot.core.port.Weather;
import com.github.benmanes.caffeine.cache.Ticker;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;

final class OpenMeteoContractTest extends WeatherContract {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @Override
  protected Weather weather() {
    Answers.stub(SERVER, -33.5, -70.6875);
    return openMeteo();
  }

  @Override
  protected Weather inTrouble() {
    SERVER.stubFor(any(anyUrl()).atPriority(1).willReturn(serverError()));
    return openMeteo();
  }

  @Override
  protected Place.City aCity() {
    return new Place.City("Bern");
  }

  private static Weather openMeteo() {
    URI address = URI.create(SERVER.baseUrl());
    return new RecentWeather(
        new OpenMeteo(address, address, Duration.ofSeconds(30)), Ticker.systemTicker());
  }
}
