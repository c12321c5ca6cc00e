package ai.chatbot.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A PostgreSQL server of our own beside the application, whose rows outlive both. It listens on
 * this machine's loopback address alone, on a free port, and asks for a password that is kept in
 * its folder. One folder serves one server at a time. Safe for use by many threads.
 *
 * <p>The server does not hear the terminal's Ctrl-C, so the application can still write while it
 * shuts down; it closes the server as its last act. There is no shutdown hook here. A server left
 * behind by a killed application is stopped by the next start in its folder.
 */
public final class LocalPostgres implements AutoCloseable {
  private static final String DATABASE = "postgres";
  private static final String USER = "postgres";
  private static final Duration LONGEST_START = Duration.ofSeconds(30);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

  private final AtomicBoolean closed = new AtomicBoolean();
  private final ServerFolder folder;
  private final FolderLock lock;
  private final EmbeddedPostgres server;
  private final PostgresUrl url;

  private LocalPostgres(ServerFolder folder, FolderLock lock) throws IOException {
    String password = folder.password();
    this.folder = folder;
    this.lock = lock;
    this.server = started(folder, password);
    this.url = PostgresUrl.local(server.getPort(), DATABASE, USER, password);
    folder.markComplete();
  }

  /**
   * Starts a server in that folder, which is made if it is missing, and which from then on only
   * this user of the machine can read. The first start takes a few seconds.
   *
   * @throws FolderInUse if another server runs there, of this process or another
   * @throws CannotStart if it cannot start here; the message is one sentence for the operator
   */
  public static LocalPostgres start(Path folder) {
    refuseRootWithoutNamespaces();
    try {
      ServerFolder prepared = ServerFolder.prepared(folder);
      FolderLock lock = FolderLock.take(prepared.home());
      return startLocked(prepared, lock);
    } catch (IOException e) {
      throw new CannotStart("PostgreSQL cannot use the folder %s: %s.".formatted(folder, e), e);
    }
  }

  /** Where the server is, with its password. */
  public PostgresUrl url() {
    return url;
  }

  /**
   * Says in a word, for example by a web address, who uses the folder. Whoever tries to start there
   * meanwhile is told.
   */
  public void describe(String who) {
    lock.describe(who);
  }

  /** Stops the server and gives the folder free; a second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try (lock) {
        uninterrupted(this::stop);
      }
    }
  }

  private static LocalPostgres startLocked(ServerFolder folder, FolderLock lock) {
    try {
      Postmaster.clear(folder);
      folder.setUnfinishedAside();
      return new LocalPostgres(folder, lock);
    } catch (CannotStart e) {
      lock.close();
      throw e;
    } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
      stopWhatStarted(folder);
      lock.close();
      throw new CannotStart(
          "PostgreSQL did not start in %s: %s.".formatted(folder.home(), folder.complaint(e)), e);
    }
  }

  /** A server that took longer to start than anybody waited for. */
  private static void stopWhatStarted(ServerFolder folder) {
    try {
      Postmaster.clear(folder);
    } catch (IOException | RuntimeException e) {
      // Why it did not start is what the operator needs to hear; the next start tries again.
    }
  }

  private static EmbeddedPostgres started(ServerFolder folder, String password) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.data())
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(folder.binaries().toFile())
        .setPgBinaryResolver(new Binaries(folder.binaries()))
        .setRegisterShutdownHook(false)
        .setPGStartupWait(LONGEST_START)
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
        // The same rules of sorting and the same words in the log on every machine.
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        // Given after the library's own "-A trust", these win.
        .setLocaleConfig("auth-local", "scram-sha-256")
        .setLocaleConfig("auth-host", "scram-sha-256")
        .setLocaleConfig("pwfile", folder.passwordFile().toString())
        .setConnectConfig("password", password)
        // The library's defaults are for data that nobody misses.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "50")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("jit", "off")
        .start();
  }

  private void stop() {
    try {
      server.close();
      Postmaster.awaitEnd(folder, LONGEST_STOP);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An interrupt must not keep the server from being stopped; it is restored afterwards. */
  private static void uninterrupted(Runnable work) {
    boolean interrupted = Thread.interrupted();
    try {
      work.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void refuseRootWithoutNamespaces() {
    if (isRoot() && !LinuxUtils.isUnshareAvailable()) {
      throw new CannotStart(
          "PostgreSQL does not run as root and root cannot drop its rights here (unshare fails):"
              + " run as an ordinary user, or set POSTGRES_URL to a database of your own.");
    }
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The library's own programs, unpacked for this folder. The library remembers by this object
   * where it has unpacked them; by its own it would run one folder's server out of another's.
   */
  private record Binaries(Path folder) implements PgBinaryResolver {
    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    }
  }

  /** Why the server could not start, in one sentence for the operator. */
  public static class CannotStart extends RuntimeException {
    CannotStart(String message) {
      super(message);
    }

    CannotStart(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Another server runs in the folder; the message says whose. */
  public static final class FolderInUse extends CannotStart {
    FolderInUse(String message) {
      super(message);
    }
  }
}
