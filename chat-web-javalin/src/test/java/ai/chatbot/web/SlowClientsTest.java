package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.demo.DemoModel;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.DefaultHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever holds a connection and does not say what they want. */
@Timeout(60)
final class SlowClientsTest {
  private static final String REQUEST = "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  @BeforeEach
  void listen() throws Exception {
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(Duration.ofMinutes(10).toMillis());
    connector.addBean(new SlowClients(connector.getScheduler(), Duration.ofMillis(300)));
    server.addConnector(connector);
    server.setHandler(new DefaultHandler());
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void whoSendsHalfAHeadIsHungUpOnAndWhoHasAskedMayBeIdle() throws IOException {
    try (Socket asks = connect();
        Socket dawdles = connect()) {
      send(asks, REQUEST);
      assertThat(status(asks)).startsWith("HTTP/1.1 404");
      send(dawdles, REQUEST.substring(0, 20));

      assertThat(dawdles.getInputStream().read()).as("the end").isEqualTo(-1);

      try (Socket next = connect()) {
        assertThat(next.getInputStream().read()).as("silent from the start").isEqualTo(-1);
      }
      send(asks, REQUEST);
      assertThat(status(asks)).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void theServerItselfHasAnEyeOnThem() throws IOException {
    try (RunningChat chat = new RunningChat(new DemoModel(Duration.ZERO), Duration.ofMillis(300));
        Socket dawdles = new Socket("localhost", chat.port())) {
      send(dawdles, REQUEST.substring(0, 20));
      assertThat(dawdles.getInputStream().read()).as("the end").isEqualTo(-1);
      assertThat(chat.aVisitor().get("/ping").body()).isEqualTo("pong");
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads one whole response and returns its head. */
  private static String status(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    String length = head.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1");
    in.readNBytes(Integer.parseInt(length));
    return head.toString();
  }
}
