package ai.chatbot.web.weather;

import ai.chatbot.web.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gets JSON objects from elsewhere: from the address given and no other, of a limited size, in a
 * limited time. Safe for use by many threads.
 */
final class JsonClient {
  private static final Duration TO_CONNECT = Duration.ofSeconds(3);
  private static final long LARGEST = 256 * 1024;
  private static final int OK = 200;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TO_CONNECT)
          .build();
  private final Duration patience;

  JsonClient(Duration patience) {
    this.patience = patience;
  }

  /**
   * The object at that address.
   *
   * @throws InterruptedException if the calling thread was interrupted; the request is closed
   */
  JsonNode get(URI address) throws NoAnswer, InterruptedException {
    HttpResponse<byte[]> response = response(address);
    if (response.statusCode() != OK) {
      throw NoAnswer.ofUse();
    }
    return object(response.body());
  }

  /** The request's own timeout would end with the headers; this one covers the body too. */
  private HttpResponse<byte[]> response(URI address) throws NoAnswer, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before the request");
    }
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Accept", "application/json").build();
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    try {
      return response.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw NoAnswer.inTime();
    } catch (ExecutionException e) {
      throw NoAnswer.because(e.getCause());
    } finally {
      response.cancel(true);
    }
  }

  private static JsonNode object(byte[] body) throws NoAnswer {
    try {
      JsonNode json = Json.MAPPER.readTree(body);
      if (json.isObject()) {
        return json;
      }
    } catch (IOException e) {
      throw NoAnswer.because(e);
    }
    throw NoAnswer.ofUse();
  }
}
