package ai.chatbot.cli.sqlite;

import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Stores;
import ai.chatbot.postgres.StoredJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Every store in one SQLite file of one person. Several processes may use it at the same time. Safe
 * for use by many threads. What a store throws says nothing of what people wrote.
 */
public final class SqliteStorage implements AutoCloseable {
  private final Database database;
  private final InstantSource clock;

  private SqliteStorage(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The stores in that file; it and its folder are made if they are missing, and nobody else on
   * this machine can read them. Leases run on that clock.
   *
   * @throws FileUnusable if it cannot be used; it stays as it is
   */
  public static SqliteStorage open(Path file, InstantSource clock) {
    try {
      PrivateFile.make(file);
    } catch (IOException e) {
      throw FileUnusable.unreachable(file, e);
    }
    Database database = Database.over(file);
    try {
      Schema.update(database);
      // Has JSON loaded while whoever opens this on a thread of its own is busy with other things.
      StoredJson.ofParts(List.of());
      return new SqliteStorage(database, clock);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Whose file it is: made up when the file was made. */
  public UserId owner() {
    return database.read(
        session ->
            session
                .query("select id from owner")
                .first(row -> new UserId(row.id("id")))
                .orElseThrow());
  }

  /** The stores. Any of their methods may throw {@link FileUnusable} where the file is damaged. */
  public Stores stores() {
    return new Stores(
        new SqliteTurns(database),
        new SqliteChats(database),
        new SqliteMessages(database),
        new SqliteVotes(database),
        new SqliteDocuments(database),
        new SqliteSuggestions(database),
        new SqliteUsers(database),
        new SqliteUsageLedger(database),
        new SqliteReplyLog(database, clock));
  }

  /** Lets go of the file; a second call does nothing. */
  @Override
  public void close() {
    database.close();
  }
}
