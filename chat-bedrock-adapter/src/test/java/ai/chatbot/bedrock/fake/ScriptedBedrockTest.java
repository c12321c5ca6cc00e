package ai.chatbot.bedrock.fake;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.ScriptedBedrock.Call;
import ai.chatbot.core.fake.Gate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ScriptedBedrockTest {

  @Test
  void answersConverseWithoutAStreamToo() throws Exception {
    try (ScriptedBedrock bedrock =
        ScriptedBedrock.playing(answer -> answer.json(Map.of("stopReason", "end_turn")))) {
      HttpResponse<String> response =
          converse(bedrock, "arn%3Aaws%3Abedrock%3A%3A1%3Ainference-profile%2Fa", "{}");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(response.body()).isEqualTo("{\"stopReason\":\"end_turn\"}");
      assertThat(bedrock.calls())
          .extracting(Call::path)
          .containsExactly("/model/arn:aws:bedrock::1:inference-profile/a/converse");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"toolUse", "toolResult"})
  void refusesToolBlocksWithoutAToolConfigurationAsBedrockDoes(String block) throws Exception {
    String messages = "{\"messages\": [{\"content\": [{\"text\": \"Hi\"}, {\"%s\": {}}]}]%s}";
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(answer -> answer.json(Map.of()))) {
      HttpResponse<String> without = converse(bedrock, "a", messages.formatted(block, ""));
      HttpResponse<String> with =
          converse(bedrock, "a", messages.formatted(block, ", \"toolConfig\": {}"));
      HttpResponse<String> noBlock = converse(bedrock, "a", messages.formatted("text", ""));

      assertThat(without.statusCode()).isEqualTo(400);
      assertThat(without.headers().firstValue("x-amzn-ErrorType")).hasValue("ValidationException");
      assertThat(without.body())
          .contains(
              "The toolConfig field must be defined when using toolUse and toolResult content"
                  + " blocks.");
      assertThat(List.of(with.statusCode(), noBlock.statusCode())).containsExactly(200, 200);
      assertThat(bedrock.calls()).hasSize(3);
    }
  }

  @Test
  void endsEveryThreadOnClose() throws Exception {
    Gate silence = new Gate();
    CountDownLatch ended = new CountDownLatch(1);
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    List<Thread> own;
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(answer -> passThen(silence, ended));
        Socket client =
            new Socket(InetAddress.getLoopbackAddress(), bedrock.endpoint().getPort())) {
      client.getOutputStream().write(request());
      silence.awaitArrival();
      own =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> !before.contains(thread))
              .filter(thread -> thread.getName().matches("qtp.*|.*Scheduler.*"))
              .toList();
      assertThat(own).isNotEmpty();
    }

    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    for (Thread thread : own) {
      assertThat(thread.join(Duration.ofSeconds(10))).as(thread.getName()).isTrue();
    }
  }

  private static void passThen(Gate gate, CountDownLatch ended) throws InterruptedException {
    try {
      gate.pass();
    } finally {
      ended.countDown();
    }
  }

  private static byte[] request() {
    return "POST /model/a/converse HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}"
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static HttpResponse<String> converse(ScriptedBedrock bedrock, String model, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(bedrock.endpoint() + "/model/" + model + "/converse"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
