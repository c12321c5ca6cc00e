package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examination as a process, which finds AWS by the variables and files that AWS's tools have.
 */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
final class DoctorProcessTest {
  private static final Map<String, String> KEYS =
      Map.of(
          "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
          "AWS_SECRET_ACCESS_KEY", "a-secret-of-ours",
          "AWS_SESSION_TOKEN", "a-session-token");

  @TempDir private Path home;

  @Test
  void allIsWellByTheVariables() throws Exception {
    try (LoopbackAws aws = LoopbackAws.thatIsWell();
        ChatProcess chat = doctor(aws, KEYS, "--probe")) {
      String out = chat.out();
      assertThat(out)
          .containsPattern("(?m)^credentials +ok +" + LoopbackAws.ARN + ".*from AWS_ACCESS_KEY_ID$")
          .containsPattern("(?m)^answer of nova-lite +ok ")
          .doesNotContain(LoopbackAws.SECRETS)
          .doesNotContain("wrong", "unexamined", "\033");
      assertThat(chat.err()).isEmpty();
      assertThat(chat.exitCode()).isZero();
    }
  }

  @Test
  void aProfileIsNamedWithItsKeys() throws Exception {
    write(
        "credentials", "[team]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = x-y-z\n");
    write("config", "[profile team]\nregion = us-west-2\n");
    try (LoopbackAws aws = LoopbackAws.thatIsWell();
        ChatProcess chat = doctor(aws, Map.of("AWS_PROFILE", "team"))) {
      assertThat(chat.out())
          .containsPattern("(?m)^region +ok +us-west-2, from profile team$")
          .containsPattern("(?m)^credentials +ok .* from profile team \\(its keys\\)$")
          .doesNotContain("x-y-z");
      assertThat(chat.exitCode()).isZero();
    }
  }

  @Test
  void aLoginThatIsMissingSaysHowToLogIn() throws Exception {
    write(
        "config",
        """
        [profile team]
        sso_region = eu-central-1
        sso_start_url = https://nobody.example/has-logged-in-here
        sso_account_id = 123456789012
        sso_role_name = Chat
        """);
    try (LoopbackAws aws = LoopbackAws.thatIsWell();
        ChatProcess chat = doctor(aws, Map.of("AWS_PROFILE", "team"))) {
      assertThat(chat.out())
          .containsPattern("(?m)^credentials +wrong .*run `aws sso login --profile team`\\.$")
          .containsPattern("(?m)^profiles +unexamined ");
      assertThat(chat.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void noCredentialsInATaskSayWhatToGiveIt() throws Exception {
    try (LoopbackAws aws = LoopbackAws.thatIsWell();
        ChatProcess chat = doctor(aws, Map.of("CHAT_PROVIDER", "bedrock"))) {
      assertThat(chat.out())
          .containsPattern(
              "(?m)^credentials +wrong +No AWS credentials were found: set AWS_PROFILE")
          .contains("on ECS give the task a task role");
      assertThat(chat.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void aBearerTokenIsEnough() throws Exception {
    try (LoopbackAws aws = LoopbackAws.thatIsWell();
        ChatProcess chat =
            doctor(aws, Map.of("AWS_BEARER_TOKEN_BEDROCK", "a-secret-of-ours"), "--probe")) {
      assertThat(chat.out())
          .containsPattern("(?m)^credentials +ok .*from AWS_BEARER_TOKEN_BEDROCK")
          .doesNotContain(LoopbackAws.SECRETS);
      assertThat(aws.calls())
          .hasSize(4)
          .allSatisfy(
              call -> assertThat(call.authorization()).isEqualTo("Bearer a-secret-of-ours"));
      assertThat(chat.exitCode()).isZero();
    }
  }

  @Test
  void aProxyThatIsNoneIsNamed() throws Exception {
    try (LoopbackAws aws = LoopbackAws.thatIsWell()) {
      Map<String, String> settings = new HashMap<>(KEYS);
      settings.put("HTTPS_PROXY", "socks://anna:a-secret-of-ours@proxy");
      try (ChatProcess chat = doctor(aws, settings)) {
        assertThat(chat.out())
            .containsPattern("(?m)^AWS settings +wrong +HTTPS_PROXY is not the address of a proxy")
            .doesNotContain(LoopbackAws.SECRETS);
        assertThat(chat.exitCode()).isEqualTo(1);
      }
    }
  }

  @Test
  void aFileOfAwsThatCannotBeReadIsNamed() throws Exception {
    write("config", "[default]\nthis is no setting\n");
    try (LoopbackAws aws = LoopbackAws.thatIsWell();
        ChatProcess chat = doctor(aws, KEYS)) {
      assertThat(chat.out()).containsPattern("(?m)^AWS settings +wrong .*~/\\.aws\\.$");
      assertThat(chat.err()).isEmpty();
      assertThat(chat.exitCode()).isEqualTo(1);
    }
  }

  /** Whoever asks a question does not wait for what only an examination needs. */
  @Test
  void aQuestionLoadsNothingOfTheExamination() throws Exception {
    List<String> loadedByAQuestion = loaded("ask", "Why?");
    List<String> loadedByAnExamination = loaded("doctor");

    assertThat(loadedByAnExamination)
        .contains("ai.chatbot.bedrock.BedrockExamination", "ai.chatbot.cli.Checkup");
    assertThat(loadedByAQuestion)
        .contains("ai.chatbot.cli.AskCommand", "ai.chatbot.bedrock.BedrockModels")
        .noneMatch(name -> name.startsWith("software.amazon.awssdk.services.bedrock."))
        .noneMatch(name -> name.startsWith("software.amazon.awssdk.http.urlconnection."))
        .noneMatch(name -> name.startsWith("software.amazon.awssdk.services.sts."))
        .doesNotContain(
            "ai.chatbot.bedrock.BedrockExamination",
            "ai.chatbot.cli.Checkup",
            "ai.chatbot.cli.Wiring");
  }

  private List<String> loaded(String... arguments) throws Exception {
    Path log = home.resolve(arguments[0] + ".log");
    try (LoopbackAws aws = LoopbackAws.thatIsWell()) {
      Map<String, String> settings = new HashMap<>(aws.environment());
      settings.putAll(KEYS);
      settings.put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
      try (ChatProcess chat = ChatProcess.run(home, settings, arguments).piping("")) {
        assertThat(chat.exitCode()).isZero();
      }
    }
    try (var lines = Files.lines(log)) {
      return lines.map(line -> line.replaceFirst("^(\\[[^]]*])+ (\\S+) .*", "$2")).toList();
    }
  }

  private ChatProcess doctor(LoopbackAws aws, Map<String, String> settings, String... options)
      throws IOException {
    Map<String, String> all = new HashMap<>(aws.environment());
    all.put("HOME", home.toString());
    all.putAll(settings);
    String[] arguments = new String[options.length + 1];
    arguments[0] = "doctor";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return ChatProcess.run(home, all, arguments).piping("");
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(home.resolve(".aws"));
    Files.writeString(home.resolve(".aws").resolve(name), text);
  }
}
