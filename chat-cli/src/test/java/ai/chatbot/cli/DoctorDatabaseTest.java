package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.postgres.LocalPostgres;
import ai.chatbot.postgres.PostgresStorage;
import ai.chatbot.postgres.PostgresUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An examination of the server's own database. */
final class DoctorDatabaseTest {
  @TempDir private static Path folder;
  private static LocalPostgres server;
  private static String password;
  private static String url;

  private final Console console = new Console(ScriptedModel.silent()).with("CHAT_PROVIDER", "demo");

  @BeforeAll
  static void startAServer() throws IOException {
    server = LocalPostgres.start(folder);
    password = Files.readString(folder.resolve("password")).strip();
    url = server.url().toString().replace("postgres@", "postgres:" + password + "@");
  }

  @AfterAll
  static void stopIt() {
    server.close();
  }

  @Test
  void whatItsSchemaLacksIsWrongUntilItIsMigrated() {
    assertThat(examined(url)).isEqualTo(1);
    assertThat(console.out())
        .containsPattern("(?m)^database +ok +PostgreSQL [0-9.]+.*, without TLS$")
        .containsPattern(
            "(?m)^schema +wrong +Pending migrations \\(1 chats .*\\): run chat migrate");

    try (PostgresStorage storage = PostgresStorage.connect(PostgresUrl.parse(url))) {
      storage.migrate();
    }
    Console migrated =
        new Console(ScriptedModel.silent()).with("CHAT_PROVIDER", "demo").with("POSTGRES_URL", url);
    assertThat(migrated.run("doctor")).isZero();
    assertThat(migrated.out()).containsPattern("(?m)^schema +ok +up to date$");
  }

  /** The deployment guide's “Database Connection Failed”. */
  @Test
  void oneThatDoesNotAnswerIsWrongWithItsFix() {
    assertThat(examined("postgres://nobody:hunter2@127.0.0.1:1/chat")).isEqualTo(1);
    assertThat(console.out())
        .containsPattern("(?m)^database +wrong +The database cannot be used \\(.*127.0.0.1:1")
        .contains("check POSTGRES_URL, and that the database runs and lets this user in")
        .contains("its security group lets this machine in");
  }

  @Test
  void aPasswordThatIsWrongIsNotSaid() {
    assertThat(examined(url.replace(password, "hunter2"))).isEqualTo(1);
    assertThat(console.out()).containsPattern("(?m)^database +wrong .*check POSTGRES_URL");
  }

  @Test
  void anAddressThatIsNoneIsWrong() {
    assertThat(examined("mysql://nobody:hunter2@127.0.0.1/chat")).isEqualTo(1);
    assertThat(console.out())
        .containsPattern("(?m)^database +wrong +POSTGRES_URL cannot be used: ");
  }

  private int examined(String address) {
    int code = console.with("POSTGRES_URL", address).run("doctor");
    assertThat(console.out()).doesNotContain(password, "hunter2");
    return code;
  }
}
