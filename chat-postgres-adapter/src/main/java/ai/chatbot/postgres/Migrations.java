package ai.chatbot.postgres;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** The numbered SQL files beside this class, on a connection of their own without time limits. */
final class Migrations {
  private static final String FILES = "classpath:ai/chatbot/postgres/migration";

  /** Whoever holds a table for long makes the migration fail, not everybody behind it wait. */
  private static final String PATIENCE = "-c lock_timeout=10s";

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
    return flyway.migrate().migrations.stream()
        .map(done -> name(done.version, done.description))
        .toList();
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
