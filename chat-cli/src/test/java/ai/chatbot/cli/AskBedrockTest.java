package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.bedrock.fake.ScriptedBedrock.Answer;
import ai.chatbot.bedrock.fake.ScriptedBedrock.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A question at the terminal, to a Bedrock on loopback that is found as AWS's own. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
final class AskBedrockTest {
  private static final Map<String, String> KEYS =
      Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "a-secret-of-ours");

  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({"1.1, HTTP/1.1", "2, HTTP/2.0"})
  void oneSignedRequestToTheRegionsProfileIsAllThatAQuestionTakes(String setting, String protocol)
      throws Exception {
    Map<String, String> settings = new HashMap<>(KEYS);
    settings.putAll(Map.of("CHAT_BEDROCK_HTTP", setting, "AWS_REGION", "eu-central-1"));
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(AskBedrockTest::answer);
        ChatProcess chat = ask(bedrock, settings, "-m", "claude-sonnet", "Why is the sky blue?")) {
      assertThat(chat.out()).isEqualTo("Because of the air.\n");
      assertThat(chat.err()).isEmpty();
      assertThat(chat.exitCode()).isZero();

      assertThat(bedrock.calls()).hasSize(1);
      Call call = bedrock.calls().getFirst();
      assertThat(call.path()).isEqualTo("/model/eu.anthropic.claude-sonnet-5-5/converse-stream");
      assertThat(call.protocol()).isEqualTo(protocol);
      assertThat(call.authorization())
          .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
          .contains("/eu-central-1/bedrock/aws4_request");
      assertThat(call.body().at("/messages/0/content/0/text").textValue())
          .isEqualTo("Why is the sky blue?");
    }
  }

  @Test
  void aBearerTokenIsEnough() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(AskBedrockTest::answer);
        ChatProcess chat = ask(bedrock, Map.of("AWS_BEARER_TOKEN_BEDROCK", "a-token"), "Why?")) {
      assertThat(chat.out()).isEqualTo("Because of the air.\n");
      assertThat(bedrock.calls().getFirst().authorization()).isEqualTo("Bearer a-token");
    }
  }

  @Test
  void ctrlCStopsTheModelAndKeepsWhatItSaid() throws Exception {
    try (ScriptedBedrock bedrock =
            ScriptedBedrock.playing(
                answer -> {
                  answer.start().text("Because");
                  answer.waitForEver();
                });
        ChatProcess chat = ask(bedrock, KEYS, "Why?")) {
      assertThat(chat.next()).isEqualTo("Because");
      chat.interrupt();

      assertThat(bedrock.seesTheClientHangUp()).isTrue();
      assertThat(chat.out()).isEqualTo("\n");
      assertThat(chat.exitCode()).isEqualTo(130);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | AccessDeniedException | You don't have access to the model. | 3 | Model access",
        "403 | ExpiredTokenException | The token has expired. | 3 | get new ones",
        "400 | ValidationException | Invocation of model ID x with on-demand throughput isn't"
            + " supported. | 1 | inference profile",
        "404 | ResourceNotFoundException | This model version has reached the end of its life."
            + " | 1 | pick a newer model",
        "429 | ThrottlingException | Too many requests, please wait. | 4 | Service Quotas",
        "429 | ThrottlingException | Too many tokens per day, please wait. | 4 | wait for tomorrow",
        "400 | ValidationException | Input is too long for requested model. | 1 | start a new one",
      })
  void aRefusalIsOneSentenceWithTheFixAndItsExitCode(
      int status, String type, String words, int exitCode, String fix) throws Exception {
    try (ScriptedBedrock bedrock =
            ScriptedBedrock.playing(answer -> answer.refuse(status, type, words));
        ChatProcess chat = ask(bedrock, KEYS, "Why?")) {
      assertThat(chat.out()).isEmpty();
      assertThat(chat.err()).contains(fix).doesNotContain(words).hasLineCount(1);
      assertThat(chat.exitCode()).isEqualTo(exitCode);
    }
  }

  private ChatProcess ask(ScriptedBedrock bedrock, Map<String, String> settings, String... words)
      throws IOException {
    Map<String, String> all = new HashMap<>(settings);
    all.put("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", bedrock.endpoint().toString());
    return ChatProcess.run(home, all, words).piping("");
  }

  private static void answer(Answer answer) throws IOException {
    answer.start().text("Because of ").text("the air.").blockStops(0).stop("end_turn", 12, 5);
  }
}
