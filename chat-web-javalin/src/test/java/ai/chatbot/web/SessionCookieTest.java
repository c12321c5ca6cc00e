package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.demo.DemoModel;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SessionCookieTest {
  private static final DemoModel MODEL = new DemoModel(Duration.ZERO);

  @Test
  void theFirstPageMakesAGuestWhoStaysTheSame() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      Visitor visitor = chat.aVisitor();
      assertThat(cookie(visitor.get("/")))
          .startsWith("chat-session=")
          .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000")
          .doesNotContain("Secure");
      UUID id = UUID.randomUUID();
      visitor.ask(id, "Hello");
      visitor.get("/");
      assertThat(visitor.get("/chat/" + id).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aSessionIsProlongedWhereverThePageAsksForIt() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      Visitor guest = chat.aGuest();
      for (String path : List.of("/", "/api/auth/session")) {
        assertThat(cookie(guest.get(path))).as(path).contains("Max-Age=2592000");
      }
      assertThat(guest.get("/api/models").headers().firstValue("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void theGuestsDoorSendsBackToWhereOneCameFrom() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      HttpResponse<String> response =
          chat.aVisitor().get("/api/auth/guest?redirectUrl=%2Fchat%2F1%3Fa%3Db");
      assertThat(response.statusCode()).isEqualTo(307);
      assertThat(response.headers().firstValue("Location"))
          .hasValueSatisfying(location -> assertThat(location).endsWith("/chat/1?a=b"));
      assertThat(cookie(response)).startsWith("chat-session=");
    }
  }

  @Test
  void onHttpsTheCookieIsSecureAndBoundToTheHost() {
    for (Map<String, String> settings :
        List.of(
            Map.of("AUTH_URL", "https://chat.example.com"), Map.of("AUTH_TRUST_HOST", "true"))) {
      try (RunningChat chat = new RunningChat(MODEL, settings)) {
        HttpResponse<String> page = chat.aVisitor().get("/", "X-Forwarded-Proto", "HTTPS, http");
        assertThat(cookie(page)).startsWith("__Host-chat-session=").contains("Secure", "Path=/");
      }
    }
  }

  @Test
  void aForwardedHeaderIsNotBelievedUnlessToldTo() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      HttpResponse<String> page = chat.aVisitor().get("/", "X-Forwarded-Proto", "https");
      assertThat(cookie(page)).startsWith("chat-session=");
    }
  }

  private static String cookie(HttpResponse<String> response) {
    return response.headers().firstValue("Set-Cookie").orElseThrow();
  }
}
