package ai.chatbot.web;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.fake.QuickHasher;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Health;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Weather;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole HTTP side on a free port, over stores in memory and a model of the test's choice. */
final class RunningChat implements AutoCloseable {
  static final String SECRET = "a secret of at least thirty-two bytes";

  private final Stores stores = InMemoryStores.empty(InstantSource.system());
  private final Chatbot chatbot;
  private final Listener listener;
  private final int port;

  RunningChat(LanguageModel model) {
    this(model, Map.of());
  }

  /** With those settings. */
  RunningChat(LanguageModel model, Map<String, String> environment) {
    this(model, environment, Optional.empty());
  }

  /** That hangs up on whoever has asked for nothing so long after they connected. */
  RunningChat(LanguageModel model, Duration patience) {
    this(model, Map.of(), Optional.empty(), patience, true);
  }

  /** With those settings, and the weather if there is any. */
  RunningChat(LanguageModel model, Map<String, String> environment, Optional<Weather> weather) {
    this(model, environment, weather, true);
  }

  /** The same; {@code demo} says whether its pages say that they are one. */
  RunningChat(
      LanguageModel model,
      Map<String, String> environment,
      Optional<Weather> weather,
      boolean demo) {
    this(model, environment, weather, Duration.ofSeconds(30), demo);
  }

  private RunningChat(
      LanguageModel model,
      Map<String, String> environment,
      Optional<Weather> weather,
      Duration patience,
      boolean demo) {
    Settings settings = Settings.of(onAFreePort(environment), Path.of("unused"));
    Chatbot.Builder builder =
        Chatbot.asking(model, settings.router())
            .stores(stores)
            .plans(settings.plans())
            .operator(new OperatorLines())
            .liveReplies(settings.liveBounds())
            .grace(Duration.ZERO);
    weather.ifPresent(builder::weather);
    chatbot = builder.open();
    HealthHandlers health = new HealthHandlers(List.of(Health.Up::new));
    String secret = settings.sessions().secret().orElse(SECRET);
    Site site = new Site(settings, secret, chatbot, new QuickHasher());
    listener = new Listener(settings, site.routes(health, demo, weather.isPresent()), patience);
    port = listener.listen();
  }

  private static Map<String, String> onAFreePort(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("PORT", "0");
    return all;
  }

  String address() {
    return "http://localhost:" + port;
  }

  int port() {
    return port;
  }

  /** Where all of it is kept, for a test to put there what no person could: chats of last year. */
  Stores stores() {
    return stores;
  }

  /** Somebody with an empty cookie jar. */
  Visitor aVisitor() {
    return new Visitor(address());
  }

  /** Somebody who has opened the page and so is a guest. */
  Visitor aGuest() {
    Visitor guest = aVisitor();
    guest.get("/");
    return guest;
  }

  /** Every route, as in {@code GET /api/chat/{id}}. */
  Set<String> routes() {
    return listener.routes();
  }

  /** Sends these bytes and no more, and returns what comes back until the connection ends. */
  String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    chatbot.close();
    listener.close();
  }
}
