package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProbeTest {
  @Test
  void aServerThatAnswersLives() throws IOException {
    assertThat(troubleWhereHealthAnswers(200)).isEmpty();
  }

  @Test
  void oneThatAnswersWithAnErrorDoesNot() throws IOException {
    assertThat(troubleWhereHealthAnswers(503)).endsWith("/api/health answers 503.");
  }

  @Test
  void noneIsToldInASentence() throws IOException {
    HttpServer gone = answering(200);
    int port = gone.getAddress().getPort();
    gone.stop(0);
    assertThat(Probe.trouble(Map.of("PORT", "" + port))).startsWith("Nobody answers at http://127");
    assertThat(Probe.trouble(Map.of("PORT", "none"))).startsWith("Nobody answers at http://127");
  }

  private static String troubleWhereHealthAnswers(int status) throws IOException {
    HttpServer server = answering(status);
    try {
      return Probe.trouble(Map.of("PORT", Integer.toString(server.getAddress().getPort())));
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer answering(int status) throws IOException {
    InetAddress here = InetAddress.ofLiteral("127.0.0.1");
    HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 0);
    server.createContext(
        "/api/health",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
