package ai.chatbot.postgres;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The numbered SQL files beside this class, on a connection of their own without time limits. */
final class Migrations {
  private static final String FILES = "classpath:ai/chatbot/postgres/migration";

  /** Whoever holds a table for long makes the migration fail, not everybody behind it wait. */
  private static final String PATIENCE = "-c lock_timeout=10s";

  /** PostgreSQL's own code for what {@code raise exception} says. */
  private static final String RAISED = "P0001";

  private final Flyway flyway;

  Migrations(PostgresUrl url) {
    flyway =
        Flyway.configure()
            .dataSource(
                url.dataSource(
                    Map.of("ApplicationName", "ai-chatbot migrations", "options", PATIENCE)))
            .locations(FILES)
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .loggers("slf4j")
            .load();
  }

  List<String> migrate() {
    try {
      return flyway.migrate().migrations.stream()
          .map(done -> name(done.version, done.description))
          .toList();
    } catch (FlywayException e) {
      throw refused(e).<RuntimeException>map(why -> new IllegalStateException(why, e)).orElse(e);
    }
  }

  /** What a migration says of a database that it cannot work on. */
  private static Optional<String> refused(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(PSQLException.class::isInstance)
        .map(cause -> ((PSQLException) cause).getServerErrorMessage())
        .filter(told -> told != null && RAISED.equals(told.getSQLState()))
        .map(ServerErrorMessage::getMessage)
        .filter(Objects::nonNull)
        .findFirst();
  }

  List<String> pending() {
    return Stream.of(flyway.info().pending()).map(Migrations::name).toList();
  }

  private static String name(MigrationInfo migration) {
    return name(migration.getVersion().getVersion(), migration.getDescription());
  }

  private static String name(String version, String description) {
    return version + " " + description;
  }
}
