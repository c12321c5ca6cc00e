package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.web.Setting;
import ai.chatbot.web.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChatCommandTest {
  private final ScriptedModel model = ScriptedModel.saying("Hello.");
  private final Console console = new Console(model);

  @Test
  void helpListsTheCommandsAndTheExitCodes() {
    assertThat(console.run("--help")).isZero();
    assertThat(console.out())
        .contains("Usage: chat", "ask", "models", "serve", "migrate", "130   stopped by Ctrl-C");
  }

  @Test
  void helpForServeListsEverySetting() {
    assertThat(console.run("serve", "--help")).isZero();
    assertThat(Settings.table()).isNotEmpty();
    for (Setting setting : Settings.table()) {
      assertThat(console.out()).containsPattern("\n  " + setting.name() + "\\s");
    }
  }

  @Test
  void noCommandAtATerminalIsAUsageError() {
    assertThat(console.on(new Terminals(true, true, true)).run()).isEqualTo(2);
    assertThat(console.err())
        .isEqualToIgnoringNewLines(
            "Say what to do, such as chat ask \"why is the sky blue?\"; see chat --help.");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void whatMakesNoSenseIsOneSentenceThatPointsToTheHelp() {
    assertThat(refused("serve", "--loudly"))
        .isEqualTo("Unknown option: '--loudly'; see chat serve --help.");
    assertThat(refused("--loudly", "hello"))
        .isEqualTo("Unknown option: '--loudly'; see chat ask --help.");
    assertThat(refused("ask", "--max-tokens", "many", "why?"))
        .startsWith("Invalid value for option '--max-tokens'")
        .endsWith("; see chat ask --help.");
    assertThat(refused("ask", "--json", "--stream-json", "why?"))
        .startsWith("--json")
        .contains("mutually exclusive")
        .endsWith("; see chat ask --help.");
    assertThat(refused("usage", "--days")).endsWith("; see chat usage --help.");
    assertThat(refused("models", "all"))
        .isEqualTo("Unmatched argument at index 1: 'all'; see chat models --help.");
    assertThat(refused("help", "dance")).endsWith("; see chat --help.");
    assertThat(refused("history", "show"))
        .isEqualTo("Missing required parameter: 'CHAT'; see chat history show --help.");
  }

  @Test
  void aWordThatIsNoCommandOfHistoryIsOneSentenceThatPointsToTheSearch() {
    assertThat(refused("history", "sky", "blue"))
        .isEqualTo(
            "“sky” is no command of chat history: to look for a word, say chat history search sky"
                + " blue; see chat history --help.");
    assertThat(refused("history", "--loudly"))
        .isEqualTo("Unknown option: '--loudly'; see chat history --help.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"delet", "delte", "Delete", "--delete"})
  void nobodyIsOfferedToDelete(String word) {
    assertThat(refused("history", word)).doesNotContain(" delete");
  }

  /** What is said, on one line, of what makes no sense. */
  private String refused(String... arguments) {
    Console asked = new Console(model);
    assertThat(asked.run(arguments)).isEqualTo(2);
    assertThat(asked.out()).isEmpty();
    assertThat(asked.err()).hasLineCount(1);
    assertThat(model.asked()).isEmpty();
    return asked.err().strip();
  }

  @ParameterizedTest
  @CsvSource({
    "serv, serve",
    "SERVE, serve",
    "sevre, serve",
    "server, serve",
    "model, models",
    "migrat, migrate",
    "as, ask",
    "aks, ask",
    "halp, help"
  })
  void aWordThatLooksLikeACommandMisspeltIsNotSentToTheModel(String word, String command) {
    assertThat(console.run(word, "now")).isEqualTo(2);
    assertThat(console.err())
        .isEqualToIgnoringNewLines(
            "“%s” is no command: did you mean “chat %s”? To ask a model, say “chat ask %s”."
                .formatted(word, command, word));
    assertThat(model.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dance", "why?", "serv now", "hi", "tell", "--", "-mnova-lite"})
  void anythingElseIsAQuestion(String first) {
    assertThat(console.run(first, "more")).isZero();
    assertThat(console.out()).isEqualTo("Hello.\n");
  }

  @Test
  void afterAskAWordIsAWord() {
    assertThat(console.run("ask", "serv")).isZero();
    assertThat(console.out()).isEqualTo("Hello.\n");
  }

  @Test
  void aTextThatIsPipedInIsAskedByItself() {
    assertThat(console.piping("Hello?").run()).isZero();
    assertThat(console.out()).isEqualTo("Hello.\n");
  }
}
