package ai.chatbot.postgres;

import ai.chatbot.core.port.Health;
import ai.chatbot.core.port.StoreUnavailable;
import ai.chatbot.core.port.Stores;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;

/**
 * Every store in one PostgreSQL database. Safe for use by many threads. What a store throws says
 * nothing of what people wrote.
 *
 * <p>A database that comes back, or whose name comes to lead to another server, is used again
 * without a word: a connection that has been silent for 30 seconds in the middle of a statement is
 * given up, one that the server has closed or on which nothing can be written is replaced, none
 * lives longer than 10 minutes, and Java looks a name up again after 30 seconds. Until then the
 * stores throw {@link StoreUnavailable}.
 */
public final class PostgresStorage implements AutoCloseable {
  private static final String SERVER =
      """
      select current_setting('server_version') as version, coalesce(version, '') as tls
      from pg_stat_ssl
      where pid = pg_backend_pid()
      """;

  private final HikariDataSource pool;
  private final Database database;
  private final Hints hints;
  private final Migrations migrations;

  /** Over that pool, which is closed with it. */
  PostgresStorage(PostgresUrl url, HikariDataSource pool) {
    this.pool = pool;
    database = new Database(Connections.over(pool));
    hints = new Hints(url);
    migrations = new Migrations(url);
  }

  /**
   * The stores in that database. Nothing is sent yet, so this succeeds even while the database is
   * away. Its schema must be up to date before a store is used: see {@link #migrate}.
   *
   * @throws IllegalArgumentException if the URL names a file of certificate authorities that is not
   *     there
   */
  public static PostgresStorage connect(PostgresUrl url) {
    return connect(url, Connections.forThisMachine());
  }

  /**
   * The stores in that database, over so many connections at most instead of four for each
   * processor, 8 to 20.
   *
   * @throws IllegalArgumentException if those are fewer than two, or if the URL names a file of
   *     certificate authorities that is not there
   */
  public static PostgresStorage connect(PostgresUrl url, int connections) {
    url.checkAuthorities();
    return new PostgresStorage(url, Connections.pool(url, connections));
  }

  /** The stores; leases run on the database's clock. */
  public Stores stores() {
    return new Stores(
        new PostgresTurns(database),
        new PostgresChats(database),
        new PostgresMessages(database),
        new PostgresVotes(database),
        new PostgresDocuments(database),
        new PostgresSuggestions(database),
        new PostgresUsers(database),
        new PostgresUsageLedger(database),
        new PostgresReplyLog(database, hints));
  }

  /**
   * Ends every lease, so that what instances before this one left behind can be taken over at once.
   * Only for a database that no other instance uses.
   */
  public void endAllLeases() {
    database.use(handle -> handle.execute(ReplySql.END_ALL_LEASES));
  }

  /**
   * Brings the schema up to date. Of several that do so at once one works and the others wait. A
   * migration only adds, so that the previous release runs on the new schema.
   *
   * @return the names of the migrations that ran, in order
   */
  public List<String> migrate() {
    return migrations.migrate();
  }

  /** The names of the migrations that {@link #migrate} would run, in order. */
  public List<String> pendingMigrations() {
    return migrations.pending();
  }

  /** Which PostgreSQL it is, and whether others on the way can read what is said to it. */
  public String server() {
    return database.with(
        handle ->
            handle
                .createQuery(SERVER)
                .map((row, context) -> server(row.getString("version"), row.getString("tls")))
                .one());
  }

  private static String server(String version, String tls) {
    return "PostgreSQL %s, %s".formatted(version, tls.isEmpty() ? "without TLS" : "over " + tls);
  }

  /** Asks the database for a sign of life; takes a few seconds at most and never throws. */
  public Health check() {
    try {
      database.use(handle -> handle.execute("select 1"));
      return new Health.Up();
    } catch (StoreUnavailable e) {
      return new Health.Down(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return new Health.Down("PostgreSQL is not well: " + e.getMessage());
    }
  }

  /** Closes every connection; a second call does nothing. */
  @Override
  public void close() {
    hints.close();
    pool.close();
  }
}
