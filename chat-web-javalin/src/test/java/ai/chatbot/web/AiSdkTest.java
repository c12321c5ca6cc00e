package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ai.chatbot.core.fake.ScriptedWeather;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The AI SDK's own client against this server: {@code useChat}'s state machine over its stock
 * transport, in Node where there is one. The scripts are in {@code src/test/ai-sdk}.
 */
final class AiSdkTest {
  private static final NodeProject PROJECT =
      new NodeProject(Path.of("src/test/ai-sdk"), Path.of("target/ai-sdk"));

  /** A test's result, its name, and what is said about it up to the next one. */
  private static final Pattern RESULT =
      Pattern.compile(
          "^(not ok|ok) \\d+ - ([^\\n]+)\\n(.*?)(?=^# Subtest: |^\\d+\\.\\.\\d+$|\\z)",
          Pattern.MULTILINE | Pattern.DOTALL);

  @BeforeAll
  static void install() throws Exception {
    assumeTrue(
        NodeProject.isPossible(),
        "Skipped the AI SDK's client: no Node 20 or newer with npm on the PATH.");
    PROJECT.install();
  }

  @TestFactory
  Stream<DynamicTest> theNewestClientOfItsMajorVersion() throws Exception {
    return results("ai");
  }

  /** Its schema is strict: no chunk may have a field too many. */
  @TestFactory
  Stream<DynamicTest> theClientThatTheOriginalAppIsLockedTo() throws Exception {
    return results("ai-original");
  }

  private static Stream<DynamicTest> results(String sdk) throws Exception {
    String report = report(sdk);
    List<MatchResult> results = RESULT.matcher(report).results().toList();
    long declared = PROJECT.declared("scenario(");
    return Stream.concat(
        Stream.of(dynamicTest("all of them ran", () -> assertAllRan(results, declared, report))),
        results.stream().map(AiSdkTest::test));
  }

  private static String report(String sdk) throws IOException, InterruptedException {
    ObedientModel model = new ObedientModel();
    try (RunningChat chat = new RunningChat(model, Map.of(), Optional.of(ScriptedWeather.cold()));
        ModelControl control = new ModelControl(model)) {
      return PROJECT.test(
          sdk,
          Map.of("AI_SDK", sdk, "CHAT_SITE", chat.address(), "CHAT_CONTROL", control.address()));
    }
  }

  private static void assertAllRan(List<MatchResult> results, long declared, String report) {
    assertThat(declared).isGreaterThan(20);
    assertThat(results).as(report).hasSizeGreaterThanOrEqualTo(Math.toIntExact(declared));
  }

  private static DynamicTest test(MatchResult result) {
    return dynamicTest(
        result.group(2),
        () -> {
          if (!result.group(1).equals("ok")) {
            fail(result.group(2) + "\n" + result.group(3));
          }
        });
  }
}
