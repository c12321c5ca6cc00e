import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.eventstream.HeaderValue;
import software.amazon.awssdk.eventstream.Message;

/**
 * Asks one question as a person at a terminal does, of a Bedrock that is played here, and leaves a
 * cache of what Java loaded and linked meanwhile. Arguments: the cache, and the command that asks.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: ahead-of-time command-line ergonomics</a>
 */
void main(String[] arguments) throws Exception {
  Path cache = Path.of(arguments[0]);
  List<String> command = List.of(arguments).subList(1, arguments.length);
  Path data = Files.createTempDirectory("rehearsal");
  HttpServer bedrock =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  try {
    bedrock.createContext("/", this::answer);
    bedrock.start();
    ask(command, bedrock.getAddress().getPort(), data);
  } finally {
    bedrock.stop(0);
    delete(data);
  }
  if (!Files.isRegularFile(cache)) {
    throw new IllegalStateException("Java left no cache at " + cache);
  }
}

/** Nothing of the person's own is read or written: neither settings nor credentials nor chats. */
void ask(List<String> command, int port, Path data) throws IOException, InterruptedException {
  ProcessBuilder builder = new ProcessBuilder(command).directory(data.toFile());
  builder.environment().clear();
  builder
      .environment()
      .putAll(
          Map.of(
              "CHAT_PROVIDER",
              "bedrock",
              "XDG_DATA_HOME",
              data.toString(),
              "LOCALAPPDATA",
              data.toString(),
              "AWS_REGION",
              "us-east-1",
              "AWS_ACCESS_KEY_ID",
              "nobody",
              "AWS_SECRET_ACCESS_KEY",
              "nothing",
              "AWS_CONFIG_FILE",
              data.resolve("config").toString(),
              "AWS_SHARED_CREDENTIALS_FILE",
              data.resolve("credentials").toString(),
              "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
              "http://127.0.0.1:" + port));
  int exitCode = builder.inheritIO().start().waitFor();
  if (exitCode != 0) {
    throw new IllegalStateException("the question ended with " + exitCode);
  }
}

/** An answer that has a little of all that is drawn. */
void answer(HttpExchange exchange) throws IOException {
  try (exchange) {
    exchange.getRequestBody().readAllBytes();
    ByteArrayOutputStream events = new ByteArrayOutputStream();
    event(events, "messageStart", "{\"role\":\"assistant\"}");
    for (String piece :
        List.of("# A title\\n\\nA **word**, ", "- `one`\\n- two\\n\\n```java\\nint i;\\n```\\n")) {
      event(
          events,
          "contentBlockDelta",
          "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"" + piece + "\"}}");
    }
    event(events, "contentBlockStop", "{\"contentBlockIndex\":0}");
    event(events, "messageStop", "{\"stopReason\":\"end_turn\"}");
    event(
        events,
        "metadata",
        "{\"usage\":{\"inputTokens\":9,\"outputTokens\":9,\"totalTokens\":18},\"metrics\":{\"latencyMs\":9}}");
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.amazon.eventstream");
    exchange.sendResponseHeaders(200, events.size());
    events.writeTo(exchange.getResponseBody());
  }
}

void event(ByteArrayOutputStream events, String type, String payload) {
  Map<String, HeaderValue> headers = new LinkedHashMap<>();
  headers.put(":message-type", HeaderValue.fromString("event"));
  headers.put(":event-type", HeaderValue.fromString(type));
  headers.put(":content-type", HeaderValue.fromString("application/json"));
  new Message(headers, payload.getBytes(StandardCharsets.UTF_8)).encode(events);
}

void delete(Path folder) throws IOException {
  try (Stream<Path> all = Files.walk(folder)) {
    for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(each);
    }
  }
}
