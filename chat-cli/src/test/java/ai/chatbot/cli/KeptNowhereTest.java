package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.ScriptedModel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code --no-save}. */
final class KeptNowhereTest {
  private final Path home = Homes.fresh();

  @Test
  void theAnswerIsTheSameAndNothingIsLeftOfIt() {
    Console console = console(ScriptedModel.saying("Be", "cause."));

    assertThat(console.run("ask", "--no-save", "Why?")).isZero();

    assertThat(console.out()).isEqualTo("Because.\n");
    assertThat(console.err()).isEmpty();
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void whatWasKeptBeforeStaysAsItWas() {
    assertThat(console(ScriptedModel.saying("Yes.")).run("ask", "One?")).isZero();
    assertThat(console(ScriptedModel.saying("Yes.")).run("ask", "--no-save", "Two?")).isZero();

    Console console = console(ScriptedModel.silent());
    assertThat(console.run("history")).isZero();
    assertThat(console.out()).contains("One?").doesNotContain("Two?");
  }

  @Test
  void thereIsNothingToGoOnWithAndNobodyToBe() {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    Console console = console(model);

    assertThat(console.run("ask", "--no-save", "-c", "Why?")).isEqualTo(2);
    assertThat(console.run("ask", "--no-save", "--as", "anna@example.org", "Why?")).isEqualTo(2);

    assertThat(console.err()).startsWith("With --no-save there are no chats").hasLineCount(2);
    assertThat(model.asked()).isEmpty();
  }

  private Console console(ScriptedModel model) {
    return new Console(model).in(home);
  }
}
