package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.bedrock.fake.ScriptedBedrock.Answer;
import ai.chatbot.bedrock.fake.ScriptedBedrock.Call;
import ai.chatbot.bedrock.fake.ScriptedBedrock.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The README's application, run against a Bedrock on loopback that is found as AWS's own. */
@Timeout(120)
final class EmbedExampleTest {
  @TempDir private Path home;

  @Test
  @EnabledOnOs(OS.LINUX)
  void itPrintsTheAnswer() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(EmbedExampleTest::answer);
        ChatProcess example = run(bedrock)) {
      assertThat(example.out()).isEqualTo("Because of the air.\n");
      assertThat(example.exitCode()).isZero();

      assertThat(asked(bedrock))
          .hasSize(1)
          .allSatisfy(
              call -> {
                assertThat(call.path()).startsWith("/model/us.anthropic.claude-haiku-");
                assertThat(call.authorization()).contains("/us-east-1/bedrock/aws4_request");
              });
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void itSaysHowAnAnswerEndedThatDidNotFinish() throws Exception {
    Script refusal = answer -> answer.refuse(403, "AccessDeniedException", "You may not.");
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(refusal);
        ChatProcess example = run(bedrock)) {
      assertThat(example.out()).isEqualTo(" [Failed[failure=NO_ACCESS]]\n");
      assertThat(example.exitCode()).isZero();
    }
  }

  @Test
  void theReadmeShowsItsVeryLines() throws IOException {
    String source = Files.readString(Path.of("src/test/java/ai/chatbot/cli/EmbedExample.java"));
    String lines = between(source, "    // embed: begin\n", "    // embed: end\n").indent(-4);

    assertThat(lines).contains("Chatbot.asking(");
    assertThat(block("java")).isEqualTo(lines);
  }

  @Test
  void theReadmeNamesTheArtifactsOfThisBuild() throws IOException {
    String version = between(Files.readString(Path.of("../pom.xml")), "<version>", "</version>");

    assertThat(block("xml"))
        .isEqualTo(
            List.of("chat-core", "chat-bedrock-adapter").stream()
                .map(
                    name ->
                        "<dependency><groupId>ai.chatbot</groupId><artifactId>%s</artifactId><version>%s</version></dependency>\n"
                            .formatted(name, version))
                .collect(Collectors.joining()));
  }

  private ChatProcess run(ScriptedBedrock bedrock) throws IOException {
    Map<String, String> settings =
        Map.of(
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "a-secret-of-ours",
            "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", bedrock.endpoint().toString());
    return ChatProcess.of(EmbedExample.class, home, settings).piping("");
  }

  /** The calls for the answer, without the one for the chat's title, which comes whole. */
  private static List<Call> asked(ScriptedBedrock bedrock) {
    return bedrock.calls().stream()
        .filter(call -> call.path().endsWith("/converse-stream"))
        .toList();
  }

  private static void answer(Answer answer) throws IOException {
    answer.start().text("Because of ").text("the air.").blockStops(0).stop("end_turn", 12, 5);
  }

  /** What stands in the README's section in a block of that language. */
  private static String block(String language) throws IOException {
    String section = between(Files.readString(Path.of("../README.md")), "\n## Embed it\n", "\n## ");
    return between(section, "```" + language + "\n", "```\n");
  }

  private static String between(String text, String begin, String end) {
    assertThat(text).contains(begin);
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(end, from);
    assertThat(to).as("the end of what begins with %s", begin.strip()).isPositive();
    return text.substring(from, to);
  }
}
