package ai.chatbot.web;

import static ai.chatbot.web.ChatApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.demo.DemoModel;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which name people come, through which proxies, and from which sites. */
@Timeout(60)
final class OriginTest {
  private static final DemoModel MODEL = new DemoModel(Duration.ZERO);
  private static final String SITE = "https://chat.example.com";
  private static final String PASSWORD = "a long enough password";

  /** As CloudFront and a load balancer send it that speak http to what they pass it on to. */
  private static final String[] BY_PROXY = {
    "X-Forwarded-Proto", "http", "X-Forwarded-For", "198.51.100.7, 203.0.113.9", "Origin", SITE
  };

  @Test
  void behindAProxyThatSpeaksHttpPeopleSignInAndDoNotGoRoundInCircles() {
    for (String trusted : List.of("true", "false")) {
      try (RunningChat chat =
          new RunningChat(MODEL, Map.of("AUTH_URL", SITE, "AUTH_TRUST_HOST", trusted))) {
        Visitor browser = chat.aVisitor();
        HttpResponse<String> page = browser.get("/", BY_PROXY);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        String guest = cookie(page);
        assertThat(guest).startsWith("__Host-chat-session=");
        HttpResponse<String> registered =
            browser.post(
                "/api/auth/register",
                "{\"email\":\"anna@example.org\",\"password\":\"" + PASSWORD + "\"}",
                with(BY_PROXY, "Cookie", guest));
        assertThat(registered.statusCode()).isEqualTo(200);
        HttpResponse<String> signedIn = browser.login("anna@example.org", PASSWORD, BY_PROXY);
        assertThat(signedIn.statusCode()).isEqualTo(200);
        HttpResponse<String> home = browser.get("/", with(BY_PROXY, "Cookie", cookie(signedIn)));
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/me", with(BY_PROXY, "Cookie", cookie(signedIn))).body())
            .contains("anna@example.org");
        HttpResponse<String> guestDoor =
            browser.get("/api/auth/guest?redirectUrl=http%3A%2F%2F10.0.0.7%2Fchat%2F1", BY_PROXY);
        assertThat(guestDoor.headers().firstValue("Location").orElse(""))
            .as("led on within the site")
            .doesNotContain("10.0.0.7");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-                        | false | http://localhost:PORT       | 200",
        "-                        | false | https://localhost:PORT      | 200",
        "-                        | false | http://evil.example         | 403",
        "-                        | false | null                        | 403",
        "-                        | false | http://localhost:PORT.evil.example | 403",
        "https://chat.example.com | false | https://chat.example.com    | 200",
        "https://chat.example.com | false | HTTPS://CHAT.example.com    | 200",
        "https://chat.example.com | false | http://chat.example.com     | 403",
        "https://chat.example.com | false | http://localhost:PORT       | 403",
        "-                        | true  | https://seen.example:8443   | 200",
        "-                        | true  | http://localhost:PORT       | 403",
      })
  void onlyOurOwnPagesMayChangeAnything(String url, String trusted, String from, int status) {
    Map<String, String> settings =
        url == null
            ? Map.of("AUTH_TRUST_HOST", trusted)
            : Map.of("AUTH_TRUST_HOST", trusted, "AUTH_URL", url);
    try (RunningChat chat = new RunningChat(MODEL, settings)) {
      HttpResponse<String> answer =
          chat.aVisitor()
              .post(
                  "/api/auth/callback/guest",
                  "{}",
                  "Origin",
                  from.replace("PORT", String.valueOf(chat.port())),
                  "X-Forwarded-Proto",
                  "https",
                  "X-Forwarded-Host",
                  "seen.example:8443",
                  "X-Auth-Return-Redirect",
                  "1");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      if (status == 403) {
        assertProblem(answer, 403, "forbidden:api");
      }
    }
  }

  @Test
  void aForgedHostIsRefusedWhereNothingButTheRequestSaysWhoWeAre() throws IOException {
    String request =
        String.join(
            "\r\n",
            "GET / HTTP/1.1",
            "Host: evil.example",
            "X-Forwarded-Host: localhost",
            "Connection: close",
            "",
            "");
    try (RunningChat chat = new RunningChat(MODEL)) {
      assertThat(chat.raw(request)).startsWith("HTTP/1.1 421").contains("AUTH_URL");
      assertThat(chat.raw(request.replace("evil.example", "[::1]:80"))).startsWith("HTTP/1.1 200");
      assertThat(chat.raw(request.replace("evil.example", "localhost.evil.example")))
          .startsWith("HTTP/1.1 421");
      assertThat(chat.raw(request.replace("GET /", "GET /api/models")))
          .startsWith("HTTP/1.1 421")
          .contains("misdirected:api");
      assertThat(chat.raw(request.replace("GET /", "GET /api/health")))
          .as("a load balancer asks by address")
          .startsWith("HTTP/1.1 200");
    }
    try (RunningChat chat = new RunningChat(MODEL, Map.of("AUTH_URL", SITE))) {
      assertThat(chat.raw(request)).startsWith("HTTP/1.1 200").contains("__Host-chat-session");
    }
  }

  @Test
  void aForgedHostBuysNoOrigin() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      Visitor guest = chat.aGuest();
      HttpResponse<String> answer =
          guest.post(
              "/api/chat",
              Chats.question(UUID.randomUUID(), UUID.randomUUID(), "Hello"),
              "Origin",
              "https://evil.example",
              "X-Forwarded-Host",
              "evil.example",
              "X-Forwarded-Proto",
              "https");
      assertProblem(answer, 403, "forbidden:api");
      assertThat(guest.json("/api/history").path("chats")).isEmpty();
    }
  }

  @Test
  void whatTheBrowserSaysOfTheSiteGoesBeforeWhatAProxyMadeOfTheScheme() {
    try (RunningChat chat = new RunningChat(MODEL, Map.of("AUTH_TRUST_HOST", "true"))) {
      String[] byProxy = {"Origin", SITE, "X-Forwarded-Proto", "http", "Sec-Fetch-Site"};
      Visitor browser = chat.aVisitor();
      assertThat(
              browser
                  .post("/api/auth/callback/guest", "{}", with(byProxy, "same-origin"))
                  .statusCode())
          .isEqualTo(302);
      assertProblem(
          browser.post("/api/auth/callback/guest", "{}", with(byProxy, "cross-site")),
          403,
          "forbidden:api");
    }
  }

  private static String cookie(HttpResponse<String> response) {
    return response.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  private static String[] with(String[] headers, String... more) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
