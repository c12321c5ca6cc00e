package ai.chatbot.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * Bedrock's ConverseStream on loopback, in its own framing: it answers each call with the same
 * script and remembers what it was asked. Safe for use by many threads.
 */
final class ScriptedBedrock implements AutoCloseable {
  static final String REQUEST_ID = "3f2c1a9e-scripted";

  /** What the server does with one call. */
  @FunctionalInterface
  interface Script {
    void play(Answer answer) throws IOException;
  }

  /** A call as the server saw it. */
  record Call(String path, String authorization, int clientPort, JsonNode body) {}

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch hungUp = new CountDownLatch(1);

  private ScriptedBedrock(HttpServer server, String scheme, Script script) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", exchange -> handle(exchange, script));
    server.setExecutor(threads);
    server.start();
  }

  static ScriptedBedrock playing(Script script) throws IOException {
    return new ScriptedBedrock(HttpServer.create(loopback(), 0), "http", script);
  }

  static ScriptedBedrock playing(Script script, SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new ScriptedBedrock(server, "https", script);
  }

  URI endpoint() {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Call> calls() {
    return calls;
  }

  /** Whether a client closes its connection in the middle of an answer, within ten seconds. */
  boolean seesTheClientHangUp() throws InterruptedException {
    return hungUp.await(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void handle(HttpExchange exchange, Script script) throws IOException {
    calls.add(
        new Call(
            exchange.getRequestURI().getPath(),
            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            exchange.getRemoteAddress().getPort(),
            JSON.readTree(exchange.getRequestBody())));
    exchange.getResponseHeaders().set("x-amzn-RequestId", REQUEST_ID);
    try (exchange) {
      script.play(new Answer(exchange));
    } catch (IOException e) {
      hungUp.countDown();
      throw e;
    }
  }

  /** One answer, written piece by piece; each piece is sent at once. */
  static final class Answer {
    private final HttpExchange exchange;

    private Answer(HttpExchange exchange) {
      this.exchange = exchange;
    }

    /** Refuses the call before any stream. */
    void refuse(int status, String type, String message) throws IOException {
      byte[] body = json(Map.of("message", message));
      exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }

    Answer start() throws IOException {
      return start(0);
    }

    /** Starts a stream that promises more than it will hold, so that its end is a cut. */
    Answer startWhatWillBeCut() throws IOException {
      return start(1_000_000);
    }

    private Answer start(long length) throws IOException {
      exchange.getResponseHeaders().set("Content-Type", "application/vnd.amazon.eventstream");
      exchange.sendResponseHeaders(200, length);
      return event("messageStart", Map.of("role", "assistant"));
    }

    /** A stream without a single event. */
    void startAndEnd() throws IOException {
      exchange.sendResponseHeaders(200, 0);
      end();
    }

    Answer text(String text) throws IOException {
      return delta(0, Map.of("text", text));
    }

    Answer toolStarts(int block, String callId, String tool) throws IOException {
      return event(
          "contentBlockStart",
          Map.of(
              "contentBlockIndex",
              block,
              "start",
              Map.of("toolUse", Map.of("toolUseId", callId, "name", tool))));
    }

    Answer toolInput(int block, String json) throws IOException {
      return delta(block, Map.of("toolUse", Map.of("input", json)));
    }

    Answer delta(int block, Map<String, ?> delta) throws IOException {
      return event("contentBlockDelta", Map.of("contentBlockIndex", block, "delta", delta));
    }

    Answer blockStops(int block) throws IOException {
      return event("contentBlockStop", Map.of("contentBlockIndex", block));
    }

    /** Ends as Bedrock does: the stop, then the count. */
    void stop(String reason, int input, int output) throws IOException {
      event("messageStop", Map.of("stopReason", reason));
      event(
          "metadata",
          Map.of(
              "usage",
              Map.of(
                  "inputTokens",
                  input,
                  "outputTokens",
                  output,
                  "totalTokens",
                  input + output,
                  "cacheReadInputTokens",
                  3,
                  "cacheWriteInputTokens",
                  4),
              "metrics",
              Map.of("latencyMs", 1)));
      end();
    }

    /** Writes events until the client closes the connection. */
    void goOnUntilHungUp() throws IOException {
      while (true) {
        text("and ");
      }
    }

    void end() throws IOException {
      exchange.getResponseBody().close();
    }

    Answer event(String type, Map<String, ?> payload) throws IOException {
      return frame("event", ":event-type", type, payload);
    }

    void exception(String type, String message) throws IOException {
      frame("exception", ":exception-type", type, Map.of("message", message));
      end();
    }

    private Answer frame(String kind, String typeHeader, String type, Map<String, ?> payload)
        throws IOException {
      Map<String, HeaderValue> headers = new LinkedHashMap<>();
      headers.put(":message-type", HeaderValue.fromString(kind));
      headers.put(typeHeader, HeaderValue.fromString(type));
      headers.put(":content-type", HeaderValue.fromString("application/json"));
      OutputStream body = exchange.getResponseBody();
      body.write(new Message(headers, json(payload)).toByteBuffer().array());
      body.flush();
      return this;
    }

    private static byte[] json(Map<String, ?> payload) {
      try {
        return JSON.writeValueAsString(payload).getBytes(StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
