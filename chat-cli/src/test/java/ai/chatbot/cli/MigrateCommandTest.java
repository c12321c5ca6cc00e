package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.ScriptedModel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MigrateCommandTest {
  @TempDir private Path folder;

  @Test
  void whereNoDatabaseHasBeenMadeInfoSaysSoAndMakesNone() {
    Console console = console();
    assertThat(console.run("migrate", "--info")).isZero();
    assertThat(console.out())
        .isEqualToNormalizingNewlines(
            "There is no database in %s yet: the server, or chat migrate, makes one.\n"
                .formatted(folder));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDatabaseIsMadeAndThenUpToDate() {
    Console first = console();
    assertThat(first.run("migrate")).isZero();
    assertThat(first.out()).startsWith("Applied:\n  1 chats messages replies documents\n");
    Console second = console();
    assertThat(second.run("migrate", "--info")).isZero();
    assertThat(second.out()).isEqualTo("The schema is up to date.\n");
  }

  private Console console() {
    return new Console(ScriptedModel.saying("Hello.")).with("CHAT_DATA_DIR", folder.toString());
  }
}
