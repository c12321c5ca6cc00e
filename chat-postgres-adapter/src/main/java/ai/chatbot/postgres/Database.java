package ai.chatbot.postgres;

import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The way from the stores to their database: a connection of the pool for as long as some work
 * takes. Where the database is the trouble, not what was asked of it, this throws {@link
 * StoreUnavailable}; every other error stays as it is. Safe for use by many threads.
 */
final class Database {
  /**
   * How the database's codes for such trouble begin: no connection, or one that broke; shutting
   * down, starting up, or the end of a session that sat idle; a deadlock; out of something; a lock
   * or a statement that took too long; one that has become a standby, which a failover does.
   */
  private static final List<String> ITS_OWN_TROUBLE =
      List.of("08", "57P", "25P03", "25P04", "40", "53", "55P03", "57014", "25006");

  /** How the codes begin for data that it refuses, however often they come. */
  private static final List<String> REFUSAL = List.of("22", "23", "54");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Jdbi jdbi;
  private final Turnstile users = new Turnstile(PATIENCE);

  Database(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What comes out of that work, each statement of which takes effect by itself. */
  <R> R with(HandleCallback<R, RuntimeException> work) {
    return told(() -> jdbi.withHandle(work));
  }

  /** Does that work, each statement of which takes effect by itself. */
  void use(HandleConsumer<RuntimeException> work) {
    with(work.asCallback());
  }

  /** What comes out of that work, which takes effect as a whole. */
  <R> R inTransaction(HandleCallback<R, RuntimeException> work) {
    return told(() -> jdbi.inTransaction(work));
  }

  /**
   * What comes out of that work, which takes effect as a whole and begins by holding that user: see
   * {@link Locks}.
   */
  <R> R inTransactionOf(UserId user, HandleCallback<R, RuntimeException> work) {
    return users.pass(user, () -> inTransaction(work));
  }

  /** Does that work, which takes effect as a whole. */
  void useTransaction(HandleConsumer<RuntimeException> work) {
    inTransaction(work.asCallback());
  }

  /**
   * What comes out of that write.
   *
   * @throws IllegalArgumentException if the database can never keep what it is given
   */
  static <R> R keeping(Supplier<R> write) {
    try {
      return write.get();
    } catch (JdbiException e) {
      if (causes(e).anyMatch(cause -> says(cause, REFUSAL))) {
        throw new IllegalArgumentException("the database can never keep this", e);
      }
      throw e;
    }
  }

  private static <R> R told(Supplier<R> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw unavailable(e).<RuntimeException>map(it -> it).orElse(e);
    }
  }

  private static Optional<StoreUnavailable> unavailable(JdbiException trouble) {
    return trouble instanceof ConnectionException
            || causes(trouble).anyMatch(cause -> says(cause, ITS_OWN_TROUBLE))
        ? Optional.of(new StoreUnavailable("PostgreSQL does not answer: " + why(trouble), trouble))
        : Optional.empty();
  }

  private static boolean says(SQLException cause, List<String> codes) {
    String code = Objects.requireNonNullElse(cause.getSQLState(), "");
    return codes.stream().anyMatch(code::startsWith);
  }

  /** The innermost has met it; the pool says no more than that it waited. */
  private static String why(JdbiException trouble) {
    return causes(trouble)
        .map(SQLException::getMessage)
        .reduce((outer, inner) -> inner)
        .orElse("no reason given");
  }

  private static Stream<SQLException> causes(Throwable trouble) {
    return Stream.iterate(trouble, Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast);
  }
}
