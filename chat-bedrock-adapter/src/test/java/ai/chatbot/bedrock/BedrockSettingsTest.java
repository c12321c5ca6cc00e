package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BedrockSettingsTest {

  @Test
  void aRegionIsEnoughAndHttp11IsTheVersion() {
    assertThat(BedrockSettings.in("us-east-1"))
        .isEqualTo(new BedrockSettings("us-east-1", HttpVersion.HTTP_1_1, Optional.empty()));
  }

  @Test
  void theVersionOfHttpMayBeChosen() {
    assertThat(BedrockSettings.in("us-east-1").over(HttpVersion.HTTP_2))
        .isEqualTo(new BedrockSettings("us-east-1", HttpVersion.HTTP_2, Optional.empty()));
  }

  @Test
  void aBlankRegionIsRefusedAtOnce() {
    assertThatThrownBy(() -> BedrockSettings.in(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("region is blank");
  }
}
