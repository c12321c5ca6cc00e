package ai.chatbot.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The database's schema, apart from a running server: what {@code chat migrate} does. */
public final class Schema {
  private Schema() {}

  /**
   * Brings the schema up to date and returns the names of the migrations that ran.
   *
   * @throws CannotStart if the database cannot be used
   */
  public static List<String> migrate(Settings settings) {
    return on(settings, Wiring.Database::migrate);
  }

  /**
   * The names of the migrations that {@link #migrate} would run; empty where no database has been
   * made yet, and then none is made.
   *
   * @throws CannotStart if the database cannot be used
   */
  public static Optional<List<String>> pending(Settings settings) {
    return Wiring.hasDatabase(settings)
        ? Optional.of(on(settings, Wiring.Database::pending))
        : Optional.empty();
  }

  /**
   * How the schema of the database stands that {@code POSTGRES_URL} names.
   *
   * @throws CannotStart if no database is named, or it cannot be used
   */
  public static SchemaState state(Settings settings) {
    if (settings.postgresUrl().isEmpty()) {
      throw new CannotStart("POSTGRES_URL names no database: set it to the server's.");
    }
    return on(settings, Wiring.Database::state);
  }

  private static <T> T on(Settings settings, Function<Wiring.Database, T> question) {
    try (Lifetime lifetime = Lifetime.ofThisProcess()) {
      return question.apply(lifetime.opened(Wiring.openDatabase(settings)));
    }
  }
}
