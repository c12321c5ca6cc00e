package ai.chatbot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** An answer goes on in the page whatever becomes of the line to the server, or of the server. */
@Timeout(120)
@EnabledIf(
    value = "ai.chatbot.web.Chromium#isThere",
    disabledReason = "no Chromium found: install one, or name it in CHROMIUM")
final class ConnectionBrowserTest {
  /** Longer than the page believes in a line that says nothing. */
  private static final long A_NAP_MILLIS = 60_000;

  /** As many as a browser keeps to one server. */
  private static final int MOST_CONNECTIONS = 6;

  private static Chromium chromium;

  private final Forwarder line = new Forwarder();

  @BeforeAll
  static void start() {
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @AfterEach
  void close() {
    line.close();
  }

  @Test
  void aLineThatIsCutIsTakenUpAgainWhereItWas() {
    ObedientModel model = new ObedientModel();
    try (RunningChat chat = new RunningChat(model);
        Tab tab = tab()) {
      line.leadTo(chat.port());
      tab.open("/").ask("halves x");
      assertThat(tab.answer()).containsText("first half,");

      tab.expect("ERR_");
      line.leadNowhere();
      line.hangUp();
      assertThat(connectionNote(tab)).hasText("Reconnecting…");
      assertThat(tab.page().getByTestId("stop-button")).isVisible();
      model.goOn("halves x");
      line.leadTo(chat.port());

      assertThat(tab.answer().getByTestId("message-content")).hasText("first half, second half");
      assertThat(connectionNote(tab)).isHidden();
      assertThat(tab.page().getByTestId("send-button")).isVisible();
    }
  }

  @Test
  void aLineThatDiedInItsSleepIsNoticed() {
    ObedientModel model = new ObedientModel();
    try (RunningChat chat = new RunningChat(model);
        Tab tab = tab()) {
      line.leadTo(chat.port());
      tab.page().clock().install();
      tab.open("/").ask("halves x");
      assertThat(tab.answer()).containsText("first half,");

      line.fallSilent();
      model.goOn("halves x");
      // Each try may meet another of the browser's connections that died in the same sleep.
      for (int tries = 0; tries < MOST_CONNECTIONS && isAnswering(tab); tries++) {
        tab.page().waitForRequest("**/stream", () -> tab.page().clock().fastForward(A_NAP_MILLIS));
      }

      assertThat(tab.answer().getByTestId("message-content")).hasText("first half, second half");
      assertThat(tab.page().getByTestId("send-button")).isVisible();
    }
  }

  @Test
  void aServerThatIsStartedAgainHasKeptWhatWasSaidAndTheChatGoesOn(@TempDir Path folder) {
    try (Tab tab = tab()) {
      try (ServerProcess first = new ServerProcess(folder, Map.of("CHAT_SHUTDOWN_GRACE", "0"))) {
        line.leadTo(port(first));
        tab.open("/").ask("Show me what you can do");
        assertThat(tab.answer()).containsText("This is the demo");
        tab.expect("ERR_");
        line.leadNowhere();
        line.hangUp();
      }
      assertThat(connectionNote(tab)).hasText("Reconnecting…");

      try (ServerProcess second = new ServerProcess(folder, Map.of())) {
        line.leadTo(port(second));
        assertThat(tab.answer()).hasAttribute("data-state", "interrupted");
        assertThat(tab.answer()).containsText("This is the demo");
        tab.answer().getByText("Try again").click();
        assertThat(tab.answer()).hasAttribute("data-state", "streaming");
        assertThat(tab.page().getByTestId("message-user")).hasCount(1);
        tab.page().getByTestId("stop-button").click();
        assertThat(tab.answer()).hasAttribute("data-state", "stopped");
      }
    }
  }

  private Tab tab() {
    return new Tab(chromium, "http://localhost:" + line.port(), Tab.atADesk());
  }

  private static int port(ServerProcess server) {
    return Integer.parseInt(server.address().substring("http://localhost:".length()));
  }

  private static boolean isAnswering(Tab tab) {
    return "streaming".equals(tab.answer().getAttribute("data-state"));
  }

  private static Locator connectionNote(Tab tab) {
    return tab.page().locator("#connection");
  }
}
