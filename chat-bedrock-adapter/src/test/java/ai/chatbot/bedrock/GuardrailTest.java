package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.contract.Speech;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class GuardrailTest {
  private static final String ARN = "arn:aws:bedrock:us-east-1:123456789012:guardrail/abc123";

  @Test
  void everyQuestionPassesThroughItAndNothingIsShownBeforeItHasLooked() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(SpeechOnTheWire.of(Speech.of("Yes")));
        BedrockModels models =
            Asked.at(
                bedrock.endpoint(),
                BedrockSettings.in("us-east-1").through(new Guardrail("abc123", "7")))) {
      models.model().generate(ARequest.hello(), event -> {});
      models.model().generate(ARequest.of(Purpose.TITLE, "Name it.", "Hello"), event -> {});

      JsonNode streamed = bedrock.calls().get(0).body().path("guardrailConfig");
      JsonNode whole = bedrock.calls().get(1).body().path("guardrailConfig");
      assertThat(streamed.toString())
          .isEqualTo(
              "{\"guardrailIdentifier\":\"abc123\",\"guardrailVersion\":\"7\","
                  + "\"streamProcessingMode\":\"sync\"}");
      assertThat(whole.toString())
          .isEqualTo("{\"guardrailIdentifier\":\"abc123\",\"guardrailVersion\":\"7\"}");
    }
  }

  @Test
  void itIsReadFromItsIdOrArnAndItsVersion() {
    assertThat(Guardrail.parse("abc123:7")).isEqualTo(new Guardrail("abc123", "7"));
    assertThat(Guardrail.parse(ARN + ":DRAFT")).isEqualTo(new Guardrail(ARN, "DRAFT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc123", "abc123:", ":7", "abc123:0", "ABC:1", "a b:1", ARN, "a:draft"})
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> Guardrail.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
