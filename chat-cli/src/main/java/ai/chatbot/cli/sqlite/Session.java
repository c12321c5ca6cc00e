package ai.chatbot.cli.sqlite;

import java.sql.Connection;

/** One transaction, as its statements see it. For use by one thread. */
final class Session {
  private final Connection connection;
  private boolean undone;

  Session(Connection connection) {
    this.connection = connection;
  }

  Query query(String sql) {
    return new Query(connection, sql);
  }

  /** Has nothing of this transaction take effect. */
  void undo() {
    undone = true;
  }

  boolean isUndone() {
    return undone;
  }
}
