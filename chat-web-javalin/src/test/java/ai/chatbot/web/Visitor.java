package ai.chatbot.web;

import ai.chatbot.web.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody with a browser's cookie jar and a keyboard, over real HTTP. */
final class Visitor {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String site;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(PATIENCE).build();

  Visitor(String site) {
    this.site = site;
  }

  /** The session that this visitor has got. */
  String session() {
    return cookies.getCookieStore().getCookies().getFirst().getValue();
  }

  /** The same person, come back with that session. */
  Visitor as(String session) {
    HttpCookie cookie = new HttpCookie("chat-session", session);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(URI.create(site), cookie);
    return this;
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  HttpResponse<String> patch(String path, String body) {
    return call("PATCH", path, body);
  }

  HttpResponse<String> register(String email, String password) {
    return post("/api/auth/register", account(email, password));
  }

  HttpResponse<String> login(String email, String password, String... headers) {
    return post("/api/auth/login", account(email, password), headers);
  }

  private static String account(String email, String password) {
    return Json.object().put("email", email).put("password", password).toString();
  }

  /** As a page sends what somebody has filled in. */
  HttpResponse<String> form(String path, String fields, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields)));
  }

  /** That method, with that body unless it is empty. */
  HttpResponse<String> call(String method, String path, String body) {
    BodyPublisher content =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return send(request(path).method(method, content));
  }

  /** The code of the problem that this is, or nothing. */
  static String code(HttpResponse<String> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    return type.startsWith("application/json") && response.statusCode() >= 400
        ? parsed(response).path("code").asText()
        : "";
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send(request(path, headers).POST(BodyPublishers.ofString(body)));
  }

  /** Asks and waits for the end of the answer. */
  HttpResponse<String> ask(UUID chat, String text) {
    return post("/api/chat", Chats.question(chat, UUID.randomUUID(), text));
  }

  /** Asks and reads the answer as it comes. */
  Stream asking(UUID chat, String text, String... headers) {
    String body = Chats.question(chat, UUID.randomUUID(), text);
    return open(request("/api/chat", headers).POST(BodyPublishers.ofString(body)));
  }

  /** Follows the chat's live answer from its beginning. */
  Stream following(UUID chat, String... headers) {
    return open(request("/api/chat/" + chat + "/stream", headers).GET());
  }

  /** The messages of that chat. */
  JsonNode messages(UUID chat) {
    return json("/api/chat/" + chat + "/messages");
  }

  JsonNode json(String path) {
    return parsed(get(path));
  }

  static JsonNode parsed(HttpResponse<String> response) {
    return parsed(response.body());
  }

  static JsonNode parsed(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a stream and hands it over while it runs. */
  Stream open(HttpRequest.Builder request) {
    try {
      HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
      return new Stream(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path)).timeout(PATIENCE);
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Server-sent events as they come. */
  static final class Stream implements AutoCloseable {
    private final HttpHeaders headers;
    private final BufferedReader lines;
    private final StringBuilder seen = new StringBuilder();

    Stream(HttpResponse<InputStream> response) {
      headers = response.headers();
      lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    HttpHeaders headers() {
      return headers;
    }

    /** Reads on to a line that has this in it, and returns that line. */
    String readTo(String what) {
      for (String line = next(); line != null; line = next()) {
        if (line.contains(what)) {
          return line;
        }
      }
      throw new AssertionError("the stream ended before: " + what);
    }

    /** Reads on to the stream's end, and returns all that has been read since its beginning. */
    String readAll() {
      while (next() != null) {
        // All of it is kept.
      }
      return seen();
    }

    /** All that has been read. */
    String seen() {
      return seen.toString();
    }

    private @Nullable String next() {
      try {
        String line = lines.readLine();
        if (line != null) {
          seen.append(line).append('\n');
        }
        return line;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        lines.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
