package ai.chatbot.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Lets tests in another process speak to an {@link ObedientModel}, over HTTP on loopback. */
final class ModelControl implements AutoCloseable {
  private final ObedientModel model;
  private final HttpServer http;

  ModelControl(ObedientModel model) throws IOException {
    this.model = model;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/go-on", this::goOn);
    http.createContext("/asked", this::asked);
    http.start();
  }

  String address() {
    return "http://localhost:" + http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private void goOn(HttpExchange exchange) throws IOException {
    model.goOn(question(exchange));
    say(exchange, "");
  }

  private void asked(HttpExchange exchange) throws IOException {
    say(exchange, String.valueOf(model.timesAsked(question(exchange))));
  }

  private static String question(HttpExchange exchange) {
    return exchange.getRequestURI().getQuery();
  }

  private static void say(HttpExchange exchange, String text) throws IOException {
    try (exchange) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
