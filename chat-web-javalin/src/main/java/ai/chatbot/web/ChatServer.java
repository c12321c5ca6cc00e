package ai.chatbot.web;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.port.Weather;
import ai.chatbot.web.account.Argon2Hasher;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The running server. It stops, and stops everything that it started, when it is closed or when the
 * process is told to end. Safe for use by many threads.
 */
public final class ChatServer implements AutoCloseable {
  private final Settings settings;
  private final Lifetime lifetime = Lifetime.ofThisProcess();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private int port;
  private boolean demo;

  private ChatServer(Settings settings) {
    this.settings = settings;
  }

  /**
   * Starts a server: opens the database, brings its schema up to date, opens the model, listens.
   *
   * @throws CannotStart with what to do about it; whatever had been started is stopped again
   */
  public static ChatServer start(Settings settings, Map<String, String> environment, Path home) {
    ChatServer server = new ChatServer(settings);
    boolean started = false;
    try {
      server.open(environment, home);
      started = true;
      return server;
    } finally {
      server.lifetime.openingIsOver();
      if (!started) {
        server.close();
      }
    }
  }

  /** The address to open in a browser on this machine. */
  public String address() {
    return "http://" + (isLocal() ? "localhost" : settings.host()) + ":" + port;
  }

  /**
   * Tells the person at the terminal, in a line, that the chat is there; in others, if it is the
   * demo, and which families nobody answers for.
   */
  public void announce(PrintStream out) {
    out.println("AI Chatbot is ready on " + address() + " (Ctrl-C stops it).");
    if (demo) {
      out.println(
          "It answers from the demo's script: to talk to Amazon Bedrock, start it with AWS"
              + " credentials, for example AWS_PROFILE=you ./chat serve.");
    }
    List<String> unanswered = unanswered();
    if (!unanswered.isEmpty()) {
      out.println(
          "Not callable from %s today: %s. Set AWS_REGION, or CHAT_GLOBAL_INFERENCE to true."
              .formatted(settings.region(), String.join(", ", unanswered)));
    }
    out.flush();
  }

  /** The families of which no model can be called from here today. */
  private List<String> unanswered() {
    ModelRouter router = settings.router();
    ModelCatalog catalog = router.catalog();
    return catalog.models().stream()
        .map(model -> catalog.withoutPlan(model.id().value()))
        .filter(pick -> router.route(Purpose.CHAT, pick, Instant.now()).first().isEmpty())
        .map(Pick::name)
        .toList();
  }

  /** Waits until the server has been stopped. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /**
   * Takes no more questions, lets answers end for as long as the settings say, keeps the text of
   * the rest, and stops. A second call does nothing.
   */
  @Override
  public void close() {
    lifetime.close();
  }

  private void open(Map<String, String> environment, Path home) {
    lifetime.opened(stopped::countDown);
    requireSecretForADatabaseOfOnesOwn();
    OpenModel model = lifetime.opened(OpenModel.of(settings, environment, home));
    Wiring.Database database = lifetime.opened(Wiring.openDatabase(settings));
    demo = model.isDemo();
    database.migrate();
    Optional<Weather> weather = Wiring.weather(settings, demo);
    Chatbot chatbot = openChatbot(database, model, weather);
    HealthHandlers health =
        new HealthHandlers(List.of(database::check, model.health(), chatbot::check));
    Site site = new Site(settings, secret(), chatbot, Argon2Hasher.forThisMachine());
    Listener listener =
        lifetime.opened(new Listener(settings, site.routes(health, demo, weather.isPresent())));
    // Closed before the listener, so that readers see how their answers ended.
    lifetime.opened(chatbot);
    port = listener.listen();
    lifetime.opened(FiguresLine.of(chatbot));
    database.describe(address());
  }

  private Chatbot openChatbot(
      Wiring.Database database, OpenModel model, Optional<Weather> weather) {
    Chatbot.Builder builder =
        Chatbot.asking(model.languageModel(), settings.router())
            .stores(database.stores())
            .plans(settings.plans())
            .operator(new OperatorLines())
            .liveReplies(settings.liveBounds())
            .grace(settings.shutdownGrace());
    settings.guestLife().ifPresent(builder::guestsKeptFor);
    weather.ifPresent(builder::weather);
    Chatbot chatbot = builder.open();
    if (database.isEmbedded()) {
      chatbot.closeAbandonedReplies();
    }
    return chatbot;
  }

  /** A database of one's own may have several servers, which have to share the secret. */
  private void requireSecretForADatabaseOfOnesOwn() {
    if (settings.postgresUrl().isPresent() && settings.sessions().secret().isEmpty()) {
      throw new CannotStart(
          "AUTH_SECRET is required with POSTGRES_URL: set it to 32 random bytes or more, for"
              + " example from `openssl rand -base64 32`.");
    }
  }

  private String secret() {
    return settings.sessions().secret().orElseGet(() -> SecretFile.in(settings.dataFolder()));
  }

  private boolean isLocal() {
    return List.of("127.0.0.1", "0.0.0.0", "::1", "::", "localhost").contains(settings.host());
  }
}
