package ai.chatbot.web;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.port.Stores;

/**
 * The stores of a server's database, ready for use beside it. Safe for use by many threads.
 *
 * @param closing lets go of their connections
 */
public record OpenStores(Stores stores, Runnable closing) implements AutoCloseable {
  public OpenStores {
    requireNonNull(stores, "stores is null");
    requireNonNull(closing, "closing is null");
  }

  /**
   * Opens those in the database that {@code POSTGRES_URL} names, its schema as it is found, without
   * asking it anything.
   *
   * @throws CannotStart if no database is named, or its URL cannot be used
   */
  public static OpenStores of(Settings settings) {
    if (settings.postgresUrl().isEmpty()) {
      throw new CannotStart("POSTGRES_URL names no database: set it to the server's.");
    }
    Wiring.Database database = Wiring.openDatabase(settings);
    return new OpenStores(database.stores(), database::close);
  }

  @Override
  public void close() {
    closing.run();
  }
}
