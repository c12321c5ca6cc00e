package ai.chatbot.postgres;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.port.Stores;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database of a test class's own, on a server that all share. */
final class ADatabase implements BeforeAllCallback, AfterAllCallback {
  private final Supplier<PostgresUrl> server;
  private @Nullable PostgresUrl url;
  private @Nullable PostgresStorage storage;

  private ADatabase(Supplier<PostgresUrl> server) {
    this.server = server;
  }

  /** On the embedded server. */
  static ADatabase embedded() {
    return new ADatabase(SharedServer::url);
  }

  /** On that server. */
  static ADatabase on(Supplier<PostgresUrl> server) {
    return new ADatabase(server);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
    jdbi(server.get()).useHandle(handle -> handle.execute("create database " + name));
    url = server.get().withDatabase(name);
    storage = PostgresStorage.connect(url);
    storage.migrate();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    storage().close();
  }

  PostgresUrl url() {
    return requireNonNull(url);
  }

  PostgresStorage storage() {
    return requireNonNull(storage);
  }

  /** The stores, with every row gone. */
  Stores emptied() {
    sql()
        .useHandle(
            handle ->
                handle.execute("delete from users; delete from usage_ledger; delete from leases"));
    return storage().stores();
  }

  /** A way past the stores. */
  Jdbi sql() {
    return jdbi(url());
  }

  private static Jdbi jdbi(PostgresUrl url) {
    return Connections.over(url.dataSource(Map.of()));
  }
}
