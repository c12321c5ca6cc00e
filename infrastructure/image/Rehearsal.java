import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts the server once, uses it as a person does, stops it, and leaves a cache of what Java
 * loaded and linked meanwhile.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: ahead-of-time command-line ergonomics</a>
 */
void main(String[] arguments) throws Exception {
  Path app = Path.of(arguments[0]);
  Path cache = app.resolve("chat.aot");
  Path data = Files.createTempDirectory("rehearsal");
  try {
    rehearse(app, cache, data);
  } finally {
    delete(data);
  }
  if (!Files.isRegularFile(cache)) {
    throw new IllegalStateException("Java left no cache at " + cache);
  }
}

void rehearse(Path app, Path cache, Path data) throws Exception {
  ProcessBuilder builder =
      new ProcessBuilder(
              app.resolve("java/bin/java").toString(),
              "@" + app.resolve("java.options"),
              "-XX:AOTCacheOutput=" + cache,
              "-Xlog:aot=error",
              "-jar",
              app.resolve("chat.jar").toString(),
              "serve")
          .redirectErrorStream(true);
  builder
      .environment()
      .putAll(
          Map.of(
              "PORT", "0",
              "CHAT_PROVIDER", "demo",
              "CHAT_LOG", "text",
              "CHAT_DATA_DIR", data.toString()));
  Process server = builder.start();
  try (var lines = server.inputReader()) {
    String address = null;
    for (String line; address == null && (line = lines.readLine()) != null; ) {
      IO.println(line);
      int at = line.indexOf("ready on http");
      if (at >= 0) {
        address = line.substring(at + "ready on ".length()).strip().split(" ")[0];
      }
    }
    if (address == null) {
      throw new IllegalStateException("the server did not start");
    }
    use(URI.create(address));
    server.toHandle().destroy();
    lines.lines().forEach(IO::println);
    if (!server.waitFor(5, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the server did not stop");
    }
  } finally {
    server.destroyForcibly();
  }
}

/** A guest's first visit: the page, its files, a question and its answer. */
void use(URI server) throws IOException, InterruptedException {
  try (HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build()) {
    for (String path :
        List.of(
            "/api/health",
            "/api/health/ready",
            "/",
            "/login",
            "/api/models",
            "/api/history?limit=20")) {
      expect(client, HttpRequest.newBuilder(server.resolve(path)).build(), path);
    }
    String question =
        """
        {"id": "%s", "message": {"id": "%s", "role": "user", "parts": [{"type": "text", "text": "Compare in a table"}]},
         "selectedChatModel": "claude-haiku", "selectedVisibilityType": "private"}
        """
            .formatted(UUID.randomUUID(), UUID.randomUUID());
    HttpRequest ask =
        HttpRequest.newBuilder(server.resolve("/api/chat"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(question))
            .build();
    String answer = expect(client, ask, "the question");
    if (!answer.contains("text-delta")) {
      throw new IllegalStateException("no answer came: " + answer);
    }
  }
}

String expect(HttpClient client, HttpRequest request, String what)
    throws IOException, InterruptedException {
  HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
  if (response.statusCode() != 200) {
    throw new IllegalStateException(
        what + " was answered by " + response.statusCode() + ": " + response.body());
  }
  return response.body();
}

void delete(Path folder) throws IOException {
  try (Stream<Path> all = Files.walk(folder)) {
    for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
      Files.deleteIfExists(each);
    }
  }
}
