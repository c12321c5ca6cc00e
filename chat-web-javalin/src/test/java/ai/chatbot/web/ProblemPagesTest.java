package ai.chatbot.web;

import static ai.chatbot.web.ChatApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.demo.DemoModel;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people see where there is no page, and what programs are told there. */
@Timeout(60)
final class ProblemPagesTest {
  private static final String[] AS_A_BROWSER = {"Accept", "text/html,application/xml;q=0.9,*/*"};

  private final RunningChat chat = new RunningChat(new DemoModel(Duration.ZERO));

  @AfterEach
  void close() {
    chat.close();
  }

  @Test
  void aBrowserIsShownAPageWhereverItGoes() {
    Visitor lost = chat.aVisitor();
    assertPage(lost.get("/nothing", AS_A_BROWSER), 404, "This address leads nowhere.");
    assertPage(lost.get("/chat/a/b/c", AS_A_BROWSER), 404, "This address leads nowhere.");
    assertPage(lost.post("/login", "", AS_A_BROWSER), 405, "leads nowhere by itself");
    assertPage(lost.get("/chat/" + UUID.randomUUID()), 404, "This chat does not exist");
  }

  @Test
  void whereThereIsNothingNobodyGetsASession() {
    assertThat(chat.aVisitor().get("/nothing", AS_A_BROWSER).headers().firstValue("Set-Cookie"))
        .isEmpty();
  }

  @Test
  void aProgramIsToldInTheEnvelope() {
    Visitor program = chat.aVisitor();
    assertProblem(program.get("/nothing"), 404, "not_found:api");
    assertProblem(program.get("/nothing", "Accept", "*/*"), 404, "not_found:api");
    assertProblem(program.get("/api/nothing", AS_A_BROWSER), 404, "not_found:api");
    assertProblem(program.get("/api/me", AS_A_BROWSER), 401, "unauthorized:chat");
  }

  private static void assertPage(HttpResponse<String> response, int status, String words) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(response.body()).contains("<h1>", words, "href=\"/\"").doesNotContain("\"code\"");
  }
}
