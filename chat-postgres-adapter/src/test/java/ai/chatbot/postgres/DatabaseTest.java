package ai.chatbot.postgres;

import static ai.chatbot.core.contract.AQuestion.aChat;
import static ai.chatbot.core.contract.AQuestion.aReply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.port.StoreUnavailable;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DatabaseTest {
  @RegisterExtension static final ADatabase DATABASE = ADatabase.embedded();

  private final HikariDataSource pool = Connections.pool(DATABASE.url());
  private final Database database = new Database(Connections.over(pool));

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void wherePostgresqlIsAwayNeitherAReadNorAWriteSucceedsAndTheOperatorHearsWhy() {
    try (HikariDataSource nowhere =
        ImpatientPool.of(PostgresUrl.parse("postgres://anna:hunter2@127.0.0.1:1/chat"))) {
      Database away = new Database(Connections.over(nowhere));
      ReplyLog log = new PostgresReplyLog(away, new Hints(DATABASE.url()));

      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> new PostgresChats(away).find(aChat()))
          .withMessageStartingWith(
              "PostgreSQL does not answer: Connection to 127.0.0.1:1 refused.");
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> log.requestStop(aReply()))
          .withRootCauseInstanceOf(java.net.ConnectException.class);
    }
  }

  @Test
  void whoWaitsForALockIsNotKeptForEver() {
    DATABASE
        .sql()
        .useTransaction(
            holder -> {
              holder.execute("lock table leases");

              assertThatExceptionOfType(StoreUnavailable.class)
                  .isThrownBy(() -> database.useTransaction(DatabaseTest::lockImpatiently))
                  .withMessageEndingWith("due to lock timeout");
            });
  }

  @Test
  void aConnectionThatBreaksIsToldAndTheNextOneWorks() {
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> database.use(DatabaseTest::killAndAsk))
        .withMessageContaining("terminating connection");
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> database.useTransaction(DatabaseTest::killAndAsk))
        .withMessageContaining("terminating connection");

    assertThat(database.<Integer>with(handle -> one(handle, "select 1"))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "57P01", "57P02", "57P03", "57P05", "40001", "40P01", "53100", "53300", "55P03",
        "57014", "25006", "25P03", "25P04"
      })
  void whatIsTheDatabasesOwnTroubleMayPass(String code) {
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> database.use(handle -> fail(handle, code)))
        .withMessage("PostgreSQL does not answer: ERROR: trouble")
        .withRootCauseInstanceOf(SQLException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"22012", "23505", "25P02", "42P01", "54000", "55000", "57000", "P0001"})
  void whatIsAskedWronglyStaysWrong(String code) {
    assertThatExceptionOfType(JdbiException.class)
        .isThrownBy(() -> database.use(handle -> fail(handle, code)))
        .withRootCauseInstanceOf(SQLException.class);
  }

  private static void lockImpatiently(Handle handle) {
    handle.execute("set local lock_timeout = '10ms'");
    handle.execute("lock table leases");
  }

  private static void killAndAsk(Handle handle) {
    int session = one(handle, "select pg_backend_pid()");
    DATABASE
        .sql()
        .useHandle(killer -> killer.execute("select pg_terminate_backend(?, 10000)", session));
    handle.execute("select 1");
  }

  private static void fail(Handle handle, String code) {
    handle.execute(
        "do $$ begin raise exception 'trouble' using errcode = '%s'; end $$".formatted(code));
  }

  private static int one(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(int.class).one();
  }
}
