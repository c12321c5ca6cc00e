package ai.chatbot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.fake.ScriptedModel;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Somebody's chats in the sidebar: finding them again, and what can be done with them from there.
 */
@Timeout(120)
@EnabledIf(
    value = "ai.chatbot.web.Chromium#isThere",
    disabledReason = "no Chromium found: install one, or name it in CHROMIUM")
final class HistoryBrowserTest {
  private static final String MARKUP = "<img src=x onerror=alert(1)> \"' <b>bold</b> &amp;";

  private static final Pattern OLDER = Pattern.compile(".*/history\\?ending_before=.*");

  private static RunningChat chat;
  private static Chromium chromium;

  private Tab tab;

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

  @BeforeEach
  void openATab() {
    tab = Tab.desktop(chromium, chat);
  }

  @AfterEach
  void closeIt() {
    tab.close();
  }

  @Test
  void chatsStandUnderTheDaysOfTheReadersOwnTimeZone() {
    ZoneId zone = whereDaysBeginWhenTheyDoNotInUtc();
    ZonedDateTime today = ZonedDateTime.now(zone).truncatedTo(ChronoUnit.DAYS);
    try (Tab there = new Tab(chromium, chat, Tab.atADesk().setTimezoneId(zone.getId()))) {
      there.keep("This morning", "Why?", today.plusMinutes(1).toInstant());
      there.keep("Last night", "Why?", today.minusMinutes(1).toInstant());
      there.keep("A week ago", "Why?", today.minusDays(7).toInstant());
      there.keep("A month ago", "Why?", today.minusDays(30).toInstant());
      there.keep("Longer ago", "Why?", today.minusDays(31).toInstant());
      there.open("/");
      there.open("/");
      assertThat(list(there).innerText().lines().filter(line -> !line.isBlank()))
          .containsExactly(
              "Today",
              "This morning",
              "Yesterday",
              "Last night",
              "Last 7 days",
              "A week ago",
              "Last 30 days",
              "A month ago",
              "Older",
              "Longer ago");
    }
  }

  /** A day that began before, or after, the one of UTC; and neither just now nor long ago. */
  private static ZoneId whereDaysBeginWhenTheyDoNotInUtc() {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");
    int hour = ZonedDateTime.now(tokyo).getHour();
    return hour >= 2 && hour <= 22 ? tokyo : ZoneId.of("Pacific/Honolulu");
  }

  @Test
  void scrollingShowsAllChatsEachOnceAndSaysWhereTheyEnd() {
    keepMany(60);
    tab.open("/");
    assertThat(items().first()).hasText("Chat 1");
    assertThat(items().count()).isLessThan(60);
    scrollToTheEnd();
    assertThat(items().allTextContents())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 60).mapToObj(number -> "Chat " + number).toList());
  }

  @Test
  void olderChatsThatCannotBeLoadedSaySoAndAreAskedForAgain() {
    AtomicInteger asked = new AtomicInteger();
    keepMany(25);
    tab.expect("503").page().route(OLDER, route -> failOnce(route, asked));
    tab.open("/");
    items().last().scrollIntoViewIfNeeded();
    Locator again = list(tab).getByText("The list of chats could not be loaded. Try again");
    assertThat(again).isVisible();
    assertThat(asked).hasValue(1);
    assertThat(items()).hasCount(20);
    again.click();
    assertThat(items()).hasCount(25);
    assertThat(end()).isVisible();
  }

  @Test
  void olderChatsAreFoundThoughTheOneBeforeThemIsGone() {
    List<ChatId> chats = keepMany(45);
    tab.expect("400").page().route(OLDER, Route::abort);
    tab.expect("ERR_FAILED").open("/");
    items().last().scrollIntoViewIfNeeded();
    Locator again = list(tab).getByText("could not be loaded");
    assertThat(again).isVisible();
    assertThat(chat.stores().chats().delete(tab.user(), chats.get(19))).isPresent();
    tab.page().unroute(OLDER);
    again.click();
    scrollToTheEnd();
    assertThat(items().last()).hasText("Chat 45");
    assertThat(items().allTextContents()).hasSize(45).doesNotHaveDuplicates();
  }

  @Test
  void aNewChatStandsUnderTodayWithItsTitleAndIsMarkedAsTheOneThatIsShown() {
    tab.keep("An earlier one", "Why is it?", Instant.now().minus(3, ChronoUnit.DAYS));
    tab.open("/");
    assertThat(current()).hasCount(0);
    tab.askAndWait("Why is the sky blue?");
    assertThat(items()).hasText(new String[] {"A title", "An earlier one"});
    assertThat(current()).hasText("A title");
    assertThat(list(tab)).containsText(Pattern.compile("^\\s*Today\\s*A title"));
    assertThat(heading()).hasText("A title");
    assertThat(tab.page()).hasTitle("A title · AI Chatbot");

    item("An earlier one").click();
    assertThat(current()).hasText("An earlier one");
    assertThat(tab.question()).hasText("Why is it?");
    assertThat(heading()).hasText("An earlier one");
  }

  @Test
  void searchFindsTitlesAndMessagesMarksWhatItFoundAndIsLeftByEscape() {
    keep("Of oceans", "Why is the sea salty?");
    keep("Of the sea", "How deep is it?");
    keep("Of mountains", "Who climbed them?");
    tab.open("/");
    search().fill("sea");
    assertThat(found()).hasCount(2);
    assertThat(tab.page().getByText("2 chats found.").first()).isVisible();
    assertThat(list(tab)).isHidden();
    assertThat(found().filter(having("Of oceans")).locator("mark")).hasText("sea");
    assertThat(found().filter(having("Of the sea"))).isVisible();

    search().press("Escape");
    assertThat(search()).hasValue("");
    assertThat(found().first()).isHidden();
    assertThat(items()).hasCount(3);
    assertThat(list(tab)).isVisible();

    search().fill("Climbed");
    found().filter(having("Of mountains")).click();
    assertThat(tab.question()).hasText("Who climbed them?");
  }

  @Test
  void searchSaysWhenThereIsNothingOrItCannotLook() {
    keep("Of oceans", "Why is the sea salty?");
    tab.open("/");
    search().fill("giraffes");
    assertThat(tab.page().getByText("No chat has these words.").first()).isVisible();
    tab.expect("ERR_FAILED").page().route("**/api/search?*", Route::abort);
    search().fill("sea");
    assertThat(tab.page().getByText("The server cannot be reached.").first()).isVisible();
    tab.page().unroute("**/api/search?*");
    search().fill("salty");
    assertThat(found()).hasCount(1);
  }

  @Test
  void aChatIsRenamedByKeyboardAloneAndFocusComesBack() {
    open(keep("Old", "Why?"));
    rowMenuByKeyboard("Old");
    tab.page().keyboard().press("Enter");
    assertThat(titleField()).isFocused();
    assertThat(titleField()).hasValue("Old");
    tab.page().keyboard().type("  New  ");
    tab.page().keyboard().press("Enter");
    assertThat(items()).hasText("New");
    assertThat(heading()).hasText("New");
    assertThat(tab.page()).hasTitle("New · AI Chatbot");
    assertThat(more("New")).isFocused();
    tab.page().reload();
    assertThat(items()).hasText("New");
  }

  @Test
  void aTitleIsNeitherEmptyNorTooLong() {
    open(keep("Old", "Why?"));
    for (String nothing : List.of("", "   ")) {
      choose("Old", "Rename");
      titleField().fill(nothing);
      titleField().press("Enter");
      assertThat(titleField()).isVisible();
      assertThat(titleField().evaluate("field => field.validity.valid")).isEqualTo(false);
      titleField().press("Escape");
      assertThat(titleField()).isHidden();
    }
    choose("Old", "Rename");
    titleField().clear();
    tab.page().keyboard().insertText("é".repeat(201));
    titleField().press("Enter");
    assertThat(items()).hasText("é".repeat(200));
    assertThat(chat.stores().chats().find(new ChatId(tab.chatId())).orElseThrow().title())
        .isEqualTo("é".repeat(200));
  }

  @Test
  void whatTheServerRefusesIsSaidAndNothingChanges() {
    open(keep("Old", "Why?"));
    tab.expect("ERR_FAILED").page().route("**/api/chat/*", Route::abort);
    choose("Old", "Rename");
    titleField().fill("New");
    titleField().press("Enter");
    assertThat(tab.page().getByTestId("toast")).containsText("The server cannot be reached.");
    choose("Old", "Share");
    assertThat(tab.page().getByTestId("toast")).containsText("The server cannot be reached.");
    assertThat(items()).hasText("Old");
    assertThat(globe()).isHidden();
  }

  @Test
  void aChatIsSharedAndTakenBackFromItsRow() {
    open(keep("Mine", "Why?"));
    assertThat(globe()).isHidden();
    choose("Mine", "Share");
    assertThat(tab.page().getByTestId("toast"))
        .hasText("Anyone with the link can read this chat now.");
    assertThat(globe()).isVisible();
    assertThat(tab.page().getByTestId("visibility-selector")).containsText("Public");
    choose("Mine", "Stop sharing");
    assertThat(tab.page().getByTestId("toast")).hasText("Only you can read this chat now.");
    assertThat(globe()).isHidden();
    assertThat(tab.page().getByTestId("visibility-selector")).containsText("Private");
  }

  @Test
  void aChatIsDeletedOnceThatIsConfirmed() {
    open(keep("The open one", "Why?"));
    keep("Another", "Who?");
    tab.page().reload();
    choose("Another", "Delete");
    assertThat(dialog()).containsText("“Another” will be gone for good.");
    dialog().getByText("Cancel").click();
    assertThat(items()).hasCount(2);
    choose("Another", "Delete");
    dialog().getByTestId("ask-yes").click();
    assertThat(items()).hasText(new String[] {"The open one"});
    assertThat(tab.page().getByTestId("toast")).hasText("The chat is deleted.");

    choose("The open one", "Delete");
    dialog().getByTestId("ask-yes").click();
    assertThat(tab.page()).hasURL(chat.address() + "/");
    assertThat(tab.page().getByText("Your chats will be listed here.")).isVisible();
  }

  @Test
  void whereTheLastChatIsDeletedTheListSaysWhatItIsFor() {
    keep("The only one", "Why?");
    tab.open("/");
    choose("The only one", "Delete");
    dialog().getByTestId("ask-yes").click();
    assertThat(items()).hasCount(0);
    assertThat(tab.page().getByText("Your chats will be listed here.")).isVisible();
    assertThat(end()).hasCount(0);
  }

  @Test
  void focusStaysInTheListWhereAChatWasDeleted() {
    keep("Second", "Why?");
    keep("First", "Who?");
    tab.open("/");
    rowMenuByKeyboard("First");
    tab.page().keyboard().press("End");
    tab.page().keyboard().press("Enter");
    dialog().getByTestId("ask-yes").press("Enter");
    assertThat(items()).hasText(new String[] {"Second"});
    assertThat(item("Second")).isFocused();
  }

  @Test
  void allChatsAreDeletedOnceThatIsConfirmed() {
    List<ChatId> chats = keepMany(3);
    open(chats.getFirst());
    Locator deleteAll = button("Delete all chats");
    deleteAll.click();
    assertThat(dialog()).containsText("All your chats will be gone for good.");
    tab.page().keyboard().press("Escape");
    assertThat(dialog()).isHidden();
    assertThat(items()).hasCount(3);
    assertThat(deleteAll).isFocused();
    deleteAll.click();
    dialog().getByTestId("ask-yes").click();
    assertThat(tab.page()).hasURL(chat.address() + "/");
    assertThat(items()).hasCount(0);
    assertThat(chat.stores().chats().find(chats.getLast())).isEmpty();
  }

  @Test
  void aTitleIsTextWhereverItStands() {
    open(keep(MARKUP, "Why?"));
    assertThat(items()).hasText(MARKUP);
    assertThat(heading()).hasText(MARKUP);
    assertThat(tab.page()).hasTitle(MARKUP + " · AI Chatbot");
    assertThat(more(MARKUP)).hasCount(1);
    choose(MARKUP, "Delete");
    assertThat(dialog()).containsText("“" + MARKUP + "” will be gone for good.");
    tab.page().keyboard().press("Escape");
    choose(MARKUP, "Rename");
    assertThat(titleField()).hasValue(MARKUP);
    titleField().fill("bold " + MARKUP);
    titleField().press("Enter");
    assertThat(items()).hasText("bold " + MARKUP);
    search().fill("bold");
    assertThat(found()).containsText("bold " + MARKUP);
    assertThat(tab.page().locator("#shell img[src=x], #shell b")).hasCount(0);
  }

  @Test
  void oneMenuIsOpenAtATime() {
    keepMany(9);
    tab.open("/");
    item("Chat 8").hover();
    more("Chat 8").click();
    assertThat(menu("Chat 8")).isVisible();
    assertThat(more("Chat 8")).hasAttribute("aria-expanded", "true");
    item("Chat 2").hover();
    more("Chat 2").click();
    assertThat(menu("Chat 2")).isVisible();
    assertThat(more("Chat 2")).hasAttribute("aria-expanded", "true");
    assertThat(more("Chat 8")).hasAttribute("aria-expanded", "false");
    tab.page().keyboard().press("Escape");
    assertThat(menu("Chat 2")).isHidden();
    assertThat(more("Chat 2")).hasAttribute("aria-expanded", "false");
    assertThat(more("Chat 2")).isFocused();
  }

  private ChatId keep(String title, String question) {
    return tab.keep(title, question, Instant.now());
  }

  /** So many chats, the first of which is the newest. */
  private List<ChatId> keepMany(int count) {
    Instant now = Instant.now();
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            number -> tab.keep("Chat " + number, "Why?", now.minus(number * 2L, ChronoUnit.HOURS)))
        .toList();
  }

  private static void failOnce(Route route, AtomicInteger asked) {
    if (asked.incrementAndGet() == 1) {
      route.fulfill(new Route.FulfillOptions().setStatus(503));
    } else {
      route.resume();
    }
  }

  private void open(ChatId id) {
    tab.open("/chat/" + id);
    assertThat(tab.answer()).isVisible();
  }

  private void scrollToTheEnd() {
    tab.page()
        .waitForCondition(
            () -> {
              items().last().scrollIntoViewIfNeeded();
              return end().isVisible();
            });
  }

  private void choose(String title, String what) {
    item(title).hover();
    more(title).click();
    menu(title)
        .getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName(what).setExact(true))
        .click();
  }

  /** From the chat's link on, with Tab and Enter. */
  private void rowMenuByKeyboard(String title) {
    item(title).focus();
    tab.page().keyboard().press("Tab");
    assertThat(more(title)).isFocused();
    tab.page().keyboard().press("Enter");
    assertThat(menu(title).getByRole(AriaRole.MENUITEM).first()).isFocused();
  }

  private static Locator list(Tab whose) {
    return whose
        .page()
        .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Earlier chats"));
  }

  private Locator items() {
    return tab.page().getByTestId("history-item");
  }

  private Locator item(String title) {
    return items().filter(having(title));
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private Locator current() {
    return tab.page().locator("[data-testid=history-item][aria-current=page]");
  }

  private Locator more(String title) {
    return button("More about “" + title + "”");
  }

  private Locator menu(String title) {
    return tab.page()
        .getByRole(
            AriaRole.MENU,
            new Page.GetByRoleOptions().setName("More about “" + title + "”").setExact(true));
  }

  private Locator button(String name) {
    return tab.page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator globe() {
    return list(tab).getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName("Shared"));
  }

  private Locator heading() {
    return tab.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  private Locator end() {
    return tab.page().getByText("You have reached the end of your chats.");
  }

  private Locator search() {
    return tab.page().getByLabel("Search chats");
  }

  private Locator found() {
    return tab.page().getByTestId("found-item");
  }

  private Locator dialog() {
    return tab.page().getByTestId("ask-dialog");
  }

  private Locator titleField() {
    return dialog().getByLabel("Title");
  }
}
