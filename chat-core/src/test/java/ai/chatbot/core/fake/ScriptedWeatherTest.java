package ai.chatbot.core.fake;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.WeatherContract;
import ai.chatbot.core.port.Place;
import ai.chatbot.core.port.Weather;
import org.junit.jupiter.api.Test;

final class ScriptedWeatherTest extends WeatherContract {
  @Override
  protected Weather weather() {
    return ScriptedWeather.cold();
  }

  @Override
  protected Weather inTrouble() {
    return ScriptedWeather.unavailable("Fog.");
  }

  @Override
  protected Place.City aCity() {
    return ScriptedWeather.CITY;
  }

  @Test
  void itTellsWhatItWasAskedFor() throws InterruptedException {
    ScriptedWeather weather = ScriptedWeather.cold();

    weather.at(aCity());
    weather.at(ScriptedWeather.CITY_CENTRE);

    assertThat(weather.asked()).containsExactly(aCity(), ScriptedWeather.CITY_CENTRE);
  }

  @Test
  void itCannotTellWhenItIsToldSo() throws InterruptedException {
    assertThat(ScriptedWeather.unavailable("Fog.").at(aCity()))
        .isEqualTo(new Weather.Unavailable("Fog."));
  }
}
