package ai.chatbot.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/** Asks the server of the same container whether it lives: for images without a shell or curl. */
public final class Probe {
  private static final int PATIENCE_MILLIS = 5_000;

  private Probe() {}

  /** Exits with 0 if it lives, else with 1 and a sentence. */
  public static void main(String[] arguments) {
    String trouble = trouble(System.getenv());
    if (!trouble.isEmpty()) {
      System.err.println(trouble);
      System.exit(1);
    }
  }

  /** What is wrong; nothing if the server on {@code PORT} answers that it lives. */
  static String trouble(Map<String, String> environment) {
    String address =
        "http://127.0.0.1:%s/api/health".formatted(environment.getOrDefault("PORT", "8080"));
    try {
      HttpURLConnection asked = (HttpURLConnection) URI.create(address).toURL().openConnection();
      asked.setConnectTimeout(PATIENCE_MILLIS);
      asked.setReadTimeout(PATIENCE_MILLIS);
      int status = asked.getResponseCode();
      return status == HttpURLConnection.HTTP_OK ? "" : address + " answers " + status + ".";
    } catch (IOException | IllegalArgumentException e) {
      return "Nobody answers at %s: %s.".formatted(address, e.getMessage());
    }
  }
}
