package ai.chatbot.web.weather;

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
    URI address = URI.create(SERVER.baseUrl());
    return new RecentWeather(
        new OpenMeteo(address, address, Duration.ofSeconds(30)), Ticker.systemTicker());
  }

  @Override
  protected Place.City aCity() {
    return new Place.City("Bern");
  }
}
