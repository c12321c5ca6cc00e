package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.usecase.Figures;
import ai.chatbot.web.demo.DemoModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.KeyValuePair;

/** What is logged, and how it is found again. */
@Timeout(180)
final class LogLinesTest {
  @TempDir private Path folder;

  @Test
  void aRequestsNameStandsInTheResponseInItsProblemAndInTheLog() {
    try (Logged logged = new Logged();
        RunningChat chat = new RunningChat(new DemoModel(Duration.ZERO))) {
      HttpResponse<String> one = chat.aVisitor().get("/api/history");
      HttpResponse<String> other = chat.aVisitor().get("/api/history");
      String id = one.headers().firstValue("X-Request-Id").orElseThrow();
      assertThat(id).matches("[0-9a-f]{16}");
      assertThat(Visitor.parsed(one).path("requestId").asText()).isEqualTo(id);
      assertThat(other.headers().firstValue("X-Request-Id")).isNotEqualTo(Optional.of(id));
      logged.await("GET /api/history");
      assertThat(logged.named("GET /api/history")).contains(id);
    }
  }

  @Test
  void asJsonEachLineIsAnObject() throws Exception {
    try (ServerProcess server = new ServerProcess(folder, Map.of("CHAT_LOG", "json"))) {
      assertThat(Visitor.parsed(server.logged("\"figures\"")).path("repliesLive").asInt()).isZero();
      HttpResponse<String> page = server.aVisitor().get("/?token=secret");
      JsonNode line = Visitor.parsed(server.line("\"GET /\""));
      assertThat(line.path("message").asText()).isEqualTo("GET /");
      assertThat(line.path("status").asInt()).isEqualTo(200);
      assertThat(line.path("logger_name").asText()).isEqualTo("access");
      assertThat(page.headers().firstValue("X-Request-Id")).hasValue(line.path("request").asText());
      assertThat(line.toString()).doesNotContain("secret");
    }
  }

  @Test
  void asTextEachLineReads() throws Exception {
    try (ServerProcess server = new ServerProcess(folder, Map.of())) {
      server.aVisitor().get("/ping");
      assertThat(server.line("GET /ping"))
          .matches("\\S+Z INFO  access \\[[0-9a-f]{16}] GET /ping status=200 millis=\\d+");
    }
  }

  @Test
  void theLiveFiguresAreFieldsOfALine() {
    try (Logged logged = new Logged()) {
      Figures.FirstWords words =
          new Figures.FirstWords(Duration.ofMillis(420), Duration.ofSeconds(3));
      FiguresLine.write(new Figures(3, 12, 1, Optional.of(words)));
      FiguresLine.write(new Figures(0, 0, 0, Optional.empty()));
      assertThat(logged.fields("figures"))
          .containsExactly(
              new KeyValuePair("repliesLive", 3L),
              new KeyValuePair("repliesBegun", 12L),
              new KeyValuePair("repliesRefused", 1L),
              new KeyValuePair("firstWordMillisMedian", 420L),
              new KeyValuePair("firstWordMillisLongest", 3000L),
              new KeyValuePair("repliesLive", 0L),
              new KeyValuePair("repliesBegun", 0L),
              new KeyValuePair("repliesRefused", 0L));
    }
  }
}
