package ai.chatbot.web;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.bedrock.fake.ScriptedBedrock.Answer;
import ai.chatbot.bedrock.fake.ScriptedBedrock.Call;
import ai.chatbot.core.fake.Gate;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server as the process that it is, with a Bedrock on loopback that it finds as AWS's own. */
@Timeout(180)
final class BedrockServerTest {
  private static final Map<String, String> KEYS =
      Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "a-secret-of-ours");

  @RegisterExtension
  static final WireMockExtension CONTAINER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1.1, HTTP/1.1", "2, HTTP/2.0"})
  void aQuestionIsAnsweredThroughTheRegionsProfilesAndNovaLiteNamesTheChat(
      String setting, String protocol) {
    Gate titled = new Gate();
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(answer -> answer(answer, titled));
        ServerProcess server = server(bedrock, with(KEYS, "CHAT_BEDROCK_HTTP", setting))) {
      Visitor guest = server.aGuest();
      try (Visitor.Stream stream = guest.open(question(guest))) {
        assertThat(stream.readTo("text-delta")).contains("Because of ");
        assertThat(stream.readTo("data-chat-title")).contains("Blue skies");
        titled.open();
        assertThat(stream.readTo("text-delta")).contains("the air.");
        stream.readTo("[DONE]");
      }

      assertThat(bedrock.calls())
          .extracting(Call::path)
          .containsExactlyInAnyOrder(
              "/model/us.anthropic.claude-haiku-5-5/converse-stream",
              "/model/us.amazon.nova-2-lite-v1:0/converse");
      assertThat(bedrock.calls())
          .allSatisfy(call -> assertThat(call.protocol()).isEqualTo(protocol))
          .allSatisfy(
              call ->
                  assertThat(call.authorization())
                      .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                      .contains("/us-east-1/bedrock/aws4_request"));
      assertThat(toolsOffered(bedrock)).contains("createDocument").doesNotContain("getWeather");
    }
  }

  @Test
  void whereTheServerMayReachTheInternetTheModelMayAskForTheWeather() {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(answer -> answer(answer, open()));
        ServerProcess server = server(bedrock, with(KEYS, "CHAT_EGRESS", "true"))) {
      server.aGuest().ask(UUID.randomUUID(), "Is the sky blue?");

      assertThat(toolsOffered(bedrock)).contains("createDocument", "getWeather");
    }
  }

  @Test
  void aContainersKeysOfHalfAMinuteAreRenewedWithoutAnError() {
    for (int at = 0; at < 3; at++) {
      keysFromTheContainer(at);
    }
    Map<String, String> settings =
        Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", CONTAINER.baseUrl() + "/keys");
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(answer -> answer(answer, open()));
        ServerProcess server = server(bedrock, settings)) {
      Visitor guest = server.aGuest();
      for (int at = 0; at < 3; at++) {
        keysFromTheContainer(at);
        assertThat(guest.ask(UUID.randomUUID(), "Why is the sky blue?").body())
            .contains("Because of ", "\"finish\"");
      }

      assertThat(bedrock.calls())
          .extracting(call -> call.authorization().replaceFirst(".*Credential=([^/]*)/.*", "$1"))
          .contains("KEY0", "KEY1", "KEY2");
    }
  }

  @Test
  void theOperatorIsToldWhatToDoAndThePersonNothingOfTheProvider() throws Exception {
    try (ScriptedBedrock bedrock =
            ScriptedBedrock.playing(
                answer ->
                    answer.refuse(
                        403, "AccessDeniedException", "You don't have access to the model."));
        ServerProcess server = server(bedrock, KEYS)) {
      String stream = server.aGuest().ask(UUID.randomUUID(), "Why is the sky blue?").body();

      assertThat(stream).contains("no_access:model").doesNotContain("access to the model");
      assertThat(server.line("chat failed"))
          .contains("NoAccess", "open it in the Bedrock console under Model access")
          .contains("You don't have access to the model.", ScriptedBedrock.REQUEST_ID);
    }
  }

  private static void answer(Answer answer, Gate titled) throws IOException, InterruptedException {
    answer.start();
    if (answer.call().path().endsWith("/converse")) {
      answer.text("Blue skies");
    } else {
      answer.text("Because of ");
      titled.pass();
      answer.text("the air.");
    }
    answer.blockStops(0).stop("end_turn", 12, 5);
  }

  private static List<String> toolsOffered(ScriptedBedrock bedrock) {
    return bedrock.calls().stream()
        .filter(call -> call.path().endsWith("/converse-stream"))
        .flatMap(call -> call.body().at("/toolConfig/tools").findValues("toolSpec").stream())
        .map(tool -> tool.path("name").textValue())
        .toList();
  }

  private static Gate open() {
    Gate gate = new Gate();
    gate.open();
    return gate;
  }

  private static HttpRequest.Builder question(Visitor visitor) {
    String body = Chats.question(UUID.randomUUID(), UUID.randomUUID(), "Why is the sky blue?");
    return visitor.request("/api/chat").POST(BodyPublishers.ofString(body));
  }

  private static void keysFromTheContainer(int at) {
    CONTAINER.stubFor(
        get(urlEqualTo("/keys"))
            .willReturn(
                okJson(
                    """
                    {"AccessKeyId": "KEY%d", "SecretAccessKey": "s", "Token": "t",
                     "Expiration": "%s"}
                    """
                        .formatted(at, Instant.now().plusSeconds(30)))));
  }

  private ServerProcess server(ScriptedBedrock bedrock, Map<String, String> settings) {
    Map<String, String> all = with(settings, "CHAT_PROVIDER", "auto");
    return new ServerProcess(
        folder, with(all, "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", bedrock.endpoint().toString()));
  }

  private static Map<String, String> with(Map<String, String> settings, String name, String value) {
    Map<String, String> more = new HashMap<>(settings);
    more.put(name, value);
    return more;
  }
}
