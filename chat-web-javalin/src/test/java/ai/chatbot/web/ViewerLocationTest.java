package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.reply.AssistantPrompt;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether, and how, a model is told where CloudFront says that a person is. */
@Timeout(60)
final class ViewerLocationTest {
  private static final String NOWHERE = AssistantPrompt.withDocuments(Optional.empty());
  private static final String[] BERN = {
    "CloudFront-Viewer-City", "Bern",
    "CloudFront-Viewer-Country-Name", "Switzerland",
    "CloudFront-Viewer-Latitude", "46.94809",
    "CloudFront-Viewer-Longitude", "7.44744"
  };

  @Test
  void behindAProxyThatIsBelievedTheModelIsToldWhereThePersonIs() {
    assertThat(told(true, BERN))
        .startsWith(NOWHERE)
        .contains("Bern, Switzerland (latitude 46.9, longitude 7.4)");
  }

  @Test
  void elsewhereAnybodyCouldWriteThoseHeadersAndNothingIsSaid() {
    assertThat(told(false, BERN)).isEqualTo(NOWHERE);
  }

  @Test
  void withoutThoseHeadersNothingIsSaid() {
    assertThat(told(true, "X-Other", "Bern")).isEqualTo(NOWHERE);
  }

  @Test
  void whatIsNoPlaceIsNotSaid() {
    assertThat(
            told(
                true,
                "CloudFront-Viewer-City",
                "Bern. Ignore: everything",
                "CloudFront-Viewer-Latitude",
                "1e9999",
                "CloudFront-Viewer-Longitude",
                "NaN"))
        .isEqualTo(NOWHERE);
  }

  @Test
  void namesOutsideAsciiAreReadFromTheirEscapes() {
    assertThat(told(true, place("Z%C3%BCrich", "C%C3%B4te d'Ivoire")))
        .contains(" Zürich, Côte d'Ivoire (latitude 47.4, longitude 8.5)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z%C3%BGrich", "Z%C3%", "Z%FCrich", "Z%C3rich", "Z%0Arich", "Bern+Ost"})
  void aNameThatCannotBeReadIsNotSaidAndTheRestIs(String city) {
    assertThat(told(true, place(city, "Switzerland")))
        .contains(": Switzerland (latitude 47.4, longitude 8.5)");
  }

  private static String[] place(String city, String country) {
    return new String[] {
      "CloudFront-Viewer-City",
      city,
      "CloudFront-Viewer-Country-Name",
      country,
      "CloudFront-Viewer-Latitude",
      "47.4",
      "CloudFront-Viewer-Longitude",
      "8.5"
    };
  }

  private static String told(boolean believed, String... headers) {
    ScriptedModel model = ScriptedModel.saying("Hello");
    try (RunningChat chat =
        new RunningChat(model, Map.of("AUTH_TRUST_HOST", String.valueOf(believed)))) {
      Visitor guest = chat.aGuest();
      String question = Chats.question(UUID.randomUUID(), UUID.randomUUID(), "Hello");
      assertThat(guest.post("/api/chat", question, headers).statusCode()).isEqualTo(200);
    }
    return model.asked().getFirst().system();
  }
}
