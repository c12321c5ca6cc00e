package ai.chatbot.web;

import ai.chatbot.web.json.Json;
import ai.chatbot.web.limit.Timing;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;

/** Javalin, set up: where it listens, and what it makes of requests before the routes do. */
final class Listener implements AutoCloseable {
  private static final long LARGEST_REQUEST = 1 << 20;

  /** Java's own 50 are few: who comes when they are used up is thrown out without a word. */
  private static final int WAITING_TO_BE_LET_IN = 4_096;

  /** In bytes a second, for the body of a request. */
  private static final long SLOWEST_BODY = 1_000;

  private final GracefulHandler responses = new GracefulHandler();
  private final Settings settings;
  private final Duration patience;
  private final Javalin javalin;

  Listener(Settings settings, Routes routes) {
    this(settings, routes, Duration.ofSeconds(30));
  }

  /** Hangs up on whoever has asked for nothing so long after they connected. */
  Listener(Settings settings, Routes routes, Duration patience) {
    this.patience = patience;
    this.settings = settings;
    this.javalin = Javalin.create(config -> configure(config, routes));
  }

  /** Begins to listen and returns the port. */
  int listen() {
    requireAddressOfThisMachine(settings.host());
    try {
      return javalin.start().port();
    } catch (RuntimeException e) {
      if (isTaken(e)) {
        throw new CannotStart(
            "Port " + settings.port() + " is taken: stop what listens there, or set PORT.", e);
      }
      throw e;
    }
  }

  /** What it serves, as in {@code GET /api/chat/{id}}. */
  Set<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method + " " + endpoint.path)
        .collect(Collectors.toSet());
  }

  /** Takes no more requests, and lets readers be told how their answers have ended. */
  @Override
  public void close() {
    awaitLastWords();
    javalin.stop();
  }

  private void awaitLastWords() {
    try {
      responses.shutdown().get(Timing.LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Whoever is still being told something is cut off.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void configure(JavalinConfig config, Routes routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = LARGEST_REQUEST;
    config.http.prefer405over404 = true;
    config.jsonMapper(new JavalinJackson(Json.MAPPER, true));
    config.jetty.addConnector(this::connector);
    responses.setHandler(new NoWebSockets(new MinimumDataRateHandler(SLOWEST_BODY, 0)));
    config.jetty.modifyServer(server -> server.setHandler(responses));
    config.router.javaLangErrorHandler(Failures::fatal);
    config.requestLogger.http(Requests::end);
    routes.addTo(config.routes);
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setUriCompliance(UriCompliance.DEFAULT);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setAcceptQueueSize(WAITING_TO_BE_LET_IN);
    connector.setIdleTimeout(Timing.IDLE.toMillis());
    connector.addBean(new SlowClients(connector.getScheduler(), patience));
    return connector;
  }

  private static void requireAddressOfThisMachine(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
        return;
      }
    } catch (IOException e) {
      // told below
    }
    throw new CannotStart(
        "HOST is “"
            + host
            + "”: set it to an address of this machine, such as 127.0.0.1, or to"
            + " 0.0.0.0 for every one.");
  }

  private static boolean isTaken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }
}
