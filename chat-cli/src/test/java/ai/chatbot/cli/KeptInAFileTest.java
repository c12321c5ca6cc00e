package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In the private file of whoever is at the terminal. */
final class KeptInAFileTest extends KeptChatsSuite {
  private final Path home = Homes.fresh();

  @Override
  Console console(ScriptedModel model) {
    return new Console(model).in(home);
  }

  @Override
  List<String> there() {
    return List.of();
  }

  @Test
  void theFileIsInTheFolderThatTheEnvironmentNames() {
    Path data = home.resolve("elsewhere");

    Console console = console(ScriptedModel.saying("Yes.")).with("XDG_DATA_HOME", data.toString());
    assertThat(console.run("ask", "Why?")).isZero();

    assertThat(data.resolve("ai-chatbot/terminal/chats.sqlite")).isNotEmptyFile();
    assertThat(home).isDirectoryNotContaining("glob:**.local");
  }

  @Test
  void aDamagedFileIsToldBeforeAnybodyIsAsked() throws IOException {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    Path file = home.resolve("ai-chatbot/terminal/chats.sqlite");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "a letter to somebody, ".repeat(100));

    for (List<String> command :
        List.of(List.of("ask", "Why?"), List.of("history"), List.of("usage"))) {
      Console console = console(model).with("XDG_DATA_HOME", home.toString());
      assertThat(console.run(command.toArray(String[]::new))).isEqualTo(1);
      assertThat(console.out()).isEmpty();
      assertThat(console.err()).contains("the file is damaged", "move it away").hasLineCount(1);
      assertThat(console.err()).contains(file.toString());
    }
    assertThat(model.asked()).isEmpty();
    assertThat(file).hasContent("a letter to somebody, ".repeat(100));
  }

  @Test
  void aFolderThatCannotBeUsedIsOneSentenceAndNoSaveStillWorks() throws IOException {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    Path blocked = Files.createFile(home.resolve("blocked"));
    Console console = console(model).with("XDG_DATA_HOME", blocked.toString());

    assertThat(console.run("ask", "Why?")).isEqualTo(1);
    assertThat(console.err())
        .startsWith("Chats cannot be kept in " + blocked)
        .contains("--no-save")
        .hasLineCount(1);
    assertThat(model.asked()).isEmpty();

    assertThat(console.run("ask", "--no-save", "Why?")).isZero();
    assertThat(console.out()).isEqualTo("Yes.\n");
  }

  @Test
  void aDatabaseOfTheServersIsLeftAloneUnlessSaidAsWhom() {
    Console console =
        console(ScriptedModel.saying("Yes."))
            .with("POSTGRES_URL", "postgres://nobody:hunter2@127.0.0.1:1/chat");

    assertThat(console.run("ask", "Why?")).isZero();
    assertThat(console.run("history")).isZero();
    assertThat(console.out()).contains("Why?");
  }

  @Test
  void whoIsNamedBeforeTheWordIsNotTakenForWhoIsHere() {
    assertThat(console(ScriptedModel.saying("Yes.")).run("ask", "Why?")).isZero();
    Console before = console(ScriptedModel.silent());
    assertThat(before.run("history")).isZero();
    String id = before.out().lines().toList().getLast().substring(0, 8);

    Console console = console(ScriptedModel.silent());
    assertThat(console.run("history", "--as", "anna@example.org", "delete", id)).isEqualTo(2);
    assertThat(console.run("history", "--as=anna@example.org", "search", "Why")).isEqualTo(2);
    assertThat(console.run("history", "--as=anna@example.org", "show", id)).isEqualTo(2);

    assertThat(console.out()).isEmpty();
    assertThat(console.err().lines())
        .hasSize(3)
        .containsOnly("--as asks the server's own database: set POSTGRES_URL to it.");
    Console after = console(ScriptedModel.silent());
    assertThat(after.run("history")).isZero();
    assertThat(after.out()).isEqualTo(before.out());
  }

  @Test
  void theDemosScriptCostsNothing() {
    assertThat(console(ScriptedModel.saying("Yes.")).asDemo().run("ask", "Why?")).isZero();

    Console console = console(ScriptedModel.silent());
    assertThat(console.run("usage")).isZero();
    assertThat(console.out())
        .contains("2026-11-23  1          0      0      0       0       $0.0000")
        .doesNotContain("claude");
  }
}
