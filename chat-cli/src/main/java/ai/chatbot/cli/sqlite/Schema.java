package ai.chatbot.cli.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables of the file. A version once released is never changed: the next one adds to it. */
final class Schema {
  /** The newest that this program knows. */
  static final int VERSION = 1;

  /** By this SQLite files are told apart; "ChAI" in ASCII. */
  private static final int OURS = 0x43684149;

  private static final String NOTHING_OF_ANYBODYS =
      "select 1 where not exists (select 1 from sqlite_master)";

  private Schema() {}

  /**
   * Brings the file's tables up to date, or makes them.
   *
   * @throws FileUnusable if it is a newer program's or another's; nothing is changed then
   */
  static void update(Database database) {
    if (database.read(session -> checked(session, database)) < VERSION) {
      database.write(session -> updated(session, checked(session, database)));
      database.set("journal_mode = wal");
    }
  }

  private static int checked(Session session, Database database) {
    int version = pragma(session, "user_version");
    boolean ours = pragma(session, "application_id") == OURS;
    if (!ours && !session.query(NOTHING_OF_ANYBODYS).finds()) {
      throw FileUnusable.foreign(database.file());
    }
    if (version > VERSION) {
      throw FileUnusable.newer(database.file(), version);
    }
    return version;
  }

  private static boolean updated(Session session, int from) {
    IntStream.rangeClosed(from + 1, VERSION)
        .mapToObj(Schema::script)
        .flatMap(script -> Stream.of(script.split(";\\R", -1)))
        .filter(statement -> !statement.isBlank())
        .forEach(statement -> session.query(statement).run());
    if (from == 0) {
      session.query("insert into owner (id) values (:id)").with("id", UUID.randomUUID()).run();
    }
    session.query("pragma application_id = " + OURS).run();
    session.query("pragma user_version = " + VERSION).run();
    return true;
  }

  private static int pragma(Session session, String name) {
    return session.query("pragma " + name).first(row -> row.count(name)).orElseThrow();
  }

  private static String script(int version) {
    String name = "schema-" + version + ".sql";
    try (InputStream script = requireNonNull(Schema.class.getResourceAsStream(name), name)) {
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
