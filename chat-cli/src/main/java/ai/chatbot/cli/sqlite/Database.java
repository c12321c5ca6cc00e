package ai.chatbot.cli.sqlite;

import ai.chatbot.core.port.StoreUnavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * The way from the stores to their file: one transaction at a time in this process, and one that
 * writes in all processes. Safe for use by many threads.
 */
final class Database implements AutoCloseable {
  /** Writers of other processes are waited for that long; each takes some milliseconds. */
  private static final int PATIENCE_MILLIS = 10_000;

  private final Path file;
  private final Connection connection;

  /** Not {@code synchronized}: threads that wait here are not to keep others from running. */
  private final ReentrantLock lock = new ReentrantLock();

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Over that file, which is there. */
  static Database over(Path file) {
    try {
      return new Database(file, config().createConnection("jdbc:sqlite:" + file));
    } catch (SQLException e) {
      SqlTrouble trouble = new SqlTrouble(e);
      throw trouble.isTheDrivers() ? FileUnusable.unreachable(file, e) : meant(file, trouble);
    }
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.enforceForeignKeys(true);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    return config;
  }

  Path file() {
    return file;
  }

  /** What comes out of that work, all of which sees the file as it is at one moment. */
  <T> T read(Function<Session, T> work) {
    return inTransaction("begin", work);
  }

  /** What comes out of that work, which takes effect as a whole, or not at all if it throws. */
  <T> T write(Function<Session, T> work) {
    return inTransaction("begin immediate", work);
  }

  /** Does so outside of any transaction. */
  void set(String pragma) {
    lock.lock();
    try {
      execute("pragma " + pragma);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw meant(file, new SqlTrouble(e));
    } finally {
      lock.unlock();
    }
  }

  private <T> T inTransaction(String beginning, Function<Session, T> work) {
    lock.lock();
    try {
      execute(beginning);
      return committed(work);
    } catch (SqlTrouble e) {
      throw meant(file, e);
    } finally {
      lock.unlock();
    }
  }

  private <T> T committed(Function<Session, T> work) {
    boolean done = false;
    try {
      Session session = new Session(connection);
      T result = work.apply(session);
      execute(session.isUndone() ? "rollback" : "commit");
      done = true;
      return result;
    } finally {
      if (!done) {
        rollBack();
      }
    }
  }

  /** After some failures SQLite has done so itself. */
  private void rollBack() {
    try {
      execute("rollback");
    } catch (SqlTrouble e) {
      // What went wrong before it is told.
    }
  }

  private void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SqlTrouble(e);
    }
  }

  private static RuntimeException meant(Path file, SqlTrouble trouble) {
    return switch (SQLiteErrorCode.getErrorCode(trouble.code())) {
      case SQLITE_CORRUPT, SQLITE_NOTADB -> FileUnusable.damaged(file, trouble);
      case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM -> FileUnusable.unreachable(file, trouble);
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL, SQLITE_IOERR ->
          new StoreUnavailable("SQLite cannot use " + file + ": " + trouble.getMessage(), trouble);
      case SQLITE_CONSTRAINT, SQLITE_TOOBIG ->
          new IllegalArgumentException("the file can never keep this", trouble);
      default -> new IllegalStateException("SQLite refuses: " + trouble.getMessage(), trouble);
    };
  }
}
