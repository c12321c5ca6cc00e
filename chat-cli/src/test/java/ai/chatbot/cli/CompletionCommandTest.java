package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.ScriptedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class CompletionCommandTest {
  private final Console console = new Console(ScriptedModel.saying("Yes."));

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void bashCompletesCommandsAndOptions(@TempDir Path folder) throws Exception {
    assertThat(console.run("completion", "bash")).isZero();
    Path script = Files.writeString(folder.resolve("chat.bash"), console.out());

    assertThat(bash("bash -n " + script)).isEmpty();
    assertThat(completed(script, "chat mo")).contains("models");
    assertThat(completed(script, "chat ask --max")).contains("--max-tokens");
    assertThat(completed(script, "chat completion ")).contains("fish");
    assertThat(completed(script, "chat history se")).contains("search");
    assertThat(completed(script, "chat history delete --j")).contains("--json");
    assertThat(completed(script, "chat ask -m claude")).contains("claude-haiku");
  }

  @Test
  void zshIsGivenTheSameScript() {
    assertThat(console.run("completion", "zsh")).isZero();
    assertThat(console.out()).contains("bashcompinit");
  }

  @Test
  void fishIsToldOfEveryCommandAndOption() {
    assertThat(console.run("completion", "fish")).isZero();
    assertThat(console.out().lines())
        .contains(
            "complete -c chat -e",
            "complete -c chat -f",
            "complete -c chat -n '__fish_use_subcommand' -a models -d 'Lists the families of"
                + " models, and which model of each answers today.'",
            "complete -c chat -n '__fish_seen_subcommand_from ask' -s R -l hide-reasoning -d"
                + " 'Leaves out the reasoning that somebody at a terminal is shown.'")
        .allMatch(line -> line.startsWith("complete -c chat"));
  }

  @Test
  void fishIsToldOfWhatStandsWithinACommand() {
    assertThat(console.run("completion", "fish")).isZero();
    assertThat(console.out())
        .contains(
            "-n '__fish_seen_subcommand_from history; and not __fish_seen_subcommand_from list"
                + " search show delete' -a delete -d",
            "-n '__fish_seen_subcommand_from history; and __fish_seen_subcommand_from delete' -l"
                + " json -d",
            "-n '__fish_seen_subcommand_from history; and __fish_seen_subcommand_from search' -l"
                + " as -x -d");
  }

  @Test
  void fishIsToldWhatAnOptionOrAParameterTakes() {
    assertThat(console.run("completion", "fish")).isZero();
    assertThat(console.out())
        .contains(
            "_from completion' -a 'bash zsh fish' -d",
            "_from ask' -s m -l model -x -a 'claude-haiku claude-sonnet nova-pro nova-lite' -d",
            "_from ask' -s a -l attach -r -F -d",
            "_from ask' -s t -l template -r -F -d",
            "_from ask' -l max-tokens -x -d",
            "_from ask' -s c -l continue -d");
  }

  @Test
  void anotherShellIsAUsageError() {
    assertThat(console.run("completion", "tcsh")).isEqualTo(2);
    assertThat(console.err())
        .isEqualToIgnoringNewLines(
            "Invalid value for positional parameter at index 0 (SHELL): expected one of bash, zsh,"
                + " fish but was 'tcsh'; see chat completion --help.");
  }

  /** What is offered where the cursor stands behind that line. */
  private static String completed(Path script, String line) throws Exception {
    String words = line.endsWith(" ") ? line + "''" : line;
    return bash(
        "source %s; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); COMP_LINE='%s'; COMP_POINT=${#COMP_LINE}; _complete_chat; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script, words, line));
  }

  private static String bash(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
