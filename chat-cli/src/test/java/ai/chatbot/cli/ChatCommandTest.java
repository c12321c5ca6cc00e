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
    assertThat(console.err()).contains("Usage: chat");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void anUnknownOptionIsAUsageError() {
    assertThat(console.run("serve", "--loudly")).isEqualTo(2);
    assertThat(console.run("--loudly", "hello")).isEqualTo(2);
    assertThat(console.err()).contains("Usage: chat serve", "Usage: chat ask");
    assertThat(model.asked()).isEmpty();
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
