package ai.chatbot.web;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.port.Health;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.web.chat.ViewerLocation;
import ai.chatbot.web.session.PublicOrigin;
import ai.chatbot.web.session.SessionTokens;
import ai.chatbot.web.session.Sessions;
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
import java.util.UUID;

/** The whole HTTP side on a free port, over stores in memory and a model of the test's choice. */
final class RunningChat implements AutoCloseable {
  static final String SECRET = "a secret of at least thirty-two bytes";

  private final Chatbot chatbot;
  private final Listener listener;
  private final int port;

  RunningChat(LanguageModel model) {
    this(model, Map.of());
  }

  /** With those settings for models and plans. */
  RunningChat(LanguageModel model, Map<String, String> environment) {
    this(model, new PublicOrigin(Optional.empty(), false), environment);
  }

  RunningChat(LanguageModel model, PublicOrigin origin) {
    this(model, origin, Map.of());
  }

  private RunningChat(LanguageModel model, PublicOrigin origin, Map<String, String> environment) {
    Settings settings = Settings.of(onAFreePort(environment), Path.of("unused"));
    chatbot =
        Chatbot.asking(model, settings.router())
            .plans(settings.plans())
            .operator(new OperatorLines())
            .grace(Duration.ZERO)
            .open();
    Sessions sessions =
        new Sessions(new SessionTokens(SECRET, InstantSource.system()), origin, UUID::randomUUID);
    HealthHandlers health = new HealthHandlers(List.of(Health.Up::new));
    listener =
        new Listener(
            settings,
            new Routes(
                chatbot, sessions, health, new ViewerLocation(origin.trustForwarded()), true));
    port = listener.listen();
  }

  private static Map<String, String> onAFreePort(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("PORT", "0");
    return all;
  }

  /** Somebody with an empty cookie jar. */
  Visitor aVisitor() {
    return new Visitor("http://localhost:" + port);
  }

  /** Somebody who has opened the page and so is a guest. */
  Visitor aGuest() {
    Visitor guest = aVisitor();
    guest.get("/");
    return guest;
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
