package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.chatbot.core.reply.ReplyFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page's own pure modules, tested by Node's test runner where there is a Node. */
final class PageScriptsTest {
  private static final Path TESTS = Path.of("src/test/js");

  @Test
  void thePagesModulesPassTheirTests() throws Exception {
    assumeTrue(hasNode(), "Skipped the page's script tests: no Node 20 or newer on the PATH.");
    List<String> command = new ArrayList<>(List.of("node", "--test"));
    try (Stream<Path> files = Files.list(TESTS)) {
      files.map(Path::toString).filter(name -> name.endsWith(".test.mjs")).forEach(command::add);
    }
    String report = run(command);
    assertThat(report).contains("# fail 0").doesNotContain("# pass 0");
  }

  @ParameterizedTest
  @EnumSource(ReplyFailure.class)
  void thePageHasASentenceForEveryFailure(ReplyFailure failure) throws IOException {
    String texts =
        Files.readString(Path.of("src/main/resources/ai/chatbot/web/page/texts_en.properties"));

    assertThat(texts).contains("\nfailure." + failure.name().toLowerCase(Locale.ROOT) + "=");
  }

  private static boolean hasNode() throws InterruptedException {
    try {
      return run(List.of("node", "--version")).matches("v(2[0-9]|[3-9][0-9])\\..*\\s*");
    } catch (IOException e) {
      return false;
    }
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("NODE_TEST_REPORTER", "tap");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
