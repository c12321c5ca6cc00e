package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.postgres.LocalPostgres;
import ai.chatbot.postgres.PostgresStorage;
import ai.chatbot.postgres.PostgresUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the server's own database, as somebody who has registered there. */
final class KeptOnTheServerTest extends KeptChatsSuite {
  @TempDir private static Path folder;
  private static LocalPostgres server;
  private static PostgresStorage storage;
  private static String url;

  private final Path home = Homes.fresh();
  private final UserId anna = new UserId(UUID.randomUUID());
  private final String address = "anna-%s@example.org".formatted(anna);

  @BeforeAll
  static void startAServer() throws IOException {
    server = LocalPostgres.start(folder);
    String password = Files.readString(folder.resolve("password")).strip();
    url = server.url().toString().replace("postgres@", "postgres:" + password + "@");
    storage = PostgresStorage.connect(PostgresUrl.parse(url));
    storage.migrate();
  }

  @AfterAll
  static void stopIt() {
    storage.close();
    server.close();
  }

  @BeforeEach
  void register() {
    Account account =
        Account.registered(anna, new Email(address), new PasswordHash("a hash"), Console.NOON);
    assertThat(storage.stores().users().register(account)).isTrue();
  }

  @Override
  Console console(ScriptedModel model) {
    return new Console(model).in(home).with("POSTGRES_URL", url);
  }

  @Override
  List<String> there() {
    return List.of("--as", address);
  }

  @Test
  void whatIsAskedHereIsOnThePageAndNothingIsKeptHere() {
    assertThat(console(ScriptedModel.saying("Yes.")).run("ask", "--as=" + address, "Why?"))
        .isZero();

    assertThat(storage.stores().chats().page(anna, new Position.Newest(), 10))
        .map(ChatPage::chats)
        .map(chats -> chats.stream().map(Chat::title).toList())
        .isEqualTo(Optional.of(List.of("Why?")));
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void theAddressIsReadAsOnThePage() {
    Console console = console(ScriptedModel.silent());
    assertThat(console.run("history", "--as", " " + address.toUpperCase(Locale.ROOT) + " "))
        .isZero();
  }

  @Test
  void theAccountsAllowanceHolds() {
    Console console = console(ScriptedModel.saying("Yes.")).with("CHAT_MEMBER_QUESTIONS", "1");
    assertThat(console.run("ask", "--as", address, "One?")).isZero();

    assertThat(console.run("ask", "--as", address, "Two?")).isEqualTo(4);

    assertThat(console.err())
        .isEqualTo(
            "The questions of the last 24 hours are spent: the next may be asked at"
                + " 2026-11-24T12:00:00Z.\n");
  }

  @Test
  void aModelThatTheAccountMayNotAskIsOneSentence() {
    Console console = console(ScriptedModel.saying("Yes.")).with("CHAT_MEMBER_MODELS", "nova-lite");

    assertThat(console.run("ask", "--as", address, "-m", "nova-pro", "One?")).isEqualTo(2);

    assertThat(console.err())
        .isEqualTo("That account may not ask nova-pro: choose another with --model.\n");
  }

  @Test
  void whoHasNotRegisteredIsToldSo() {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    Console console = console(model);

    assertThat(console.run("ask", "--as", "ben@example.org", "Why?")).isEqualTo(2);

    assertThat(console.err())
        .isEqualTo(
            "Nobody has registered as ben@example.org: register on the server's page, or correct"
                + " --as.\n");
    assertThat(model.asked()).isEmpty();
  }

  @Test
  void whatIsNoAddressIsToldSo() {
    Console console = console(ScriptedModel.silent());

    assertThat(console.run("history", "--as", "ben")).isEqualTo(2);
    assertThat(console.err()).isEqualTo("“ben” is no e-mail address: correct --as.\n");
  }

  @Test
  void withoutADatabaseNobodyIsAnybody() {
    Console console = console(ScriptedModel.silent()).with("POSTGRES_URL", "");

    assertThat(console.run("history", "--as", address)).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("--as asks the server's own database: set POSTGRES_URL to it.\n");
  }

  @Test
  void aDatabaseThatIsAwayOrEmptyIsOneSentenceWithoutThePassword() {
    Console away =
        console(ScriptedModel.silent())
            .with("POSTGRES_URL", "postgres://nobody:hunter2@127.0.0.1:1/chat");
    Console empty =
        console(ScriptedModel.silent())
            .with("POSTGRES_URL", url.replaceAll("/postgres$", "/template1"));

    assertThat(away.run("history", "--as", address)).isEqualTo(1);
    assertThat(empty.run("history", "--as", address)).isEqualTo(1);

    assertThat(away.err())
        .startsWith("PostgreSQL does not answer")
        .doesNotContain("hunter2")
        .hasLineCount(1);
    assertThat(empty.err())
        .startsWith("The database has not the server's tables")
        .contains("chat migrate")
        .hasLineCount(1);
  }
}
