package ai.chatbot.cli;

import static ai.chatbot.cli.LoopbackAws.ARN;
import static ai.chatbot.cli.LoopbackAws.profiles;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.ScriptedModel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An examination of AWS on loopback. */
@Timeout(60)
final class DoctorTest {
  private static final String HAIKU = "us.anthropic.claude-haiku-5-5";

  private final Console console =
      new Console(ScriptedModel.silent())
          .with("CHAT_PROVIDER", "bedrock")
          .with("AWS_REGION", "us-east-1");

  @Test
  void whereAllIsWellEveryLineSaysSo() throws IOException {
    try (LoopbackAws _ = LoopbackAws.thatIsWell().here()) {
      assertThat(examined("--probe")).isZero();
      assertThat(findings()).allSatisfy(each -> assertThat(each.state()).isEqualTo("ok"));
      assertThat(found("settings")).isEqualTo("all can be used");
      assertThat(found("region")).isEqualTo("us-east-1, from AWS_REGION");
      assertThat(found("credentials"))
          .isEqualTo(ARN + " of account 123456789012, from Java's property aws.accessKeyId");
      assertThat(found("model claude-haiku")).isEqualTo("Claude Haiku 5.5, as " + HAIKU);
      assertThat(found("profiles")).isEqualTo("all 9 that may be called are active");
      assertThat(found("answer of claude-haiku")).isEqualTo(HAIKU + " answered");
      assertThat(found("database")).startsWith("chats will be kept in the file ");
    }
  }

  @Test
  void aProbeAsksEachFamilyForOneToken() throws IOException {
    try (LoopbackAws aws = LoopbackAws.thatIsWell().here()) {
      assertThat(examined("--probe")).isZero();

      assertThat(aws.calls())
          .hasSize(4)
          .allSatisfy(
              call -> {
                assertThat(call.path()).endsWith("/converse-stream");
                assertThat(call.body().at("/inferenceConfig/maxTokens").intValue()).isEqualTo(1);
              });
    }
  }

  @Test
  void withoutProbeNoModelIsAskedAndThatIsWell() throws IOException {
    try (LoopbackAws aws = LoopbackAws.thatIsWell().here()) {
      assertThat(examined()).isZero();

      assertThat(aws.calls()).isEmpty();
      assertThat(finding("answers").state()).isEqualTo("unexamined");
      assertThat(finding("answers").fix()).contains("--probe asks each for one token");
    }
  }

  /** What Bedrock says before the stream: bedrock.md §4.5 and the deployment guide. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          403 | AccessDeniedException | You don't have access to the model with the specified model ID. | open it in the Bedrock console under Model access
          403 | AccessDeniedException | User: x is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: y | allow bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream
          403 | ExpiredTokenException | The security token included in the request is expired | get new ones
          403 | UnrecognizedClientException | The security token included in the request is invalid. | check the access key
          404 | ResourceNotFoundException | Model use case details have not been submitted for this account. | open it in the Bedrock console
          400 | ValidationException | Invocation of model ID anthropic.claude-3-5-haiku-20241022-v1:0 with on-demand throughput isn't supported. Retry your request with the ID or ARN of an inference profile that contains this model. | call it by the profile's id
          400 | ValidationException | Invocation of model ID x with on-demand throughput isn’t supported. | call it by the profile's id
          400 | ValidationException | The provided model identifier is invalid. | check AWS_REGION
          404 | ResourceNotFoundException | The model could not be found. | check AWS_REGION
          404 | ResourceNotFoundException | This model version has reached the end of its life. | pick a newer model
          404 | ResourceNotFoundException | Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days. | pick a newer model
          429 | ThrottlingException | Too many requests, please wait before trying again. | ask Service Quotas for more per minute
          429 | ThrottlingException | Too many tokens, please wait before trying again. | ask Service Quotas for more per minute
          429 | ThrottlingException | Too many tokens per day, please wait before trying again. | wait for tomorrow
          429 | ModelNotReadyException | The model is not ready for inference. | try again in a little while
          408 | ModelTimeoutException | The request took too long to process. | try again
          424 | ModelErrorException | The request failed due to an error while processing the model. | try again in a little while
          500 | InternalServerException | The system encountered an unexpected error. | try again in a little while
          503 | ServiceUnavailableException | The service isn't currently available. | try again in a little while
          400 | ValidationException | "thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort". | correct what the model catalogue says of its thinking
          400 | ValidationException | `temperature` and `top_p` cannot both be specified for this model | AWS_ENDPOINT_URL_BEDROCK_RUNTIME may name a gateway
          400 | ValidationException | This model does not support assistant message prefill. | AWS_ENDPOINT_URL_BEDROCK_RUNTIME may name a gateway
          400 | ValidationException | Cache point cannot be inserted after reasoning block. | correct what the model catalogue says of its caching
          400 | ValidationException | This model doesn't support the image content block that you provided | correct what the model catalogue says of its inputs
          400 | ValidationException | This model doesn’t support tool use in streaming mode. | correct what the model catalogue says of its tools
          400 | ValidationException | messages.1.content.0: Expected thinking or redacted_thinking, but found text. | start a new one
          400 | ValidationException | messages.3.content.0: Invalid signature in thinking block. The block is bound to a different conversation. | start a new one
          400 | ValidationException | output_config.format: Extra inputs are not permitted | correct what the model catalogue says of its thinking
          400 | ValidationException | Something of next year. | update AI Chatbot, or pick another model
          """)
  void whatBedrockRefusesHasItsFix(int status, String type, String words, String fix)
      throws IOException {
    try (LoopbackAws aws =
        LoopbackAws.answering(answer -> answer.refuse(status, type, words)).here()) {
      assertThat(examined("--probe")).isEqualTo(1);
      assertTheAnswerIsWrong(aws, fix);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "internalServerException, An error., try again in a little while",
    "modelStreamErrorException, The model failed., try again",
    "serviceUnavailableException, Not available., try again in a little while",
    "throttlingException, Too many requests., ask Service Quotas",
    "validationException, Something else., update AI Chatbot",
  })
  void whatBreaksAStreamHasItsFix(String type, String words, String fix) throws IOException {
    try (LoopbackAws aws =
        LoopbackAws.answering(answer -> answer.start().exception(type, words)).here()) {
      assertThat(examined("--probe")).isEqualTo(1);
      assertTheAnswerIsWrong(aws, fix);
    }
  }

  @Test
  void whatAModelRefusesIsToldInItsOwnWordsOnOneLine() {
    try (LoopbackAws _ =
        LoopbackAws.answering(
                answer -> answer.refuse(400, "ValidationException", "An\nodd\033[31m shape."))
            .here()) {
      console.on(new Terminals(false, true, true)).with("NO_COLOR", "1");
      assertThat(console.run("doctor", "--probe")).isEqualTo(1);
      assertThat(console.out())
          .containsPattern("(?m)^answer of claude-haiku +wrong +.*An odd.\\[31m shape")
          .doesNotContain("\033");
    }
  }

  @Test
  void aSecretThatAModelRepeatsIsNotThere() {
    try (LoopbackAws _ =
        LoopbackAws.answering(
                answer ->
                    answer.refuse(
                        403,
                        "InvalidSignatureException",
                        "The Canonical String should have been"
                            + " x-amz-security-token:a-session-token"))
            .here()) {
      assertThat(console.run("doctor", "--probe")).isEqualTo(1);
      assertThat(console.out())
          .contains("this machine's clock")
          .doesNotContain(LoopbackAws.SECRETS);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 | ExpiredToken          | The security token included in the request is expired | have expired: get new ones
          403 | InvalidClientTokenId  | The security token included in the request is invalid. | check the access key and its secret
          403 | SignatureDoesNotMatch | Signature expired: 20261127T000000Z is now earlier than 20261127T010000Z | this machine's clock
          """)
  void credentialsThatAreRefusedAreWrongAndNothingIsAskedWithThem(
      int status, String code, String words, String told) throws IOException {
    try (LoopbackAws aws = LoopbackAws.thatIsWell().doubting(status, code, words).here()) {
      assertThat(examined("--probe")).isEqualTo(1);

      assertThat(finding("credentials").state()).isEqualTo("wrong");
      assertThat(finding("credentials").sentence()).contains(told);
      assertThat(finding("profiles").state()).isEqualTo("unexamined");
      assertThat(finding("answers").state()).isEqualTo("unexamined");
      assertThat(aws.calls()).isEmpty();
    }
  }

  @Test
  void aStsThatFailsKeepsNobodyFromAskingTheModels() throws IOException {
    try (LoopbackAws _ = LoopbackAws.thatIsWell().doubting(500, "InternalFailure", "No.").here()) {
      assertThat(examined("--probe")).isEqualTo(1);

      assertThat(finding("credentials").sentence())
          .isEqualTo("STS in us-east-1 has trouble (status 500): try again in a little while.");
      assertThat(finding("answer of claude-haiku").state()).isEqualTo("ok");
    }
  }

  @Test
  void aNetworkThatLeadsNowhereIsWrongWithItsFix() throws IOException {
    try (LoopbackAws _ = LoopbackAws.thatIsWell().here().withoutServices()) {
      assertThat(examined()).isEqualTo(1);

      assertThat(finding("credentials").sentence())
          .startsWith("STS cannot be reached in us-east-1: ")
          .contains("HTTPS_PROXY", "endpoint to sts");
      assertThat(finding("profiles").sentence())
          .startsWith("Bedrock's control plane cannot be reached in us-east-1: ");
    }
  }

  @Test
  void profilesThatMayNotBeListedAreNotExaminedAndThatIsWell() throws IOException {
    try (LoopbackAws _ =
        LoopbackAws.thatIsWell()
            .refusingToList(403, "AccessDeniedException", "User x is not authorized.")
            .here()) {
      assertThat(examined("--probe")).isZero();

      assertThat(finding("profiles").state()).isEqualTo("unexamined");
      assertThat(finding("profiles").fix()).contains("allow bedrock:ListInferenceProfiles");
    }
  }

  @Test
  void aControlPlaneInTroubleIsWrong() throws IOException {
    try (LoopbackAws _ =
        LoopbackAws.thatIsWell().refusingToList(429, "ThrottlingException", "Slow down.").here()) {
      assertThat(examined()).isEqualTo(1);
      assertThat(finding("profiles").sentence())
          .contains("control plane in us-east-1 has trouble (status 429): try again");
    }
  }

  @Test
  void aProfileThatIsMissingIsNamed() throws IOException {
    try (LoopbackAws _ = LoopbackAws.thatIsWell().lists(profiles(HAIKU)).here()) {
      assertThat(examined()).isEqualTo(1);

      assertThat(findings()).filteredOn(each -> each.check().equals("profiles")).hasSize(1);
      assertThat(finding("profiles").sentence())
          .isEqualTo(
              "Bedrock in us-east-1 has no inference profile us.anthropic.claude-haiku-5-5: set"
                  + " AWS_REGION to another region, or offer another model in the file of"
                  + " CHAT_MODELS.");
    }
  }

  @Test
  void aProfileThatIsNotActiveIsWrong() throws IOException {
    try (LoopbackAws _ = LoopbackAws.thatIsWell().lists(profiles(), "RETIRED").here()) {
      assertThat(examined()).isEqualTo(1);
      assertThat(finding("profiles").sentence()).contains("is not active (RETIRED): wait");
    }
  }

  @Test
  void aFamilyThatCannotBeCalledFromTheRegionIsWrong() throws IOException {
    try (LoopbackAws _ = LoopbackAws.thatIsWell().here()) {
      console.with("AWS_REGION", "sa-east-1");
      assertThat(examined()).isEqualTo(1);

      assertThat(finding("model claude-haiku").fix())
          .isEqualTo("set AWS_REGION to another region, or CHAT_GLOBAL_INFERENCE to true.");
      assertThat(finding("profiles").state()).isEqualTo("ok");
      assertThat(found("profiles")).isEqualTo("none is called from sa-east-1");
    }
  }

  @Test
  void withoutCredentialsTheDemoAnswersWhichIsWrongUnlessItIsWanted() throws IOException {
    console.with("CHAT_PROVIDER", "");
    assertThat(examined("--probe")).isEqualTo(1);
    assertThat(finding("credentials").sentence())
        .startsWith("No AWS credentials were found, so the demo answers: set AWS_PROFILE, or ");
    assertThat(finding("profiles").state()).isEqualTo("unexamined");
    assertThat(finding("answers").state()).isEqualTo("unexamined");

    Console demo = new Console(ScriptedModel.silent()).with("CHAT_PROVIDER", "demo");
    assertThat(demo.run("doctor")).isZero();
    assertThat(demo.out())
        .containsPattern("(?m)^credentials +unexamined +CHAT_PROVIDER is demo, so Bedrock is not");
  }

  @Test
  void everySettingThatCannotBeUsedIsNamedAndTheRestIsExamined() throws IOException {
    try (LoopbackAws _ = LoopbackAws.thatIsWell().here()) {
      console
          .with("PORT", "many")
          .with("CHAT_EGRESS", "perhaps")
          .with("AWS_REGION", "Virginia")
          .with("CHAT_GUEST_MODELS", "gpt")
          .with("AUTH_SECRET", "a-secret-of-ours");
      assertThat(examined()).isEqualTo(1);

      List<String> wrong =
          findings().stream()
              .filter(each -> each.check().equals("settings"))
              .map(Line::sentence)
              .toList();
      assertThat(wrong)
          .hasSize(5)
          .anySatisfy(
              it -> assertThat(it).isEqualTo("PORT is “many”: set it to a number from 0 to 65535."))
          .anySatisfy(it -> assertThat(it).startsWith("CHAT_EGRESS is “perhaps”: set it to true"))
          .anySatisfy(it -> assertThat(it).startsWith("AWS_REGION is “Virginia”: set it to a"))
          .anySatisfy(it -> assertThat(it).startsWith("CHAT_GUEST_MODELS names “gpt”"))
          .anySatisfy(it -> assertThat(it).startsWith("AUTH_SECRET is shorter than 32 bytes"));
      assertThat(found("region")).isEqualTo("us-east-1, since nothing names one");
      assertThat(finding("credentials").state()).isEqualTo("ok");
    }
  }

  @Test
  void aProfilesRegionThatCannotBeOneIsNamedToo(@TempDir Path home) throws IOException {
    Files.createDirectories(home.resolve(".aws"));
    Files.writeString(home.resolve(".aws/config"), "[default]\nregion = Virginia\n");
    console.in(home).with("AWS_REGION", "").with("CHAT_PROVIDER", "demo");

    assertThat(examined()).isEqualTo(1);
    assertThat(finding("settings").sentence()).startsWith("The region of profile default is ");
  }

  @Test
  void aFileThatIsNoDatabaseIsWrong(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ai-chatbot/terminal/chats.sqlite");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "These are not the chats that you are looking for.".repeat(99));
    console.with("XDG_DATA_HOME", folder.toString()).with("CHAT_PROVIDER", "demo");

    assertThat(examined()).isEqualTo(1);
    assertThat(finding("database").fix()).contains("move it away");
  }

  @Test
  void aFolderThatCannotBeMadeIsWrong(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("ai-chatbot"), "a file");
    console.with("XDG_DATA_HOME", folder.toString()).with("CHAT_PROVIDER", "demo");

    assertThat(examined()).isEqualTo(1);
    assertThat(finding("database").fix()).contains("choose another with XDG_DATA_HOME");
  }

  @Test
  void chatsThatAreKeptAreToldAndNoFileIsMadeForIt(@TempDir Path folder) throws IOException {
    console.with("XDG_DATA_HOME", folder.toString()).with("CHAT_PROVIDER", "demo");
    assertThat(examined()).isZero();
    assertThat(folder).isEmptyDirectory();

    Console after =
        new Console(ScriptedModel.saying("Yes."))
            .with("XDG_DATA_HOME", folder.toString())
            .with("CHAT_PROVIDER", "demo");
    assertThat(after.run("ask", "Why?")).isZero();
    assertThat(after.run("doctor")).isZero();
    assertThat(after.out()).contains("chats are kept in the file " + folder);
  }

  @Test
  void linesStandInColumnsAndColoursOnlyAtATerminal() {
    console.with("CHAT_PROVIDER", "demo");
    assertThat(console.run("doctor")).isZero();
    assertThat(console.out().lines())
        .allSatisfy(line -> assertThat(line.substring(21)).matches("(ok|wrong|unexamined) +\\S.*"));

    Console terminal =
        new Console(ScriptedModel.silent())
            .on(new Terminals(false, true, true))
            .with("CHAT_PROVIDER", "demo");
    assertThat(terminal.run("doctor")).isZero();
    assertThat(terminal.out()).contains("\033[32mok ", "\033[33munexamined");
  }

  private void assertTheAnswerIsWrong(LoopbackAws aws, String fix) throws IOException {
    Line answer = finding("answer of claude-haiku");
    assertThat(aws.calls()).hasSize(4);
    assertThat(answer.state()).isEqualTo("wrong");
    assertThat(answer.fix()).contains(fix);
  }

  private int examined(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "doctor";
    arguments[1] = "--json";
    System.arraycopy(options, 0, arguments, 2, options.length);
    int code = console.run(arguments);
    assertThat(console.out()).doesNotContain(LoopbackAws.SECRETS);
    assertThat(console.err()).isEmpty();
    return code;
  }

  private String found(String check) throws IOException {
    return finding(check).found();
  }

  /** The first one of that name. */
  private Line finding(String check) throws IOException {
    return findings().stream()
        .filter(each -> each.check().equals(check))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + check + " in " + console.out()));
  }

  private List<Line> findings() throws IOException {
    JsonNode array = new JsonMapper().readTree(console.out());
    assertThat(array.isArray()).isTrue();
    return array.valueStream().map(Line::of).toList();
  }

  /** A finding as a program reads it. */
  private record Line(String check, String state, String found, String fix) {
    static Line of(JsonNode json) {
      assertThat(json.fieldNames()).toIterable().containsExactly("check", "state", "found", "fix");
      return new Line(
          json.get("check").textValue(),
          json.get("state").textValue(),
          json.get("found").textValue(),
          json.get("fix").asText(""));
    }

    String sentence() {
      return fix.isEmpty() ? found : found + ": " + fix;
    }
  }
}
