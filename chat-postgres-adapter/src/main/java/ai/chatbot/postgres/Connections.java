package ai.chatbot.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;

/** How this adapter talks to the database: few connections, nobody waits for ever. */
final class Connections {
  private static final int AT_MOST = 10;
  private static final int IDLE = 2;
  private static final long WAIT_MILLIS = 5_000;

  /** What the database itself gives up after, so that a lock or a lost client harms nobody long. */
  private static final String LIMITS =
      """
      set statement_timeout = '10s';
      set lock_timeout = '5s';
      set idle_in_transaction_session_timeout = '30s'
      """;

  /**
   * The driver's own settings, in seconds. A socket that is silent for longer than any statement
   * may take is dead. The server's details of an error quote rows, which is what people wrote.
   */
  private static final Map<String, String> DRIVER =
      Map.of(
          "ApplicationName", "ai-chatbot",
          "connectTimeout", "5",
          "socketTimeout", "30",
          "tcpKeepAlive", "true",
          "logServerErrorDetail", "false");

  private Connections() {}

  static HikariDataSource pool(PostgresUrl url) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("ai-chatbot");
    config.setDataSource(url.dataSource(DRIVER));
    config.setMaximumPoolSize(AT_MOST);
    config.setMinimumIdle(IDLE);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(LIMITS);
    return new HikariDataSource(config);
  }

  /** Errors name no parameters: those are what people wrote. */
  static Jdbi over(DataSource connections) {
    Jdbi jdbi = Jdbi.create(connections).installPlugin(new PostgresPlugin());
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }
}
