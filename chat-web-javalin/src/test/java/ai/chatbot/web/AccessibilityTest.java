package ai.chatbot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import ai.chatbot.core.fake.ScriptedWeather;
import ai.chatbot.web.demo.DemoModel;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page, and every state of it that looks another way, in both themes, at a desk and on a
 * phone.
 */
@Timeout(180)
@EnabledIf(
    value = "ai.chatbot.web.Chromium#isThere",
    disabledReason = "no Chromium found: install one, or name it in CHROMIUM")
final class AccessibilityTest {
  private static Chromium chromium;
  private static RunningChat demo;
  private static RunningChat obedient;

  @BeforeAll
  static void start() {
    chromium = new Chromium();
    demo = new RunningChat(new DemoModel(Duration.ZERO));
    obedient =
        new RunningChat(
            new ObedientModel(),
            Map.of("CHAT_GUEST_MODELS", "claude-haiku,nova-lite"),
            Optional.of(ScriptedWeather.cold()));
  }

  @AfterAll
  static void stop() {
    chromium.close();
    demo.close();
    obedient.close();
  }

  static Stream<Arguments> looks() {
    return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
        .flatMap(theme -> Stream.of(false, true).map(phone -> Arguments.of(theme, phone)));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void aNewChatAndWhatOpensInIt(ColorScheme theme, boolean phone) {
    try (Tab tab = tab(obedient, theme, phone)) {
      check(tab.open("/"), "a new chat");
      tab.page().getByTestId("model-selector").click();
      check(tab, "the models");
      tab.page().getByPlaceholder("Search models...").fill("nothing like it");
      check(tab, "no model");
      tab.page().keyboard().press("Escape");
      tab.page().getByTestId("visibility-selector").click();
      check(tab, "who may read it");
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void aConversation(ColorScheme theme, boolean phone) {
    try (Tab tab = tab(demo, theme, phone)) {
      tab.open("/").askAndWait("Show me what you can do");
      check(tab, "an answer");
      tab.answer().getByTestId("message-reasoning").locator("summary").click();
      tab.answer().getByTestId("message-upvote").click();
      check(tab, "an answer with its thoughts and a vote");
      tab.answer().getByTestId("message-regenerate").click();
      check(tab, "ways to answer again");
      tab.page().keyboard().press("Escape");
      tab.question().hover();
      tab.question().getByTestId("message-edit-button").click();
      check(tab, "a question that is edited");
      tab.askAndWait("Write a short essay about rivers");
      check(tab, "a document");
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void toolsAndFailures(ColorScheme theme, boolean phone) {
    try (Tab tab = tab(obedient, theme, phone)) {
      tab.open("/").askAndWait("weather x");
      check(tab, "a call that waits");
      tab.answer().getByTestId("tool-allow").click();
      assertThat(tab.answer().getByTestId("weather-card")).isVisible();
      check(tab, "the weather");
      tab.ask("broken-off x");
      assertThat(tab.answer()).hasAttribute("data-state", "failed");
      check(tab, "a failure");
      tab.ask("halves x");
      assertThat(tab.answer()).containsText("first half,");
      check(tab, "an answer that is being made");
      tab.page().getByTestId("stop-button").click();
      assertThat(tab.answer()).hasAttribute("data-state", "stopped");
      check(tab, "an answer that was stopped");
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void theListOfChatsAndThePersonsMenu(ColorScheme theme, boolean phone) {
    try (Tab tab = tab(demo, theme, phone)) {
      tab.open("/").askAndWait("Compare three databases in a table");
      if (phone) {
        tab.page().getByTestId("sidebar-toggle-button").click();
        assertThat(tab.page().locator("#sidebar")).isVisible();
      }
      check(tab, "the list of chats");
      tab.page().getByTestId("history-item-menu").click();
      check(tab, "what can be done with a chat");
      tab.page().getByRole(AriaRole.MENUITEM).getByText("Rename").click();
      check(tab, "another name");
      tab.page().keyboard().press("Escape");
      tab.page().getByPlaceholder("Search chats...").fill("databases");
      assertThat(tab.page().getByTestId("found-item")).hasCount(1);
      check(tab, "chats that were found");
      tab.page().getByTestId("user-nav-button").click();
      assertThat(tab.page().locator("#usage")).hasAttribute("aria-busy", "false");
      check(tab, "the person's menu");
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void whatOthersMayRead(ColorScheme theme, boolean phone) {
    try (Tab owner = tab(demo, theme, phone);
        Tab reader = tab(demo, theme, phone)) {
      owner.open("/").page().getByTestId("visibility-selector").click();
      owner.page().getByTestId("visibility-selector-item-public").click();
      owner.askAndWait("Compare three databases in a table");
      reader.open("/chat/" + owner.chatId());
      assertThat(reader.answer()).hasAttribute("data-state", "done");
      check(reader, "a chat that somebody shared");
      check(reader.open("/chat/" + owner.chatId() + "/plain"), "its plain text");
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void thePagesAroundTheChat(ColorScheme theme, boolean phone) {
    try (Tab tab = tab(demo, theme, phone)) {
      check(tab.open("/login"), "signing in");
      check(tab.open("/login?error=no_match"), "signing in again");
      check(tab.open("/register"), "signing up");
      tab.expect("404");
      check(tab.open("/chat/nothing"), "nothing");
    }
  }

  private static void check(Tab tab, String what) {
    Axe.assertAccessible(tab.page(), what);
  }

  private static Tab tab(RunningChat chat, ColorScheme theme, boolean phone) {
    NewContextOptions options = phone ? Tab.onAPhone() : Tab.atADesk();
    return new Tab(
        chromium, chat, options.setColorScheme(theme).setReducedMotion(ReducedMotion.REDUCE));
  }
}
