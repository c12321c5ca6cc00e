package ai.chatbot.web;

import static ai.chatbot.web.ChatApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.demo.DemoModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registering, signing in and out, and leaving. */
@Timeout(60)
final class AccountsApiTest {
  private static final String PASSWORD = "a long enough password";

  private final RunningChat chat = new RunningChat(new DemoModel(Duration.ZERO));
  private final Visitor anna = chat.aGuest();
  private final UUID id = UUID.randomUUID();

  @AfterEach
  void close() {
    chat.close();
  }

  @Test
  void aGuestWhoRegistersKeepsTheirChatsAndComesBackFromAnywhere() {
    anna.ask(id, "Hello");
    HttpResponse<String> registered = anna.register("Anna@Example.org", PASSWORD);
    assertThat(registered.statusCode()).isEqualTo(200);
    JsonNode user = Visitor.parsed(registered).path("user");
    assertThat(user.path("email").asText()).isEqualTo("anna@example.org");
    assertThat(user.path("type").asText()).isEqualTo("regular");
    assertThat(anna.messages(id)).hasSize(2);

    Visitor elsewhere = chat.aVisitor();
    assertThat(elsewhere.login("anna@example.org", PASSWORD).statusCode()).isEqualTo(200);
    assertThat(elsewhere.messages(id)).hasSize(2);
    assertThat(elsewhere.json("/api/me").at("/user/id")).isEqualTo(user.path("id"));
    assertThat(elsewhere.json("/api/auth/session").at("/user/email").asText())
        .isEqualTo("anna@example.org");
    assertThat(elsewhere.json("/api/me/usage").at("/questions/allowed").asInt()).isEqualTo(50);
  }

  @Test
  void theGuestsOwnSessionIsOverOnceTheyHaveRegistered() {
    anna.ask(id, "Hello");
    String before = anna.session();
    anna.register("anna@example.org", PASSWORD);
    Visitor old = chat.aVisitor().as(before);
    assertProblem(old.get("/api/chat/" + id + "/messages"), 401, "unauthorized:chat");
  }

  @Test
  void aWrongPasswordAndAnUnknownAddressAreToldAlike() {
    anna.register("anna@example.org", PASSWORD);
    HttpResponse<String> wrong = chat.aVisitor().login("anna@example.org", "not the password");
    HttpResponse<String> unknown = chat.aVisitor().login("ben@example.org", PASSWORD);
    assertProblem(wrong, 401, "unauthorized:auth");
    assertProblem(unknown, 401, "unauthorized:auth");
    assertThat(Visitor.parsed(wrong).path("message"))
        .isEqualTo(Visitor.parsed(unknown).path("message"));
    assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "anna               | a long enough password | email",
        "anna@example.org   | short                  | password_too_short",
        "anna@example.org   | 12345678               | password_very_common",
        "anna@example.org   | anna@example.org       | password_same_as_email",
      })
  void whatDoesNotDoIsNamed(String email, String password, String cause) {
    HttpResponse<String> refused = anna.register(email, password);
    assertProblem(refused, 400, "bad_request:auth");
    assertThat(Visitor.parsed(refused).path("cause").asText()).isEqualTo(cause);
    assertThat(anna.json("/api/me").at("/user/type").asText()).isEqualTo("guest");
  }

  @Test
  void anAddressHasOneAccount() {
    anna.register("anna@example.org", PASSWORD);
    assertProblem(
        chat.aGuest().register("ANNA@example.org", "another long password"), 409, "conflict:auth");
  }

  @Test
  void whoSignsOutIsNobody() {
    anna.register("anna@example.org", PASSWORD);
    assertThat(anna.post("/api/auth/logout", "").statusCode()).isEqualTo(204);
    assertProblem(anna.get("/api/me"), 401, "unauthorized:chat");
    assertThat(anna.get("/api/auth/session").body()).isEqualTo("null");
  }

  @Test
  void anotherPasswordEndsEverySessionButThisOne() {
    anna.register("anna@example.org", PASSWORD);
    Visitor elsewhere = chat.aVisitor();
    elsewhere.login("anna@example.org", PASSWORD);
    String change = "{\"password\":\"%s\",\"newPassword\":\"%s\"}";
    assertProblem(
        anna.post("/api/me/password", change.formatted("wrong", "quite another one")),
        403,
        "forbidden:auth");
    assertProblem(
        anna.post("/api/me/password", change.formatted(PASSWORD, "short")),
        400,
        "bad_request:auth");
    assertThat(elsewhere.get("/api/me").statusCode()).as("nothing has changed").isEqualTo(200);

    HttpResponse<String> changed =
        anna.post("/api/me/password", change.formatted(PASSWORD, "quite another one"));

    assertThat(changed.statusCode()).isEqualTo(204);
    assertThat(anna.get("/api/me").statusCode()).isEqualTo(200);
    assertProblem(elsewhere.get("/api/me"), 401, "unauthorized:chat");
    assertProblem(elsewhere.login("anna@example.org", PASSWORD), 401, "unauthorized:auth");
    assertThat(elsewhere.login("anna@example.org", "quite another one").statusCode())
        .isEqualTo(200);
  }

  @Test
  void signingOutEverywhereEndsAllSessions() {
    anna.register("anna@example.org", PASSWORD);
    Visitor elsewhere = chat.aVisitor();
    elsewhere.login("anna@example.org", PASSWORD);
    assertThat(elsewhere.get("/api/me").statusCode()).isEqualTo(200);

    assertThat(anna.delete("/api/me/sessions").statusCode()).isEqualTo(204);

    assertProblem(anna.get("/api/me"), 401, "unauthorized:chat");
    assertProblem(elsewhere.get("/api/me"), 401, "unauthorized:chat");
  }

  @Test
  void whoLeavesTakesEverythingAlong() {
    anna.ask(id, "Hello");
    anna.register("anna@example.org", PASSWORD);
    assertProblem(
        anna.call("DELETE", "/api/me", "{\"password\":\"wrong\"}"), 403, "forbidden:auth");
    assertThat(anna.messages(id)).hasSize(2);

    assertThat(anna.call("DELETE", "/api/me", "{\"password\":\"" + PASSWORD + "\"}").statusCode())
        .isEqualTo(204);

    Visitor back = chat.aVisitor();
    assertProblem(back.login("anna@example.org", PASSWORD), 401, "unauthorized:auth");
    back.register("anna@example.org", PASSWORD);
    assertProblem(back.get("/api/chat/" + id), 404, "not_found:chat");
  }

  @Test
  void allThatIsKeptComesAsOneObjectToALine() {
    anna.ask(id, "Write an essay about rivers");
    String answer = anna.messages(id).at("/1/id").asText();
    anna.patch("/api/vote", vote(answer));
    anna.register("anna@example.org", PASSWORD);

    HttpResponse<String> export = anna.get("/api/me/export");

    assertThat(export.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment;");
    List<JsonNode> lines = export.body().lines().map(Visitor::parsed).toList();
    assertThat(lines)
        .extracting(line -> line.path("type").asText())
        .containsExactly("profile", "chat", "document", "usage", "end");
    assertThat(lines.get(0).at("/user/email").asText()).isEqualTo("anna@example.org");
    assertThat(lines.get(1).path("messages")).hasSize(2);
    assertThat(lines.get(1).at("/votes/0/isUpvoted").asBoolean()).isTrue();
    assertThat(lines.get(2).at("/versions/0/content").asText()).startsWith("# Rivers");
    assertThat(lines.get(3).path("questions")).hasSize(1);
    assertThat(export.body()).doesNotContain("argon2", "password");
  }

  @Test
  void aPagesFormLeadsOnAndTellsOfMistakesOnThePage() {
    HttpResponse<String> wrong =
        anna.form(
            "/api/auth/login", "email=a@b.example&password=wrong-one&redirectUrl=%2Fchat%2F1");
    assertThat(wrong.statusCode()).isEqualTo(303);
    String back = wrong.headers().firstValue("Location").orElseThrow();
    assertThat(back).contains("/login?error=no_match", "redirectUrl=%2Fchat%2F1");
    assertThat(anna.get(back.replaceFirst("^http://[^/]+", "")).body()).contains("do not match");

    HttpResponse<String> registered =
        anna.form(
            "/api/auth/register",
            "email=anna%40example.org&password=a+long+enough+password&redirectUrl=%2Fchat%2F" + id);
    assertThat(registered.statusCode()).isEqualTo(303);
    assertThat(registered.headers().firstValue("Location").orElseThrow()).endsWith("/chat/" + id);
    assertThat(anna.json("/api/me").at("/user/email").asText()).isEqualTo("anna@example.org");
    assertThat(anna.get("/login").statusCode()).as("is in already").isEqualTo(307);
    assertThat(anna.login("anna@example.org", PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void aFormThatFailedKeepsItsAddressAndNamesTheWrongField() {
    String typed = "a\"<b>@example.org";
    HttpResponse<String> wrong =
        anna.form("/api/auth/login", "email=a%22%3Cb%3E%40example.org&password=wrong-one");
    String back = wrong.headers().firstValue("Location").orElseThrow();
    assertThat(back).doesNotContain("example.org");

    String page = anna.get(back.replaceFirst("^http://[^/]+", "")).body();

    assertThat(page).contains("value=\"a&#34;&lt;b>@example.org\"").doesNotContain(typed);
    assertThat(page).contains("do not match", "aria-describedby=\"login-error\"");
    assertThat(page.split("aria-invalid=\"true\"", -1)).hasSize(3);
    assertThat(anna.get("/login").body()).as("without a failure").doesNotContain("example.org");
    assertThat(anna.get("/register?error=email").body())
        .as("the other page")
        .doesNotContain("example.org");
  }

  @Test
  void whoIsInLeavesNoAddressBehind() {
    anna.form("/api/auth/register", "email=anna%40example.org&password=short");
    assertThat(anna.get("/register?error=password_too_short").body())
        .contains("anna@example.org", "A password has 8 characters or more.");

    HttpResponse<String> registered =
        anna.form("/api/auth/register", "email=anna%40example.org&password=a+long+enough+one");

    assertThat(registered.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("typed-email=;"));
  }

  @Test
  void anyWordForAFailureIsToldInSomeWords() {
    assertThat(anna.get("/login?error=%3Cscript%3E").body())
        .contains("That did not work. Please try again.")
        .doesNotContain("<script>");
  }

  @Test
  void thePageSaysWhoIsSignedInAndLetsThemOut() {
    assertThat(anna.get("/").body()).contains("Guest", "href=\"/login\"");
    anna.register("anna@example.org", PASSWORD);
    assertThat(anna.get("/").body()).contains("anna@example.org", "Sign out");
    HttpResponse<String> out = anna.form("/api/auth/logout", "");
    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(anna.get("/").body()).contains("Guest").doesNotContain("anna@example.org");
  }

  @Test
  void theOriginalsAuthClientSignsInAndOut() {
    anna.register("anna@example.org", PASSWORD);
    Visitor client = chat.aVisitor();
    String token = client.json("/api/auth/csrf").path("csrfToken").asText();
    assertThat(token).matches("[0-9a-f]{32}");
    assertThat(client.json("/api/auth/providers").at("/credentials/id").asText())
        .isEqualTo("credentials");
    String form =
        "csrfToken=" + token + "&email=anna@example.org&callbackUrl=https://evil.example/x";
    HttpResponse<String> wrong =
        client.form(
            "/api/auth/callback/credentials", form + "&password=x", "X-Auth-Return-Redirect", "1");
    assertThat(Visitor.parsed(wrong).path("url").asText()).contains("error=CredentialsSignin");
    HttpResponse<String> right =
        client.form(
            "/api/auth/callback/credentials",
            form + "&password=a+long+enough+password",
            "X-Auth-Return-Redirect",
            "1");
    assertThat(Visitor.parsed(right).path("url").asText()).matches("http://localhost:\\d+/x");
    assertThat(client.json("/api/auth/session").at("/user/type").asText()).isEqualTo("regular");
    assertThat(client.json("/api/auth/session").path("expires").asText()).endsWith("Z");
    assertThat(client.form("/api/auth/signout", "csrfToken=" + token).statusCode()).isEqualTo(302);
    assertThat(client.get("/api/auth/session").body()).isEqualTo("null");
    assertThat(client.form("/api/auth/callback/guest", "csrfToken=" + token).statusCode())
        .isEqualTo(302);
    assertThat(client.json("/api/auth/session").at("/user/email").asText()).matches("guest-\\d+");
  }

  private String vote(String answer) {
    return "{\"chatId\":\"%s\",\"messageId\":\"%s\",\"type\":\"up\"}".formatted(id, answer);
  }
}
