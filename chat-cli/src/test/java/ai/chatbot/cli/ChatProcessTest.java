package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command as the process that it is: its streams, its signals, its exit codes. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
final class ChatProcessTest {
  private static final Map<String, String> DEMO = Map.of("CHAT_PROVIDER", "demo");

  @TempDir private Path home;

  @Test
  void itAnswersWhatIsPipedInAndStandardOutputHasTheAnswerAlone() throws Exception {
    try (ChatProcess chat = ChatProcess.run(home, DEMO).piping("Compare in a table: ä\n")) {
      assertThat(chat.out()).startsWith("*(The demo knows one comparison").endsWith("kept in.\n");
      assertThat(chat.err()).startsWith("That was the demo's script").hasLineCount(1);
      assertThat(chat.exitCode()).isZero();
    }
  }

  @Test
  void ctrlCKeepsWhatWasSaid() throws Exception {
    try (ChatProcess chat = ChatProcess.run(home, DEMO, "What can you do?").piping("")) {
      String beginning = chat.next();
      assertThat(beginning).startsWith("**This");
      chat.interrupt();
      assertThat(beginning + chat.out()).endsWith("\n").doesNotContain("./chat serve");
      assertThat(chat.err()).isEmpty();
      assertThat(chat.exitCode()).isEqualTo(130);
    }
  }

  @Test
  void whenNobodyReadsItEndsQuietly() throws Exception {
    try (ChatProcess chat = ChatProcess.run(home, DEMO, "What can you do?").piping("")) {
      assertThat(chat.next()).startsWith("**This");
      chat.stopReading();
      assertThat(chat.exitCode()).isEqualTo(141);
      assertThat(chat.err()).isEmpty();
    }
  }

  @Test
  void itSpeaksUtf8InAnyLocale() throws Exception {
    try (ChatProcess chat = ChatProcess.run(home, DEMO, "ask", "-m", "gpt", "Hello?").piping("")) {
      assertThat(chat.out()).isEmpty();
      assertThat(chat.err()).startsWith("There is no model “gpt”").hasLineCount(1);
      assertThat(chat.exitCode()).isEqualTo(2);
    }
  }

  @Test
  void whatBedrocksLibrariesLogIsNotHeard() throws Exception {
    Path config = Files.writeString(home.resolve("config"), "[stray]\nregion = us-east-1\n");
    Map<String, String> settings =
        Map.of(
            "AWS_CONFIG_FILE",
            config.toString(),
            "AWS_ACCESS_KEY_ID",
            "key",
            "AWS_SECRET_ACCESS_KEY",
            "secret",
            "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
            "http://localhost:1");
    try (ChatProcess chat = ChatProcess.run(home, settings, "Hello?").piping("")) {
      assertThat(chat.out()).isEmpty();
      assertThat(chat.err()).startsWith("Bedrock cannot be reached").hasLineCount(1);
      assertThat(chat.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void withoutCredentialsForBedrockItSaysWhichToGive() throws Exception {
    Map<String, String> settings =
        Map.of("CHAT_PROVIDER", "bedrock", "AWS_EC2_METADATA_DISABLED", "true");
    try (ChatProcess chat = ChatProcess.run(home, settings, "Hello?").piping("")) {
      assertThat(chat.out()).isEmpty();
      assertThat(chat.err()).contains("AWS_ACCESS_KEY_ID").hasLineCount(1);
      assertThat(chat.exitCode()).isEqualTo(3);
    }
  }
}
