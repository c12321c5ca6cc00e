package ai.chatbot.postgres;

import static ai.chatbot.core.contract.People.anna;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.Heard;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.port.Health;
import ai.chatbot.core.reply.Reply;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate is for 127.0.0.1, and the settings of the URL that ask for one. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TlsTest {
  @TempDir static Path folder;

  private static @Nullable LocalPostgres server;
  private static @Nullable Path authority;
  private static @Nullable Path stranger;

  @BeforeAll
  static void start() throws Exception {
    server = LocalPostgres.start(folder.resolve("postgres"));
    Certificates certificates = new Certificates(folder);
    authority = certificates.authority("authority");
    stranger = certificates.authority("stranger");
    certificates.issue("authority", "ip:127.0.0.1", folder.resolve("postgres").resolve("data"));
    Jdbi sql = Connections.over(requireNonNull(server).url().dataSource(Map.of()));
    sql.useHandle(
        handle -> {
          handle.execute("create role anna superuser login password 'secret'");
          handle.execute("create database anna owner anna");
          handle.execute("alter system set ssl = on");
          handle.execute("select pg_reload_conf()");
        });
    while (!sql.withHandle(it -> it.createQuery("show ssl").mapTo(String.class).one())
        .equals("on")) {
      Thread.onSpinWait();
    }
  }

  @AfterAll
  static void stop() {
    requireNonNull(server).close();
  }

  @Test
  void everythingGoesOverTlsToTheServerWhoseAuthorityAndNameAreRight() throws InterruptedException {
    PostgresUrl url = url("127.0.0.1", "sslmode=verify-full&sslrootcert=" + authority);
    try (PostgresStorage storage = PostgresStorage.connect(url)) {
      storage.migrate();
      Reply reply = Replying.open(storage.stores(), AQuestion.by(anna()));

      try (Hints hints = new Hints(url, Duration.ofMillis(50));
          Heard heard =
              Heard.on(
                  new PostgresReplyLog(
                      new Database(Connections.over(url.dataSource(Map.of()))), hints),
                  Duration.ofSeconds(30))) {
        awaitASilence(url);
        heard.awaitStop(reply.id());
      }
      assertThat(
              ask(
                  url,
                  """
                  select bool_and(ssl)
                  from pg_stat_ssl join pg_stat_activity using (pid)
                  where application_name like 'ai-chatbot%'
                  """))
          .isEqualTo("t");
    }
  }

  @Test
  void anotherAuthoritysServerIsRefusedWhereTheAuthorityCounts() {
    assertThat(check(url("127.0.0.1", "sslmode=require&sslrootcert=" + stranger)))
        .isEqualTo(new Health.Up());
    assertThat(check(url("127.0.0.1", "sslmode=verify-full&sslrootcert=" + stranger)))
        .isInstanceOf(Health.Down.class);
    assertThat(check(url("127.0.0.1", "sslmode=verify-ca&sslrootcert=" + stranger)))
        .isInstanceOf(Health.Down.class);
  }

  @Test
  void aServerOfAnotherNameIsRefusedWhereTheNameCounts() {
    assertThat(check(url("localhost", "sslmode=verify-ca&sslrootcert=" + authority)))
        .isEqualTo(new Health.Up());
    assertThat(reason(url("localhost", "sslmode=verify-full&sslrootcert=" + authority)))
        .contains("localhost")
        .contains("hostname");
  }

  @Test
  void aServerWithoutTlsIsRefusedWhereTlsIsRequired() {
    String without = SharedServer.url().toString();
    PostgresUrl url = PostgresUrl.parse(without.replace("@", ":unused@") + "?sslmode=require");

    assertThat(reason(url))
        .isEqualTo("PostgreSQL does not answer: The server does not support SSL.");
  }

  @Test
  void aFileOfAuthoritiesThatIsNotThereIsToldBeforeAnythingIsAsked() {
    PostgresUrl url = url("127.0.0.1", "sslmode=verify-full&sslrootcert=/no/such/ca.pem");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PostgresStorage.connect(url))
        .withMessage("the database URL's sslrootcert is no file: /no/such/ca.pem");
  }

  private static void awaitASilence(PostgresUrl url) {
    while (!ask(
            url,
            """
            select count(*) from pg_stat_activity
            where application_name = 'ai-chatbot hints' and query = '' and state = 'idle'
            """)
        .equals("1")) {
      Thread.onSpinWait();
    }
  }

  private static String reason(PostgresUrl url) {
    Health health = check(url);
    assertThat(health).isInstanceOf(Health.Down.class);
    return ((Health.Down) health).reason();
  }

  private static Health check(PostgresUrl url) {
    try (PostgresStorage storage = new PostgresStorage(url, ImpatientPool.of(url))) {
      return storage.check();
    }
  }

  private static String ask(PostgresUrl url, String sql) {
    return Connections.over(url.dataSource(Map.of()))
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  private static PostgresUrl url(String host, String settings) {
    int port = URI.create(requireNonNull(server).url().toString()).getPort();
    return PostgresUrl.parse(
        "postgresql://anna:secret@%s:%d/anna?%s".formatted(host, port, settings));
  }
}
