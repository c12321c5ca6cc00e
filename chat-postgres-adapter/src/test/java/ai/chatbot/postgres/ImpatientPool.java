package ai.chatbot.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** A pool like the real one, which waits half a second for a connection. */
final class ImpatientPool {
  private static final long WAIT_MILLIS = 500;

  private ImpatientPool() {}

  static HikariDataSource of(PostgresUrl url) {
    HikariConfig config = Connections.config(url, 2);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setValidationTimeout(WAIT_MILLIS);
    return new HikariDataSource(config);
  }
}
