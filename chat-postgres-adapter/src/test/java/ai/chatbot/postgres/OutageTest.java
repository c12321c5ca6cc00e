package ai.chatbot.postgres;

import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.port.Health;
import ai.chatbot.core.port.StoreUnavailable;
import ai.chatbot.core.port.Stores;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A storage that is opened once and sees its database go and come. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class OutageTest {
  private final String user = "chat_" + UUID.randomUUID().toString().replace('-', '_');
  private final Forwarder address = new Forwarder(portOf(SharedServer.url()));
  private final PostgresUrl url =
      PostgresUrl.parse(
          "postgres://%s:secret@127.0.0.1:%d/%s".formatted(user, address.port(), user));
  private final HikariDataSource pool = ImpatientPool.of(url);
  private final PostgresStorage storage = new PostgresStorage(url, pool);

  @AfterEach
  void close() {
    storage.close();
    address.close();
  }

  @Test
  void aServerThatIsStartedAgainIsUsedAgain(@TempDir Path folder) {
    ChatId chat;
    try (LocalPostgres server = LocalPostgres.start(folder)) {
      makeDatabase(server.url());
      address.leadTo(portOf(server.url()));
      migrate();
      chat = ask(storage.stores());
    }

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> storage.stores().chats().find(chat));

    try (LocalPostgres again = LocalPostgres.start(folder)) {
      address.leadTo(portOf(again.url()));
      awaitUp();

      assertThat(storage.stores().chats().find(chat)).isPresent();
      ask(storage.stores());
    }
  }

  @Test
  void whenTheAddressLeadsToAnotherServerThatOneIsUsed(@TempDir Path folder) {
    makeDatabase(SharedServer.url());
    migrate();
    ChatId before = ask(storage.stores());
    try (LocalPostgres other = LocalPostgres.start(folder)) {
      makeDatabase(other.url());
      PostgresUrl there = other.url().withDatabase(user);
      try (PostgresStorage direct = PostgresStorage.connect(there)) {
        direct.migrate();

        address.leadTo(portOf(other.url()));
        awaitUp();
        ChatId after = ask(storage.stores());

        assertThat(direct.stores().chats().find(after)).isPresent();
        assertThat(direct.stores().chats().find(before)).isEmpty();
      }
    }
  }

  @Test
  void connectionsOnWhichNothingCanBeWrittenAnyMoreAreReplaced() {
    makeDatabase(SharedServer.url());
    migrate();
    Jdbi jdbi = Connections.over(pool);
    jdbi.useHandle(
        one -> {
          one.execute("set session characteristics as transaction read only");
          jdbi.useHandle(
              other -> other.execute("set session characteristics as transaction read only"));
        });

    assertThat(refusalsUntilSomethingIsWritten()).isBetween(1, 2);
    ask(storage.stores());
    ask(storage.stores());
  }

  @Test
  void aStandbyIsNotTheOneThatIsMeantUntilItIsPromoted(@TempDir Path folder) throws IOException {
    try (LocalPostgres server = LocalPostgres.start(folder)) {
      makeDatabase(server.url());
      address.leadTo(portOf(server.url()));
      migrate();
    }
    Files.createFile(folder.resolve("data").resolve("standby.signal"));
    try (LocalPostgres standby = LocalPostgres.start(folder)) {
      address.leadTo(portOf(standby.url()));

      awaitDown("primary");

      sql(standby.url()).useHandle(handle -> handle.execute("select pg_promote()"));
      awaitUp();
      ask(storage.stores());
    }
  }

  private int refusalsUntilSomethingIsWritten() {
    int refusals = 0;
    while (refusals < 10) {
      try {
        ask(storage.stores());
        return refusals;
      } catch (StoreUnavailable e) {
        assertThat(e).hasMessageContaining("read-only transaction");
        refusals++;
      }
    }
    return refusals;
  }

  /** The pool may have looked in vain before, and looks again a moment later. */
  private void migrate() {
    storage.migrate();
    awaitUp();
  }

  /** Each look takes as long as the pool waits for a connection. */
  private void awaitUp() {
    assertThat(
            Stream.generate(storage::check)
                .filter(health -> health.equals(new Health.Up()))
                .findFirst())
        .isPresent();
  }

  /** At first it may still say how the connections that were there ended. */
  private void awaitDown(String reason) {
    Health last =
        Stream.generate(storage::check)
            .filter(health -> health.equals(new Health.Up()) || health.toString().contains(reason))
            .findFirst()
            .orElseThrow();
    assertThat(last).isInstanceOf(Health.Down.class);
  }

  private void makeDatabase(PostgresUrl server) {
    sql(server)
        .useHandle(
            handle -> {
              handle.execute("create role %s superuser login password 'secret'".formatted(user));
              handle.execute("create database %s owner %s".formatted(user, user));
            });
  }

  private static ChatId ask(Stores stores) {
    return Replying.open(stores, AQuestion.by(anna())).chat();
  }

  private static Jdbi sql(PostgresUrl server) {
    return Connections.over(server.dataSource(Map.of()));
  }

  private static int portOf(PostgresUrl server) {
    return URI.create(server.toString()).getPort();
  }
}
