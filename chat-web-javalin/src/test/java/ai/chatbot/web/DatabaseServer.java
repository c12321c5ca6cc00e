package ai.chatbot.web;

import static java.util.Objects.requireNonNull;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.postgres.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that several servers share, and that can be stopped and started again under the same
 * address. For one thread.
 */
final class DatabaseServer implements AutoCloseable {
  private final Path folder;
  private final Forwarder address = new Forwarder();
  private @Nullable LocalPostgres running;

  /** Starts one in that folder. */
  DatabaseServer(Path folder) {
    this.folder = folder;
    start();
  }

  /** Starts it again with all that it held. */
  void start() {
    LocalPostgres started = LocalPostgres.start(folder);
    running = started;
    address.leadTo(URI.create(started.url().toString()).getPort());
  }

  /** Stops it: nobody is let in, and whoever is in is thrown out. */
  void stop() {
    address.leadNowhere();
    requireNonNull(running, "it does not run").close();
  }

  /** Where it is, with its password. */
  String url() {
    return "postgresql://postgres:%s@127.0.0.1:%d/postgres".formatted(password(), address.port());
  }

  /** Starts a server on it that asks that Bedrock. */
  ServerProcess serverAsking(ScriptedBedrock bedrock) {
    Map<String, String> settings = new HashMap<>(ServerProcess.asking(bedrock));
    settings.putAll(settings());
    return new ServerProcess(folder, settings);
  }

  /**
   * Settings by which a server is on it; all such servers know each other's guests, and have room
   * for as many answers at once as these ask for.
   */
  Map<String, String> settings() {
    return Map.of(
        "POSTGRES_URL",
        url(),
        "AUTH_SECRET",
        RunningChat.SECRET,
        "CHAT_LIVE_REPLIES_PER_USER",
        "200");
  }

  @Override
  public void close() {
    stop();
    address.close();
  }

  String password() {
    try {
      return Files.readString(folder.resolve("password")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
