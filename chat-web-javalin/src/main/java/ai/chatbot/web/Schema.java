package ai.chatbot.web;

import java.util.List;

/** The database's schema, apart from a running server: what {@code chat migrate} does. */
public final class Schema {
  private Schema() {}

  /** Brings the schema up to date and returns the names of the migrations that ran. */
  public static List<String> migrate(Settings settings) {
    try (Wiring.Database database = Wiring.openDatabase(settings)) {
      return database.migrate();
    }
  }

  /** The names of the migrations that {@link #migrate} would run. */
  public static List<String> pending(Settings settings) {
    try (Wiring.Database database = Wiring.openDatabase(settings)) {
      return database.pending();
    }
  }
}
