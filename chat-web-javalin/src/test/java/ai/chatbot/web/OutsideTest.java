package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.reply.ReplyId;
import ai.chatbot.web.demo.DemoModel;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What anybody sees from outside: headers, health; and what the log says of it. */
@Timeout(60)
final class OutsideTest {
  private static final DemoModel MODEL = new DemoModel(Duration.ZERO);

  @Test
  void everyResponseLetsScriptsAndStylesComeFromHereAlone() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      for (String path : List.of("/", "/chat/x", "/api/health", "/api/history", "/nothing")) {
        assertThat(chat.aVisitor().get(path).headers().firstValue("Content-Security-Policy"))
            .as(path)
            .hasValueSatisfying(
                policy ->
                    assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                        .doesNotContain("unsafe", "http:", "https:", "*"));
      }
    }
  }

  @Test
  void everyResponseSaysHowItIsToBeTaken() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      for (String path : List.of("/", "/api/health", "/api/history", "/nothing")) {
        HttpResponse<String> response = chat.aVisitor().get(path);
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
            .contains("frame-ancestors 'none'");
        assertThat(response.headers().firstValue("Strict-Transport-Security"))
            .as("over http")
            .isEmpty();
      }
    }
  }

  @Test
  void healthNeedsNoSessionAndReadinessAsksTheDoors() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      HttpResponse<String> health = chat.aVisitor().get("/api/health");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(chat.aVisitor().get("/api/health/ready").statusCode()).isEqualTo(200);
      assertThat(chat.aVisitor().get("/ping").body()).isEqualTo("pong");
    }
  }

  @Test
  void theLogHasALinePerRequestAndNothingOfWhatWasSaid() {
    try (Logged logged = new Logged();
        RunningChat chat = new RunningChat(MODEL)) {
      Visitor guest = chat.aGuest();
      UUID id = UUID.randomUUID();
      guest.ask(id, "my secret recipe");
      guest.get("/api/chat/" + id + "/messages?token=secret");
      logged.await("POST /api/chat");
      assertThat(logged.lines()).noneMatch(line -> line.contains("secret"));
    }
  }

  @Test
  void aProvidersWordsCannotLookLikeLinesOfOurs() {
    try (Logged logged = new Logged()) {
      new OperatorLines()
          .modelFailed(
              new ReplyId(UUID.randomUUID()),
              "chat",
              new ModelFailure.Rejected(
                  new ModelFailure.Report(
                      "Look it up.",
                      "no\n2026 ERROR forged\r" + "x".repeat(1_000) + "(Request ID: 7)")));
      assertThat(logged.lines())
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line)
                      .contains("no 2026", "(Request ID: 7)")
                      .doesNotContain("\n", "\r")
                      .hasSizeLessThan(700));
    }
  }

  @Test
  void nothingIsLoggedBelowInfoByDefault() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    assertThat(root.getLevel()).isEqualTo(Level.WARN);
    assertThat(LoggerFactory.getLogger("org.eclipse.jetty").isDebugEnabled()).isFalse();
  }
}
