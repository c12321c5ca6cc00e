package ai.chatbot.web;

import static ai.chatbot.web.ChatApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.web.demo.DemoModel;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who asks for too much is told when to come back, and is nobody else's trouble. */
@Timeout(120)
final class LimitsApiTest {
  private static final DemoModel MODEL = new DemoModel(Duration.ZERO);
  private static final String PASSWORD = "a long enough password";

  @Test
  void anAddressBringsSoManyGuestsInAnHour() {
    Map<String, String> settings =
        Map.of("CHAT_GUESTS_PER_HOUR", "2", "AUTH_TRUST_HOST", "true", "CHAT_PROXIES", "2");
    try (RunningChat chat = new RunningChat(MODEL, settings)) {
      String[] here = {"X-Forwarded-For", "198.51.100.7, 203.0.113.9"};
      Visitor first = chat.aVisitor();
      assertThat(first.get("/", here).statusCode()).isEqualTo(200);
      assertThat(first.get("/", here).statusCode()).as("the same guest").isEqualTo(200);
      assertThat(chat.aVisitor().get("/api/auth/guest", here).statusCode()).isEqualTo(307);
      HttpResponse<String> third = chat.aVisitor().get("/", here);
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(third.body()).as("a page").contains("<h1>That did not work</h1>", "wait a while");
      assertRetryAfter(third, Duration.ofMinutes(31));
      assertThat(third.headers().firstValue("Set-Cookie")).isEmpty();
      String[] forged = {"X-Forwarded-For", "192.0.2.1, 198.51.100.7, 203.0.113.9"};
      assertThat(chat.aVisitor().get("/", forged).statusCode()).isEqualTo(429);
      String[] onTwoLines = {
        "X-Forwarded-For", "192.0.2.1", "X-Forwarded-For", "198.51.100.7, 203.0.113.9"
      };
      assertThat(chat.aVisitor().get("/", onTwoLines).statusCode()).isEqualTo(429);
      String[] elsewhere = {"X-Forwarded-For", "198.51.100.8, 203.0.113.9"};
      assertThat(chat.aVisitor().get("/", elsewhere).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tenWrongPasswordsForOneAccountAreEnoughAndRightOnesDoNotCount() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      chat.aGuest().register("anna@example.org", PASSWORD);
      Visitor somebody = chat.aVisitor();
      for (int i = 0; i < 15; i++) {
        assertThat(somebody.login("anna@example.org", PASSWORD).statusCode()).isEqualTo(200);
      }
      for (int i = 0; i < 10; i++) {
        assertProblem(
            somebody.login(i % 2 == 0 ? "anna@example.org" : " Anna@Example.org", "wrong"),
            401,
            "unauthorized:auth");
      }
      HttpResponse<String> refused = somebody.login("anna@example.org", PASSWORD);
      assertProblem(refused, 429, "rate_limit:api");
      assertRetryAfter(refused, Duration.ofMinutes(2));
      assertThat(somebody.login("ben@example.org", "wrong").statusCode())
          .as("another account")
          .isEqualTo(401);
      HttpResponse<String> form =
          somebody.form("/api/auth/login", "email=anna%40example.org&password=wrong");
      assertThat(form.headers().firstValue("Location").orElse("")).contains("error=too_often");
    }
  }

  @Test
  void whoTriesOnAndOnKeepsNobodyElseOutOfTheirAccount() {
    try (RunningChat chat = new RunningChat(MODEL, Map.of("AUTH_TRUST_HOST", "true"))) {
      chat.aGuest().register("anna@example.org", PASSWORD);
      Visitor somebody = chat.aVisitor();
      String[] there = {"X-Forwarded-For", "192.0.2.1"};
      for (int i = 0; i < 10; i++) {
        assertThat(somebody.login("anna@example.org", "wrong", there).statusCode()).isEqualTo(401);
      }
      for (int i = 0; i < 150; i++) {
        assertThat(somebody.login("anna@example.org", "wrong", there).statusCode()).isEqualTo(429);
      }
      assertThat(
              somebody
                  .login("anna@example.org", PASSWORD, "X-Forwarded-For", "198.51.100.7")
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void oneAddressIsWrongSoOftenWhicheverTheAccounts() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      Visitor somebody = chat.aVisitor();
      for (int i = 0; i < 50; i++) {
        String account = i % 2 == 0 ? "no address at all " + i : "somebody" + i + "@example.org";
        assertThat(somebody.login(account, "wrong").statusCode()).isEqualTo(401);
      }
      assertProblem(somebody.login("ben@example.org", "wrong"), 429, "rate_limit:api");
    }
  }

  @Test
  void oneAccountIsTriedSoOftenWhereverFrom() {
    try (RunningChat chat = new RunningChat(MODEL, Map.of("AUTH_TRUST_HOST", "true"))) {
      Visitor many = chat.aVisitor();
      for (int i = 0; i < 100; i++) {
        String[] from = {"X-Forwarded-For", "10.0.0." + i};
        assertThat(many.login("anna@example.org", "wrong", from).statusCode()).isEqualTo(401);
      }
      assertProblem(
          many.login("anna@example.org", "wrong", "X-Forwarded-For", "10.0.1.1"),
          429,
          "rate_limit:api");
    }
  }

  @Test
  void aWrongPasswordCountsWhereverItIsAskedFor() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      Visitor anna = chat.aGuest();
      anna.register("anna@example.org", PASSWORD);
      String change = "{\"password\":\"wrong\",\"newPassword\":\"quite another one\"}";
      for (int i = 0; i < 5; i++) {
        assertProblem(anna.post("/api/me/password", change), 403, "forbidden:auth");
        assertProblem(
            anna.call("DELETE", "/api/me", "{\"password\":\"wrong\"}"), 403, "forbidden:auth");
      }
      assertProblem(anna.post("/api/me/password", change), 429, "rate_limit:api");
      assertProblem(
          anna.call("DELETE", "/api/me", "{\"password\":\"" + PASSWORD + "\"}"),
          429,
          "rate_limit:api");
    }
  }

  @Test
  void oneAddressMakesSoManyRequestsAMinute() {
    try (RunningChat chat = new RunningChat(MODEL, Map.of("AUTH_TRUST_HOST", "true"))) {
      Visitor hasty = chat.aVisitor();
      String[] there = {"X-Forwarded-For", "192.0.2.1"};
      HttpResponse<String> answer = hasty.get("/api/auth/csrf", there);
      for (int asked = 1; answer.statusCode() == 200; asked++) {
        assertThat(asked).isLessThan(50_000);
        answer = hasty.get("/api/auth/csrf", there);
      }
      assertProblem(answer, 429, "rate_limit:api");
      assertThat(hasty.get("/api/health", there).statusCode()).as("never limited").isEqualTo(200);
      assertThat(hasty.get("/api/auth/csrf").statusCode()).as("elsewhere").isEqualTo(200);
    }
  }

  @Test
  void whoSaysTooMuchAboutThemselvesIsNotHeard() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      String novel = "a".repeat(20_000);
      assertProblem(chat.aVisitor().login(novel, PASSWORD), 413, "too_long:api");
      HttpResponse<String> form =
          chat.aVisitor().form("/api/auth/login", "email=" + novel + "&password=x");
      assertProblem(form, 413, "too_long:api");
    }
  }

  @Test
  void anAddressRegistersSoManyInAnHour() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      Visitor somebody = chat.aGuest();
      for (int i = 0; i < 20; i++) {
        assertThat(somebody.register("no address", PASSWORD).statusCode()).isEqualTo(400);
      }
      assertProblem(somebody.register("anna@example.org", PASSWORD), 429, "rate_limit:api");
    }
    try (RunningChat chat = new RunningChat(MODEL)) {
      Visitor somebody = chat.aGuest();
      for (int i = 0; i < 5; i++) {
        assertThat(somebody.register("anna@example.org", "short").statusCode()).isEqualTo(400);
      }
      assertProblem(somebody.register("anna@example.org", PASSWORD), 429, "rate_limit:api");
      assertThat(somebody.register("ben@example.org", PASSWORD).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void onePersonMakesSoManyRequestsAMinute() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      Visitor hasty = chat.aGuest();
      HttpResponse<String> answer = hasty.get("/api/models");
      for (int asked = 1; answer.statusCode() == 200; asked++) {
        assertThat(asked).isLessThan(10_000);
        answer = hasty.get("/api/models");
      }
      assertProblem(answer, 429, "rate_limit:api");
      assertRetryAfter(answer, Duration.ofSeconds(2));
      assertThat(chat.aGuest().get("/api/models").statusCode()).as("somebody else").isEqualTo(200);
    }
  }

  @Test
  void thereIsRoomForSoManyAnswersAtOnce() {
    Gate gate = new Gate();
    ScriptedModel model = ScriptedModel.saying("Hel").thenWaiting(gate).thenSaying("lo");
    Map<String, String> settings =
        Map.of("CHAT_LIVE_REPLIES_PER_USER", "1", "CHAT_LIVE_REPLIES", "2");
    try (RunningChat chat = new RunningChat(model, settings)) {
      Visitor anna = chat.aGuest();
      Visitor ben = chat.aGuest();
      UUID refused = UUID.randomUUID();
      try (Visitor.Stream annas = anna.asking(UUID.randomUUID(), "Hi");
          Visitor.Stream bens = ben.asking(UUID.randomUUID(), "Hi")) {
        annas.readTo("Hel");
        bens.readTo("Hel");
        for (Visitor each : new Visitor[] {anna, chat.aGuest()}) {
          HttpResponse<String> full = each.ask(refused, "One more");
          assertProblem(full, 503, "offline:chat");
          assertThat(full.headers().firstValue("Retry-After")).hasValue("5");
        }
        gate.open();
        assertThat(annas.readAll()).contains("[DONE]");
      }
      assertThat(anna.get("/api/chat/" + refused).statusCode()).as("not stored").isEqualTo(404);
    } finally {
      gate.open();
    }
  }

  private static void assertRetryAfter(HttpResponse<String> refused, Duration most) {
    String seconds = refused.headers().firstValue("Retry-After").orElseThrow();
    assertThat(Long.parseLong(seconds)).isBetween(1L, most.toSeconds());
  }
}
