package ai.chatbot.cli.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** What SQLite complained of. Its words name tables and columns, never what people wrote. */
final class SqlTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int KIND = 0xff;

  private final int code;

  SqlTrouble(SQLException cause) {
    super(cause.getMessage(), cause);
    code = cause instanceof SQLiteException known ? known.getResultCode().code & KIND : 0;
  }

  /** SQLite's primary result code; 0 where it is the driver that complains. */
  int code() {
    return code;
  }

  /** Does the driver complain, for example that it finds no SQLite for this machine? */
  boolean isTheDrivers() {
    return code == 0;
  }
}
