package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.demo.DemoModel;
import ai.chatbot.web.demo.DemoWeather;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demo with its own weather, which nobody outside is asked for. */
@Timeout(60)
final class DemoApiTest {
  private static final String WEATHER = "What is the weather in San Francisco?";
  private static final String TABLE = "Compare three databases in a table";

  private final RunningChat chat =
      new RunningChat(
          new DemoModel(Duration.ZERO),
          Map.of(),
          Optional.of(new DemoWeather(Clock.system(ZoneId.systemDefault()))));
  private final Visitor anna = chat.aGuest();
  private final UUID id = UUID.randomUUID();

  @AfterEach
  void close() {
    chat.close();
  }

  @Test
  void theWeatherIsToldOnceAPersonAllowsIt() {
    anna.ask(id, WEATHER);
    assertThat(call().path("state").asText()).isEqualTo("approval-requested");
    assertThat(call().at("/input/city").asText()).isEqualTo("San Francisco");

    decide(true);

    assertThat(call().at("/output/cityName").asText()).isEqualTo("San Francisco (made up)");
    assertThat(Chats.said(answer())).contains("may look that up", "This is the demo's weather");
  }

  @Test
  void aNoIsTakenForANo() {
    anna.ask(id, WEATHER);

    decide(false);

    assertThat(call().path("state").asText()).isEqualTo("output-denied");
    assertThat(Chats.said(answer())).contains("You did not allow that");
    anna.ask(id, "And now a table");
    assertThat(Chats.said(anna.messages(id).path(3))).contains("PostgreSQL");
  }

  @Test
  void theWeatherIsSuggestedOnlyWhereItCanBeLookedUp() {
    assertThat(anna.get("/").body()).contains(WEATHER).doesNotContain(TABLE);
    try (RunningChat without = new RunningChat(new DemoModel(Duration.ZERO))) {
      assertThat(without.aVisitor().get("/").body()).contains(TABLE).doesNotContain(WEATHER);
    }
  }

  private void decide(boolean approved) {
    String decision =
        """
        {"id":"%s","messages":[{"id":"%s","role":"assistant","parts":[{\
        "type":"tool-getWeather","toolCallId":"%s","state":"approval-responded",\
        "approval":{"id":"%s","approved":%s}}]}]}\
        """
            .formatted(
                id,
                answer().path("id").asText(),
                call().path("toolCallId").asText(),
                call().at("/approval/id").asText(),
                approved);
    assertThat(anna.post("/api/chat", decision).body()).contains("[DONE]");
  }

  private JsonNode answer() {
    return anna.messages(id).path(1);
  }

  private JsonNode call() {
    for (JsonNode part : answer().path("parts")) {
      if (part.path("type").asText().equals("tool-getWeather")) {
        return part;
      }
    }
    throw new AssertionError("no call: " + answer());
  }
}
