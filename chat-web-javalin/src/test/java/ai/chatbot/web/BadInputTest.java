package ai.chatbot.web;

import static ai.chatbot.web.ChatApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.People;
import ai.chatbot.web.demo.DemoModel;
import ai.chatbot.web.session.SessionTokens;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in wrong gets its status and the envelope, is not stored and is no ERROR. */
@Timeout(60)
final class BadInputTest {
  private static final String CHAT = "0f6c2f0e-6b1e-4a53-9d0c-6d2f5f1c9a11";
  private static final String MESSAGE = "7a0e5f52-2c5d-4a37-8c5e-1f1f0a9f2b22";

  private final Logged logged = new Logged();
  private final RunningChat chat = new RunningChat(new DemoModel(Duration.ZERO));
  private final Visitor guest = chat.aGuest();

  @AfterEach
  void nothingIsStoredAndNothingIsAnError() {
    assertThat(guest.json("/api/history").get("chats")).isEmpty();
    assertThat(logged.errors()).isEmpty();
    chat.close();
    logged.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "\"text\"",
        "{} {}",
        "{}",
        "{\"id\":\"x\",\"message\":{}}",
        "{\"id\":7}",
      })
  void aMalformedBodyIsRefused(String body) {
    assertProblem(guest.post("/api/chat", body), 400, "bad_request:api");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"role\":\"user\"|\"role\":\"assistant\"|message.role is not user",
        "\"role\":\"user\"|\"role\":null|message.role is not user",
        CHAT + "|not-a-uuid|id is not a UUID",
        MESSAGE + "|AAAAAAAAAAAAAAAA|message.id is not a UUID",
        "\"type\":\"text\"|\"type\":\"file\"|message.parts may hold text parts only",
        "\"text\":\"hello\"|\"text\":7|message.parts may hold text parts only",
        "{\"type\":\"text\",\"text\":\"hello\"}|''|message.parts holds no text",
        "[{\"type\":\"text\",\"text\":\"hello\"}]|{}|message.parts is not a list",
        "hello|' '|message.parts: the text is blank or not Unicode text",
        "hello|a\\u0000b|message.parts: the text is blank or not Unicode text",
        "hello|\\ud800|message.parts: the text is blank or not Unicode text",
        "claude-haiku|gpt-9|selectedChatModel is not one of /api/models",
        "private|secret|selectedVisibilityType is neither private nor public",
      })
  void whatIsWrongIsNamed(String right, String wrong, String cause) {
    String good = Chats.question(UUID.fromString(CHAT), UUID.fromString(MESSAGE), "hello");
    assertThat(good).contains(right);
    HttpResponse<String> response = guest.post("/api/chat", good.replace(right, wrong));
    assertProblem(response, 400, "bad_request:api");
    assertThat(Visitor.parsed(response).get("cause").asText()).isEqualTo(cause);
  }

  @Test
  void aTextOfMoreThan32000CharactersHasItsOwnCode() {
    HttpResponse<String> response = guest.ask(UUID.fromString(CHAT), "a".repeat(32_001));
    assertProblem(response, 413, "too_long:chat");
    assertThat(Visitor.parsed(response).get("message").asText()).contains("32,000");
  }

  @Test
  void aBodyOfMoreThanAMebibyteIsNotReadToItsEnd() {
    assertProblem(guest.ask(UUID.fromString(CHAT), "a".repeat(1 << 20)), 413, "too_long:api");
  }

  @Test
  void aBodyThatBreaksOffIsTheClientsFault() throws IOException {
    String head =
        "POST /api/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Cookie: chat-session="
            + guest.session()
            + "\r\n";
    for (String broken :
        List.of(
            head + "Content-Length: 1000\r\n\r\n{\"id\":",
            head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n")) {
      assertThat(chat.raw(broken)).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void aPathThatNobodyCanReadIsTheClientsFault() throws IOException {
    assertThat(chat.raw("GET /api/chat/%u0041 HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void aFormThatBreaksOffOrIsInNoKnownCharsetIsTheClientsFault() throws IOException {
    String head =
        String.join(
            "\r\n",
            "POST /api/auth/%s HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/x-www-form-urlencoded%s",
            "Content-Length: %d",
            "",
            "email=a");
    for (String route : List.of("login", "register", "signout", "callback/credentials")) {
      for (String broken :
          List.of(head.formatted(route, "", 1000), head.formatted(route, "; charset=x", 7))) {
        assertThat(chat.raw(broken)).startsWith("HTTP/1.1 400");
      }
    }
    assertThat(chat.raw(head.formatted("logout", "; charset=x", 7))).startsWith("HTTP/1.1 303");
  }

  @Test
  void whoAsksForAWebSocketIsAnsweredAsAnybody() {
    HttpResponse<String> response =
        chat.aVisitor().get("/api/history", "Sec-WebSocket-Version", "13");
    assertProblem(response, 401, "unauthorized:chat");
    assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void anotherSitesPageMayNotAsk() {
    String question = Chats.question(UUID.fromString(CHAT), UUID.fromString(MESSAGE), "hello");
    for (String from : List.of("cross-site", "same-site")) {
      assertProblem(
          guest.post("/api/chat", question, "Sec-Fetch-Site", from), 403, "forbidden:api");
    }
  }

  @Test
  void deepJsonIsRefused() {
    assertProblem(guest.post("/api/chat", "[".repeat(100_000)), 400, "bad_request:api");
  }

  @Test
  void withoutASessionAnApiAnswers401() {
    Visitor nobody = chat.aVisitor();
    for (String path : List.of("/api/history", "/api/models", "/api/chat/" + CHAT + "/messages")) {
      assertProblem(nobody.get(path), 401, "unauthorized:chat");
    }
    assertProblem(nobody.ask(UUID.fromString(CHAT), "hello"), 401, "unauthorized:chat");
  }

  @Test
  void aWrongCookieIsNoSession() {
    Visitor nobody = chat.aVisitor();
    String otherSecret =
        token(tokens("another secret of thirty-two bytes", InstantSource.system()));
    String expired =
        token(
            tokens(
                RunningChat.SECRET,
                InstantSource.fixed(Instant.now().minus(SessionTokens.LIFE.plusMinutes(1)))));
    String unsigned = Jwts.builder().subject(CHAT).claim("type", "guest").compact();
    String good = token(tokens(RunningChat.SECRET, InstantSource.system()));
    for (String wrong : List.of("x", "a.b.c", otherSecret, expired, unsigned, good + "x")) {
      HttpResponse<String> response = nobody.get("/api/history", "Cookie", "chat-session=" + wrong);
      assertProblem(response, 401, "unauthorized:chat");
    }
    assertThat(nobody.get("/api/history", "Cookie", "chat-session=" + good).statusCode())
        .as("the same request with a right cookie")
        .isEqualTo(200);
  }

  @Test
  void whatIsNotThereIsNotFoundAndWhatIsTakenOtherwiseSaysSo() {
    assertProblem(guest.get("/api/nothing"), 404, "not_found:api");
    assertProblem(guest.get("/api/chat/not-a-uuid/messages"), 404, "not_found:chat");
    assertProblem(guest.get("/api/chat/" + CHAT + "/messages"), 404, "not_found:chat");
    assertProblem(guest.delete("/api/models"), 405, "method_not_allowed:api");
    assertThat(guest.get("/chat/" + CHAT).statusCode()).isEqualTo(404);
    assertThat(guest.get("/chat/not-a-uuid").statusCode()).isEqualTo(404);
  }

  private static SessionTokens tokens(String secret, InstantSource clock) {
    return new SessionTokens(secret, Optional.empty(), clock);
  }

  private static String token(SessionTokens tokens) {
    return tokens.sign(People.aGuest());
  }
}
