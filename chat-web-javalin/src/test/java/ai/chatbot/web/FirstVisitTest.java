package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.demo.DemoModel;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Sizes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** What somebody loads who has never been here, and what they load when they come again. */
@Timeout(120)
@EnabledIf(
    value = "ai.chatbot.web.Chromium#isThere",
    disabledReason = "no Chromium found: install one, or name it in CHROMIUM")
final class FirstVisitTest {
  private static final long MOST_BYTES = 150_000;

  private final Logged logged = new Logged();
  private final RunningChat chat = new RunningChat(new DemoModel(Duration.ZERO));
  private final Chromium chromium = new Chromium();
  private final BrowserContext context = chromium.browser().newContext();

  @AfterEach
  void close() {
    chromium.close();
    chat.close();
    logged.close();
  }

  @Test
  void theFirstVisitIsSmallAndAllOfItComesFromHere() {
    List<Request> requests = visit();
    assertThat(requests).hasSizeGreaterThan(20).allSatisfy(this::isInOrder);
    assertThat(requests)
        .extracting(Request::url)
        .anyMatch(url -> url.endsWith("/js/chat-page.js"))
        .noneMatch(url -> url.contains("katex") || url.contains("/vendor/highlight"));
    assertThat(requests.stream().mapToLong(FirstVisitTest::bytes).sum())
        .as("%s", requests.stream().map(it -> bytes(it) + " " + it.url() + "\n").toList())
        .isBetween(30_000L, MOST_BYTES);
  }

  @Test
  void whoComesAgainIsSentNoFileAgain() {
    visit();
    visit();
    List<String> lines = logged.lines();
    assertThat(lines).filteredOn("GET /"::equals).hasSize(2);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("GET /assets/"))
        .hasSizeGreaterThan(20)
        .doesNotHaveDuplicates();
  }

  /** Opens the page and returns what it asked for until it asked for nothing more. */
  private List<Request> visit() {
    List<Request> requests = new ArrayList<>();
    Page page = context.newPage();
    page.onRequest(requests::add);
    page.navigate(chat.address());
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return requests;
  }

  private void isInOrder(Request request) {
    Response response = request.response();
    assertThat(request.url()).startsWith(chat.address() + "/");
    assertThat(response.status()).as(request.url()).isBetween(200, 299);
    if (request.url().contains("/assets/")) {
      assertThat(response.headerValue("cache-control")).as(request.url()).contains("immutable");
    }
  }

  /** As they came over the wire, with their heads. */
  private static long bytes(Request request) {
    Sizes sizes = request.sizes();
    return (long) sizes.responseHeadersSize + sizes.responseBodySize;
  }
}
