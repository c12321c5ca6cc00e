package ai.chatbot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.fake.ScriptedModel;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** What is around the conversation: the sidebar, the person's menu, and the pages that are none. */
@Timeout(120)
@EnabledIf(
    value = "ai.chatbot.web.Chromium#isThere",
    disabledReason = "no Chromium found: install one, or name it in CHROMIUM")
final class ShellBrowserTest {
  private static RunningChat chat;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chat = new RunningChat(ScriptedModel.saying("Because of ", "the air."));
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    chat.close();
  }

  @Test
  void theSidebarIsFoldedByItsButtonAndByTheKeyboard() {
    try (Tab tab = Tab.desktop(chromium, chat).open("/")) {
      assertThat(sidebar(tab)).isVisible();
      assertThat(toggle(tab)).hasAttribute("aria-expanded", "true");
      toggle(tab).click();
      assertThat(sidebar(tab)).isHidden();
      assertThat(toggle(tab)).hasAttribute("aria-expanded", "false");
      assertThat(link(tab, "New chat")).isVisible();
      tab.box().press("Control+b");
      assertThat(sidebar(tab)).isVisible();
      tab.box().press("Meta+B");
      assertThat(sidebar(tab)).isHidden();
      tab.box().press("Control+Shift+B");
      assertThat(sidebar(tab)).isHidden();
      assertThat(tab.box()).hasValue("");
    }
  }

  @Test
  void aFoldedSidebarComesFoldedFromTheServer() {
    try (Tab tab = Tab.desktop(chromium, chat).open("/")) {
      assertThat(html(tab, "/")).containsPattern("<html[^>]* data-sidebar=\"open\"");
      toggle(tab).click();
      assertThat(sidebar(tab)).isHidden();
      assertThat(html(tab, "/")).containsPattern("<html[^>]* data-sidebar=\"closed\"");
      tab.page().reload();
      assertThat(sidebar(tab)).isHidden();
      assertThat(toggle(tab)).hasAttribute("aria-expanded", "false");
      toggle(tab).click();
      assertThat(html(tab, "/")).containsPattern("<html[^>]* data-sidebar=\"open\"");
    }
  }

  @Test
  void theKeyboardOpensNothingBehindADialog() {
    try (Tab tab = Tab.desktop(chromium, chat).open("/")) {
      tab.page().getByTestId("model-selector").click();
      tab.page().getByTestId("model-selector-dialog").waitFor();
      tab.page().keyboard().press("Control+b");
      assertThat(tab.page().locator("html")).hasAttribute("data-sidebar", "open");
    }
  }

  @Test
  void aKeyThatHasNoNameIsNobodysBusiness() {
    try (Tab tab = Tab.desktop(chromium, chat).open("/")) {
      // As browsers send it when they fill in a field by themselves.
      tab.box().evaluate("box => box.dispatchEvent(new Event('keydown', { bubbles: true }))");
      assertThat(sidebar(tab)).isVisible();
    }
  }

  @Test
  void onAPhoneTheSidebarIsASheetOverTheChat() {
    try (Tab tab = Tab.phone(chromium, chat).open("/")) {
      assertThat(sidebar(tab)).isHidden();
      assertThat(toggle(tab)).hasAttribute("aria-expanded", "false");

      openSheet(tab);
      assertThat(main(tab)).hasJSProperty("inert", true);
      assertThat(close(tab)).isFocused();
      close(tab).click();
      assertThatItIsClosedAgain(tab);

      openSheet(tab);
      tab.page().touchscreen().tap(380, 400);
      assertThatItIsClosedAgain(tab);

      openSheet(tab);
      tab.page().keyboard().press("Escape");
      assertThatItIsClosedAgain(tab);
    }
  }

  @Test
  void onAPhoneEscapeClosesWhatIsOnTopAlone() {
    try (Tab tab = Tab.phone(chromium, chat)) {
      tab.keep("Mine", "Why?", Instant.now());
      tab.open("/");
      openSheet(tab);
      tab.page().getByTestId("history-item-menu").click();
      assertThat(tab.page().getByRole(AriaRole.MENU)).isVisible();
      tab.page().keyboard().press("Escape");
      assertThat(tab.page().getByRole(AriaRole.MENU)).isHidden();
      assertThat(sidebar(tab)).isVisible();

      button(tab, "Delete all chats").click();
      assertThat(tab.page().getByTestId("ask-dialog")).isVisible();
      tab.page().keyboard().press("Escape");
      assertThat(tab.page().getByTestId("ask-dialog")).isHidden();
      assertThat(sidebar(tab)).isVisible();

      userMenuButton(tab).click();
      assertThat(userMenu(tab)).isVisible();
      tab.page().keyboard().press("Escape");
      assertThat(userMenu(tab)).isHidden();
      assertThat(sidebar(tab)).isVisible();
    }
  }

  @Test
  void onAPhoneAChatIsOpenedFromTheSheetWhichIsGoneThen() {
    try (Tab tab = Tab.phone(chromium, chat)) {
      ChatId id = tab.keep("Mine", "Why?", Instant.now());
      tab.open("/");
      openSheet(tab);
      tab.page().getByTestId("history-item").click();
      assertThat(tab.page()).hasURL(Pattern.compile(".*/chat/" + id));
      assertThat(tab.question()).hasText("Why?");
      assertThat(sidebar(tab)).isHidden();
      openSheet(tab);
      tab.page().goBack();
      assertThat(tab.page()).hasURL(chat.address() + "/");
      assertThat(sidebar(tab)).isHidden();
    }
  }

  @Test
  void aWindowThatGetsNarrowHidesTheListAndGetsItBackWhenItIsWideAgain() {
    try (Tab tab = Tab.desktop(chromium, chat).open("/")) {
      tab.page().setViewportSize(390, 844);
      assertThat(sidebar(tab)).isHidden();
      openSheet(tab);
      tab.page().setViewportSize(1280, 800);
      assertThat(sidebar(tab)).isVisible();
      assertThat(main(tab)).hasJSProperty("inert", false);
      assertThat(toggle(tab)).hasAttribute("aria-expanded", "true");
    }
  }

  @Test
  void aThemeIsChosenInTheMenuAndComesFromTheServerAfterwards() {
    NewContextOptions atNight = Tab.atADesk().setColorScheme(ColorScheme.DARK);
    try (Tab tab = new Tab(chromium, chat, atNight).open("/")) {
      String dark = background(tab);
      userMenuButton(tab).click();
      assertThat(theme(tab, "System")).isChecked();
      theme(tab, "Light").check();
      String light = background(tab);
      assertThat(light).isNotEqualTo(dark);
      assertThat(html(tab, "/")).containsPattern("<html[^>]* data-theme=\"light\"");
      tab.page().reload();
      assertThat(background(tab)).isEqualTo(light);

      userMenuButton(tab).click();
      assertThat(theme(tab, "Light")).isChecked();
      assertThat(theme(tab, "Light")).isFocused();
      tab.page().keyboard().press("ArrowRight");
      assertThat(theme(tab, "Dark")).isChecked();
      assertThat(background(tab)).isEqualTo(dark);
      tab.open("/login");
      assertThat(tab.page().locator("html")).hasAttribute("data-theme", "dark");
      assertThat(background(tab)).isEqualTo(dark);

      tab.open("/");
      userMenuButton(tab).click();
      theme(tab, "System").check();
      assertThat(background(tab)).isEqualTo(dark);
      assertThat(html(tab, "/")).containsPattern("<html[^>]* data-theme=\"system\"");
    }
  }

  @Test
  void theUserMenuOpensAndClosesByKeyboardAndByAPressElsewhere() {
    try (Tab tab = Tab.desktop(chromium, chat).open("/")) {
      userMenuButton(tab).focus();
      tab.page().keyboard().press("Enter");
      assertThat(userMenu(tab)).isVisible();
      assertThat(userMenuButton(tab)).hasAttribute("aria-expanded", "true");
      tab.page().keyboard().press("Escape");
      assertThat(userMenu(tab)).isHidden();
      assertThat(userMenuButton(tab)).isFocused();
      assertThat(userMenuButton(tab)).hasAttribute("aria-expanded", "false");
      userMenuButton(tab).click();
      assertThat(userMenu(tab)).isVisible();
      tab.page().mouse().click(900, 300);
      assertThat(userMenu(tab)).isHidden();
      userMenuButton(tab).click();
      userMenuButton(tab).click();
      assertThat(userMenu(tab)).isHidden();
    }
  }

  @Test
  void theMenuSaysHowManyQuestionsAreLeftAndWhenTheNextOneReturns() {
    try (RunningChat two =
            new RunningChat(ScriptedModel.saying("Yes."), Map.of("CHAT_GUEST_QUESTIONS", "2"));
        Tab tab = Tab.desktop(chromium, two).open("/")) {
      assertThatTheMenuSays(tab, "2 questions left", "0 of 2 asked in the last 24 hours");
      tab.askAndWait("Is it?");
      assertThatTheMenuSays(tab, "One question left", "1 of 2 asked in the last 24 hours");
      tab.askAndWait("Is it really?");
      assertThatTheMenuSays(
          tab, "No question left", "2 of 2 asked in the last 24 hours. The next one is free again");
      assertThat(userMenu(tab)).containsText(Pattern.compile("again (in 24 hours|tomorrow)\\."));
      Locator meter = userMenu(tab).locator("meter");
      assertThat(meter).hasJSProperty("value", 0);
      assertThat(meter).hasJSProperty("max", 2);
    }
  }

  @Test
  void usageThatCannotBeLoadedSaysSo() {
    try (Tab tab = Tab.desktop(chromium, chat).open("/").expect("ERR_FAILED")) {
      tab.page().route("**/api/me/usage", route -> route.abort());
      userMenuButton(tab).click();
      assertThat(userMenu(tab)).containsText("Your usage could not be loaded.");
      assertThat(theme(tab, "Dark")).isEnabled();
    }
  }

  @Test
  void whoHasAnAccountSeesItAndSignsOut() {
    try (Tab tab = Tab.desktop(chromium, chat).open("/")) {
      assertThat(tab.page().getByTestId("user-email")).hasText("Guest");
      userMenuButton(tab).click();
      assertThat(tab.page().getByTestId("user-nav-item-auth")).hasText("Login to your account");
      tab.register("anna@example.org").open("/");
      assertThat(tab.page().getByTestId("user-email")).hasText("anna@example.org");
      userMenuButton(tab).click();
      assertThat(tab.page().getByTestId("user-nav-item-auth")).hasText("Sign out");
      tab.page().getByTestId("user-nav-item-auth").click();
      assertThat(tab.page().getByTestId("user-email")).hasText("Guest");
      assertThat(tab.page()).hasURL(chat.address() + "/");
    }
  }

  @Test
  void aNewChatIsEmptyAndReadyToBeAskedIn() {
    try (Tab tab = Tab.desktop(chromium, chat)) {
      ChatId id = tab.keep("Mine", "Why?", Instant.now());
      tab.open("/chat/" + id);
      tab.page().getByTestId("new-chat").click();
      assertThat(tab.page()).hasURL(chat.address() + "/");
      assertThat(tab.page().getByText("How can I help you today?")).isVisible();
      assertThat(tab.box()).isFocused();
      assertThat(tab.question()).hasCount(0);
      assertThat(tab.page().getByTestId("history-item")).hasText("Mine");
      assertThat(new ChatId(tab.chatId())).isNotEqualTo(id);
    }
  }

  @Test
  void whatIsSomebodyElsesOrNobodysIsNotFound() {
    try (Tab anna = Tab.desktop(chromium, chat);
        Tab ben = Tab.phone(chromium, chat).expect("404")) {
      ChatId hers = anna.keep("Hers", "Why?", Instant.now());
      for (String path : List.of("/chat/" + hers, "/chat/" + UUID.randomUUID(), "/chat/x", "/x")) {
        Response response = ben.page().navigate(path);
        assertThat(response.status()).as(path).isEqualTo(404);
        assertThat(ben.page().getByRole(AriaRole.HEADING)).hasText("There is nothing here");
        assertThat(ben.page().locator("body")).not().containsText("Hers");
      }
      link(ben, "Start a new chat").click();
      assertThat(ben.page()).hasURL(chat.address() + "/");
      assertThat(ben.box()).isVisible();
    }
  }

  @Test
  void whoDoesNotRunScriptsReadsThePlainTextAndFindsOtherChatsByLinks() {
    NewContextOptions quiet = Tab.atADesk().setJavaScriptEnabled(false);
    try (Tab tab = new Tab(chromium, chat, quiet)) {
      String question = "<b>two</b>  spaces\n  and a line";
      ChatId id = tab.keep("About <i>markup</i>", question, Instant.now());
      tab.open("/");
      tab.page().getByTestId("history-item").click();
      assertThat(tab.page()).hasURL(Pattern.compile(".*/chat/" + id + "/plain"));
      assertThat(tab.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
          .hasText("About <i>markup</i>");
      Locator asked = tab.page().locator("[data-role=user] .plain-text");
      assertThat(asked.textContent()).isEqualTo(question);
      assertThat(asked).hasCSS("white-space-collapse", Pattern.compile("preserve|break-spaces"));
      assertThat(tab.page().locator("[data-role=assistant]")).containsText("Rayleigh");
      link(tab, "Start a new chat").click();
      assertThat(tab.page()).hasURL(chat.address() + "/");
      assertThat(tab.page().locator("noscript p")).isVisible();
      assertThat(tab.page().locator("noscript p"))
          .containsText("Please switch it on for this page.");
    }
  }

  private static void openSheet(Tab tab) {
    toggle(tab).click();
    assertThat(sidebar(tab)).isVisible();
    assertThat(toggle(tab)).hasAttribute("aria-expanded", "true");
  }

  private static void assertThatItIsClosedAgain(Tab tab) {
    assertThat(sidebar(tab)).isHidden();
    assertThat(main(tab)).hasJSProperty("inert", false);
    assertThat(toggle(tab)).isFocused();
    assertThat(toggle(tab)).hasAttribute("aria-expanded", "false");
  }

  private static void assertThatTheMenuSays(Tab tab, String left, String more) {
    userMenuButton(tab).click();
    assertThat(userMenu(tab)).containsText(left);
    assertThat(userMenu(tab)).containsText(more);
    tab.page().keyboard().press("Escape");
    userMenu(tab).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }

  /** What the server sends to this browser, before any script has touched it. */
  private static String html(Tab tab, String path) {
    return tab.context().request().get(path).text();
  }

  private static String background(Tab tab) {
    return (String)
        tab.page().evaluate("getComputedStyle(document.documentElement).backgroundColor");
  }

  private static Locator sidebar(Tab tab) {
    return tab.page()
        .getByRole(
            AriaRole.COMPLEMENTARY,
            new Page.GetByRoleOptions().setName("Chats").setIncludeHidden(true));
  }

  private static Locator main(Tab tab) {
    return tab.page().getByRole(AriaRole.MAIN, new Page.GetByRoleOptions().setIncludeHidden(true));
  }

  private static Locator toggle(Tab tab) {
    return tab.page().getByTestId("sidebar-toggle-button");
  }

  private static Locator close(Tab tab) {
    return button(tab, "Close the list of chats");
  }

  private static Locator userMenuButton(Tab tab) {
    return tab.page().getByTestId("user-nav-button");
  }

  private static Locator userMenu(Tab tab) {
    return tab.page().getByTestId("user-nav-menu");
  }

  private static Locator theme(Tab tab, String name) {
    return userMenu(tab)
        .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator button(Tab tab, String name) {
    return tab.page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator link(Tab tab, String name) {
    return tab.page()
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
