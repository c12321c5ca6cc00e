package ai.chatbot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.fake.ScriptedWeather;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.User;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Takes pictures of the main screens: into {@code target/screenshots}, or for the documentation, by
 * {@code -Dchat.screenshots=../docs/screenshots}, into that folder.
 */
@Timeout(120)
@EnabledIf(
    value = "ai.chatbot.web.Chromium#isThere",
    disabledReason = "no Chromium found: install one, or name it in CHROMIUM")
final class ScreenshotsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("chat.screenshots", "target/screenshots"));

  /** A picture with nothing on it is smaller. */
  private static final int LEAST_BYTES = 10_000;

  private static final List<String> EARLIER =
      List.of(
          "Names for a coffee machine",
          "SQL: last row of each group",
          "Regex for ISO dates",
          "Offsite agenda",
          "Terraform state in S3",
          "Explain virtual threads");

  private final Chromium chromium = new Chromium();
  private final RunningChat chat =
      new RunningChat(
          new ShowcaseModel(),
          Map.of("CHAT_MEMBER_MODELS", "claude-haiku,claude-sonnet,nova-lite"),
          Optional.of(ScriptedWeather.cold()),
          false);

  @AfterEach
  void close() {
    chromium.close();
    chat.close();
  }

  @Test
  void lightAtADesk() {
    try (Tab tab = anna("anna@example.com", atADesk(ColorScheme.LIGHT))) {
      shoot(tab, "desktop-light-empty");
      tab.askAndWait(ShowcaseModel.HEXAGON);
      tab.page().locator("#conversation").evaluate("box => { box.scrollTop = 0; }");
      shoot(tab, "desktop-light-code");
      tab.page().locator("#conversation").evaluate("box => { box.scrollTop = box.scrollHeight; }");
      shoot(tab, "desktop-light-table");
      tab.page().getByTestId("history-item-menu").first().click();
      shoot(tab, "desktop-light-sidebar");
      tab.page().keyboard().press("Escape");
      tab.page().getByTestId("model-selector").click();
      shoot(tab, "desktop-light-models");
      tab.page().keyboard().press("Escape");
      tab.open("/").ask(ShowcaseModel.TROUBLE);
      assertThat(tab.answer()).hasAttribute("data-state", "failed");
      shoot(tab, "desktop-light-error");
    }
  }

  @Test
  void darkAtADesk() {
    try (Tab tab = anna("anna@example.org", atADesk(ColorScheme.DARK))) {
      shoot(tab, "desktop-dark-empty");
      tab.ask(ShowcaseModel.RIVERS);
      assertThat(tab.answer()).containsText("slow afternoon");
      shoot(tab, "desktop-dark-streaming");
      tab.page().getByTestId("stop-button").click();
      tab.open("/").askAndWait(ShowcaseModel.WEATHER);
      shoot(tab, "desktop-dark-approval");
      tab.answer().getByTestId("tool-allow").click();
      assertThat(tab.answer()).containsText("just below freezing");
      shoot(tab, "desktop-dark-weather");
      tab.open("/").askAndWait(ShowcaseModel.QUEUE);
      assertThat(tab.answer().locator(".katex")).not().hasCount(0);
      shoot(tab, "desktop-dark-math");
    }
  }

  @Test
  void onAPhone() {
    try (Tab tab = anna("anna@example.net", Tab.onAPhone())) {
      shoot(tab, "phone-light-empty");
      tab.askAndWait(ShowcaseModel.HEXAGON);
      shoot(tab, "phone-light-table");
      tab.page().getByTestId("sidebar-toggle-button").click();
      assertThat(tab.page().getByRole(AriaRole.COMPLEMENTARY)).isVisible();
      shoot(tab, "phone-light-sidebar");
    }
  }

  @Test
  void signingIn() {
    try (Tab tab = new Tab(chromium, chat, atADesk(ColorScheme.LIGHT))) {
      shoot(tab.open("/login"), "desktop-light-login");
    }
  }

  /** A member who has asked things before. */
  private Tab anna(String email, NewContextOptions options) {
    Tab tab = new Tab(chromium, chat, options.setReducedMotion(ReducedMotion.REDUCE));
    tab.open("/").register(email);
    User anna = new User.Member(tab.user(), Email.of(email).orElseThrow());
    Instant at = Instant.now();
    for (String title : EARLIER) {
      at = at.minus(Duration.ofHours(31));
      AQuestion question = AQuestion.by(anna).at(at);
      chat.stores().turns().open(question.turn());
      chat.stores().chats().rename(anna.id(), question.chat(), title);
    }
    return tab.open("/");
  }

  private static NewContextOptions atADesk(ColorScheme theme) {
    return Tab.atADesk().setColorScheme(theme).setDeviceScaleFactor(2);
  }

  private static void shoot(Tab tab, String name) {
    byte[] picture =
        tab.page()
            .screenshot(
                new Page.ScreenshotOptions()
                    .setPath(FOLDER.resolve(name + ".png"))
                    .setCaret(ScreenshotCaret.HIDE));
    assertThat(picture.length).as(name).isGreaterThan(LEAST_BYTES);
  }
}
