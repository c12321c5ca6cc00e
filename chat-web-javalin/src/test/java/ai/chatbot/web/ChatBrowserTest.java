package ai.chatbot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A person with a browser, the real server, the demo at its readable pace, a real PostgreSQL. */
@Timeout(180)
@EnabledIf(
    value = "ai.chatbot.web.Chromium#isThere",
    disabledReason = "no Chromium found: install one, or name it in CHROMIUM")
final class ChatBrowserTest {
  private static final double PATIENCE_MILLIS = 30_000;
  private static final Pattern CHAT_ADDRESS = Pattern.compile(".*/chat/[0-9a-f-]{36}");

  private static final String STORED_MESSAGES =
      """
      [{"id":"m1","role":"user","metadata":{},"parts":[
         {"type":"file","mediaType":"image/png","filename":"<b>sky</b>.png","url":"/api/files/1"},
         {"type":"data-document","data":{"id":"d1","title":"Sky","kind":"text"}},
         {"type":"text","text":"What is this?"}]},
       {"id":"m2","role":"assistant","metadata":{},"parts":[
         {"type":"step-start"},
         {"type":"tool-getWeather","toolCallId":"c1","input":{},
          "state":"approval-requested","approval":{"id":"a1"}},
         {"type":"tool-getWeather","toolCallId":"c2","input":{},
          "state":"approval-responded","approval":{"id":"a2","approved":true}},
         {"type":"tool-getWeather","toolCallId":"c3","input":{},
          "state":"output-denied","approval":{"id":"a3","approved":false,"reason":"No."}},
         {"type":"tool-createDocument","toolCallId":"c4","input":{"title":"Sky","kind":"text"},
          "state":"output-denied","approval":{"id":"a4","approved":false}}]}]
      """;

  @TempDir private static Path folder;
  private static ServerProcess server;
  private static Chromium chromium;

  private final List<String> faults = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    server = new ServerProcess(folder, Map.of());
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
  }

  @BeforeEach
  void openThePage() {
    context = chromium.browser().newContext();
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(faults::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(server.address())) {
            faults.add("a request to elsewhere: " + request.url());
          }
        });
    page.navigate(server.address());
  }

  @AfterEach
  void closeThePage() {
    context.close();
    assertThat(faults).isEmpty();
  }

  @Test
  void anAnswerStreamsSurvivesAReloadInTheMiddleAndIsSeenWhole() {
    assertThat(page.getByTestId("demo-banner")).isVisible();
    ask("Show me what you can do");
    assertThat(answer()).hasAttribute("data-state", "streaming");
    assertThat(answer()).containsText("This is the demo", patiently());
    assertThat(page).hasURL(CHAT_ADDRESS);
    assertThat(answer()).not().containsText("AWS_PROFILE");

    page.reload();
    assertThat(page.getByTestId("message-user")).hasText("Show me what you can do");
    assertThat(answer()).hasAttribute("data-state", "streaming");
    assertThat(answer()).containsText("This is the demo");
    assertThat(answer()).hasAttribute("data-state", "done", within());
    assertThat(page.getByTestId("message-assistant")).hasCount(1);
    assertThat(answer().locator("h2")).hasText("Text streams as it is written");
    assertThat(answer().locator("table td")).not().hasCount(0);
    assertThat(answer().locator("pre code .hljs-keyword")).not().hasCount(0);
    assertThat(answer()).containsText("AWS_PROFILE=you ./chat serve");
    assertThat(page.getByTestId("history-item")).hasText("Show me what you can");

    String whole = text(answer());
    page.reload();
    assertThat(answer()).hasAttribute("data-state", "done");
    assertThat(text(answer())).isEqualTo(whole);
  }

  @Test
  void aSecondTabSeesTheSameAnswerWhileItIsMade() {
    ask("Compare three databases in a table");
    assertThat(page).hasURL(CHAT_ADDRESS);
    assertThat(answer()).containsText("demo", patiently());
    Page second = context.newPage();
    second.navigate(page.url());
    Locator there = second.getByTestId("message-assistant").last();
    assertThat(there).hasAttribute("data-state", "done", within());
    assertThat(answer()).hasAttribute("data-state", "done", within());
    assertThat(text(there)).isEqualTo(text(answer()));
  }

  @Test
  void aStopKeepsWhatWasWritten() {
    ask("Show me what you can do");
    assertThat(answer()).containsText("This is the demo", patiently());
    page.getByTestId("stop-button").click();
    assertThat(answer()).hasAttribute("data-state", "stopped", within());
    page.reload();
    assertThat(answer()).hasAttribute("data-state", "stopped");
    assertThat(answer()).containsText("This is the demo");
    assertThat(page.getByTestId("send-button")).isVisible();
  }

  @Test
  void whatAPersonTypesIsShownAndNeverRun() {
    ask("<img src=x onerror=alert(1)> **table**");
    assertThat(page.getByTestId("message-user")).hasText("<img src=x onerror=alert(1)> **table**");
    assertThat(answer()).hasAttribute("data-state", "done", within());
  }

  @Test
  void storedFilesDocumentsAndDecisionsOfAPersonAreShown() {
    ask("Why is the sky blue?");
    assertThat(page).hasURL(CHAT_ADDRESS);
    assertThat(answer()).hasAttribute("data-state", "done", within());
    page.route(
        "**/api/chat/*/messages",
        route -> route.fulfill(new Route.FulfillOptions().setBody(STORED_MESSAGES)));

    page.reload();
    assertThat(page.getByTestId("message-user").getByTestId("message-named-part"))
        .hasText(new String[] {"<b>sky</b>.png", "Sky"});
    assertThat(page.getByTestId("message-user")).containsText("What is this?");
    assertThat(answer().locator(".tool-state"))
        .hasText(new String[] {"Waits for you", "Approved", "Denied"});
    assertThat(answer().locator(".document-note")).hasText("Denied");
  }

  private void ask(String question) {
    page.getByTestId("multimodal-input").fill(question);
    page.getByTestId("send-button").click();
  }

  /** What was said, without how long this tab saw it being thought about. */
  private static String text(Locator answer) {
    return answer.locator(".answer-parts > .markdown").innerText();
  }

  private Locator answer() {
    return page.getByTestId("message-assistant").last();
  }

  private static ContainsTextOptions patiently() {
    return new ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
  }

  private static HasAttributeOptions within() {
    return new HasAttributeOptions().setTimeout(PATIENCE_MILLIS);
  }
}
