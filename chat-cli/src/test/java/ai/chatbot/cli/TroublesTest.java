package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each trouble of the deployment guide, provoked on a server as it runs on AWS. What it prints
 * stands word for word in docs/deploy-aws.md.
 */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
final class TroublesTest {
  private static final Pattern READY = Pattern.compile("ready on (http://[^ ]+)");

  private static final Map<String, String> LIKE_ON_AWS =
      Map.of(
          "PORT", "0",
          "CHAT_PROVIDER", "bedrock",
          "AWS_REGION", "us-east-1",
          "AUTH_URL", "https://d111111abcdef8.cloudfront.net",
          "AUTH_TRUST_HOST", "true",
          "CHAT_PROXIES", "2");

  private static final Map<String, String> KEYS =
      Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "a-secret-of-ours");

  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | AccessDeniedException | You don't have access to the model."
            + " | The account has no access to us.anthropic.claude-haiku-5-5 in us-east-1",
        "403 | AccessDeniedException | User: x is not authorized to perform:"
            + " bedrock:InvokeModelWithResponseStream on resource: y"
            + " | These credentials may not call us.anthropic.claude-haiku-5-5 in us-east-1",
        "400 | ValidationException | Invocation of model ID x with on-demand throughput isn't"
            + " supported."
            + " | is called through an inference profile alone",
      })
  void whatBedrockRefusesIsTold(int status, String type, String words, String told)
      throws Exception {
    try (ScriptedBedrock bedrock =
        ScriptedBedrock.playing(answer -> answer.refuse(status, type, words))) {
      Map<String, String> settings = new HashMap<>(KEYS);
      settings.put("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", bedrock.endpoint().toString());
      String log = logOfAQuestion(settings);
      assertThat(log).contains(told);
      assertIsInTheGuide(told);
    }
  }

  @Test
  void missingCredentialsAreTold() throws Exception {
    String told = "No AWS credentials were found";
    assertThat(logOfAQuestion(Map.of("AWS_EC2_METADATA_DISABLED", "true"))).contains(told);
    assertIsInTheGuide(told);
    assertIsInTheGuide("on ECS give the task a task role");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsTold() throws Exception {
    Map<String, String> settings =
        Map.of(
            "POSTGRES_URL", "postgresql://chatbot_admin:pw@127.0.0.1:1/chatbot",
            "AUTH_SECRET", "thirty-two bytes of a secret, or more");
    try (ChatProcess server = serve(settings)) {
      assertThat(server.err())
          .contains("check POSTGRES_URL, and that the database runs and lets this user in.")
          .hasLineCount(1);
      assertThat(server.exitCode()).isNotZero();
    }
    assertIsInTheGuide("check POSTGRES_URL, and that the database runs and lets this user in.");
  }

  @Test
  void aMissingSecretIsTold() throws Exception {
    Map<String, String> settings = Map.of("POSTGRES_URL", "postgresql://a:b@127.0.0.1:1/chatbot");
    try (ChatProcess server = serve(settings)) {
      assertThat(server.err())
          .contains("AUTH_SECRET is required with POSTGRES_URL: ")
          .hasLineCount(1);
    }
    assertIsInTheGuide("AUTH_SECRET is required with POSTGRES_URL: ");
  }

  @Test
  void behindCloudFrontWithAnHttpOriginNobodyIsSentInCircles() throws Exception {
    try (ChatProcess server = serve(KEYS);
        HttpClient browser = HttpClient.newHttpClient()) {
      URI address = ready(server);
      HttpResponse<String> page =
          browser.send(
              HttpRequest.newBuilder(address.resolve("/"))
                  .header("X-Forwarded-Proto", "http")
                  .header("X-Forwarded-For", "198.51.100.7, 203.0.113.9")
                  .header("Accept", "text/html")
                  .build(),
              BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("set-cookie"))
          .hasValueSatisfying(
              cookie -> assertThat(cookie).startsWith("__Host-").contains("Secure"));
      HttpResponse<String> health =
          browser.send(
              HttpRequest.newBuilder(address.resolve("/api/health")).build(),
              BodyHandlers.ofString());
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.headers().map()).doesNotContainKey("set-cookie");
      assertThat(health.body()).isEqualTo("{\"status\":\"ok\"}");
    }
  }

  /** Under another name than AUTH_URL's: of that, nothing is asked. */
  @Test
  void noNameIsUntrusted() throws Exception {
    try (ChatProcess server = serve(KEYS);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(ready(server).resolve("/"))
              .header("X-Forwarded-Host", "ai-chatbot-prod-1.us-east-1.elb.amazonaws.com")
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  private String logOfAQuestion(Map<String, String> settings) throws Exception {
    try (ChatProcess server = serve(settings);
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      URI address = ready(server);
      String cookie =
          client
              .send(HttpRequest.newBuilder(address.resolve("/")).build(), BodyHandlers.ofString())
              .headers()
              .firstValue("set-cookie")
              .orElseThrow()
              .split(";", 2)[0];
      String question =
          """
          {"id": "%s", "message": {"id": "%s", "role": "user", "parts": [{"type": "text", "text": "Why?"}]},
           "selectedChatModel": "claude-haiku", "selectedVisibilityType": "private"}
          """
              .formatted(UUID.randomUUID(), UUID.randomUUID());
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address.resolve("/api/chat"))
                  .header("Content-Type", "application/json")
                  .header("Cookie", cookie)
                  .POST(BodyPublishers.ofString(question))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.body()).contains("\"type\":\"error\"");
      server.interrupt();
      return server.err();
    }
  }

  private ChatProcess serve(Map<String, String> settings) throws IOException {
    Map<String, String> all = new HashMap<>(LIKE_ON_AWS);
    all.put("CHAT_DATA_DIR", home.resolve("data").toString());
    all.putAll(settings);
    return ChatProcess.run(home, all, "serve");
  }

  private static URI ready(ChatProcess server) throws IOException {
    StringBuilder out = new StringBuilder();
    Matcher ready = READY.matcher(out);
    while (!ready.find()) {
      String more = server.next();
      assertThat(more).as("after “%s”", out).isNotEmpty();
      out.append(more);
      ready.reset(out);
    }
    return URI.create(ready.group(1));
  }

  private static void assertIsInTheGuide(String words) throws IOException {
    assertThat(Files.readString(Path.of("../docs/deploy-aws.md"))).contains(words);
  }
}
