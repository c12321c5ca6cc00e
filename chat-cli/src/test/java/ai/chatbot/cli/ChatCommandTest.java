package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.Setting;
import ai.chatbot.web.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class ChatCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpListsTheCommands() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Usage: chat", "serve", "migrate");
  }

  @Test
  void helpForServeListsEverySetting() {
    assertThat(run("serve", "--help")).isZero();
    assertThat(Settings.table()).isNotEmpty();
    for (Setting setting : Settings.table()) {
      assertThat(out.toString()).containsPattern("\n  " + setting.name() + " +");
    }
  }

  @Test
  void noCommandAndAnUnknownOneAreUsageErrors() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("dance")).isEqualTo(2);
    assertThat(run("serve", "--loudly")).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: chat");
    assertThat(out.toString()).isEmpty();
  }

  private int run(String... arguments) {
    CommandLine chat = Main.commandLine();
    chat.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return chat.execute(arguments);
  }
}
