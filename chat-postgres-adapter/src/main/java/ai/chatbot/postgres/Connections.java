package ai.chatbot.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * How this adapter talks to the database: few connections, nobody waits for ever, and none is used
 * for long that leads to a database which is no longer the right one.
 */
final class Connections {
  private static final int PER_PROCESSOR = 4;
  private static final int AT_LEAST = 8;
  private static final int AT_MOST = 20;
  private static final int FEWEST = 2;
  private static final int IDLE = 2;
  private static final long WAIT_MILLIS = 5_000;
  private static final long PROOF_OF_LIFE_MILLIS = 1_500;

  /** More often than any firewall forgets a connection that is silent. */
  private static final long KEEP_ALIVE_MILLIS = 120_000;

  private static final long LIFE_MILLIS = 600_000;

  /** One that is needed no longer goes before its life is over: else nothing ever shrinks. */
  private static final long IDLE_MILLIS = 300_000;

  /** What the database itself gives up after, so that a lock or a lost client harms nobody long. */
  private static final String LIMITS =
      """
      set statement_timeout = '10s';
      set lock_timeout = '5s';
      set idle_in_transaction_session_timeout = '30s'
      """;

  /**
   * The driver's own settings, in seconds. A socket that is silent for longer than any statement
   * may take is dead. Of several servers the one that takes writes is meant, and a name that has
   * come to lead to a standby is none. The server's details of an error quote rows, which is what
   * people wrote.
   */
  private static final Map<String, String> DRIVER =
      Map.of(
          "connectTimeout", "5",
          "socketTimeout", "30",
          "tcpKeepAlive", "true",
          "targetServerType", "primary",
          "logServerErrorDetail", "false");

  private Connections() {}

  /** Enough for every processor to be busy, here and in the database; more would only queue. */
  static int forThisMachine() {
    return forProcessors(Runtime.getRuntime().availableProcessors());
  }

  static int forProcessors(int processors) {
    return Math.clamp((long) PER_PROCESSOR * processors, AT_LEAST, AT_MOST);
  }

  /** Connections outside the pool, which the database lists under that name. */
  static DataSource named(String application, PostgresUrl url) {
    Map<String, String> settings = new HashMap<>(DRIVER);
    settings.put("ApplicationName", application);
    return url.dataSource(settings);
  }

  static HikariDataSource pool(PostgresUrl url) {
    return pool(url, forThisMachine());
  }

  static HikariDataSource pool(PostgresUrl url, int connections) {
    return new HikariDataSource(config(url, connections));
  }

  static HikariConfig config(PostgresUrl url, int connections) {
    if (connections < FEWEST) {
      throw new IllegalArgumentException("connections is below " + FEWEST);
    }
    HikariConfig config = new HikariConfig();
    config.setPoolName("ai-chatbot");
    config.setDataSource(named("ai-chatbot", url));
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(IDLE);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setValidationTimeout(PROOF_OF_LIFE_MILLIS);
    config.setKeepaliveTime(KEEP_ALIVE_MILLIS);
    config.setMaxLifetime(LIFE_MILLIS);
    config.setIdleTimeout(IDLE_MILLIS);
    config.setExceptionOverride(new NoStandby());
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(LIMITS);
    return config;
  }

  /** Errors name no parameters: those are what people wrote. */
  static Jdbi over(DataSource connections) {
    Jdbi jdbi = Jdbi.create(connections).installPlugin(new PostgresPlugin());
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }

  /** A connection on which nothing can be written is thrown out: its server is no longer ours. */
  private static final class NoStandby implements SQLExceptionOverride {
    private static final String READ_ONLY = "25006";

    @java.lang.Override
    public Override adjudicate(SQLException trouble) {
      return READ_ONLY.equals(trouble.getSQLState())
          ? Override.MUST_EVICT
          : Override.CONTINUE_EVICT;
    }
  }
}
