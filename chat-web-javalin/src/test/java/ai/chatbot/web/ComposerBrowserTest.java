package ai.chatbot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Instant;
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

/** The box in which people ask, and the choice of who answers. */
@Timeout(120)
@EnabledIf(
    value = "ai.chatbot.web.Chromium#isThere",
    disabledReason = "no Chromium found: install one, or name it in CHROMIUM")
final class ComposerBrowserTest {
  private static final String QUESTIONS = "**/api/chat";
  private static final String OVERLOADED =
      "{\"code\":\"offline:chat\",\"message\":\"There is no room. Please try again.\"}";

  private static RunningChat chat;
  private static Chromium chromium;

  private final List<JsonNode> asked = new ArrayList<>();
  private Tab tab;

  @BeforeAll
  static void start() {
    Map<String, String> plan = Map.of("CHAT_GUEST_MODELS", "claude-haiku,nova-lite");
    chat = new RunningChat(ScriptedModel.saying("Because of ", "the air."), plan);
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
    tab.context().onRequest(this::note);
  }

  @AfterEach
  void closeIt() {
    tab.close();
  }

  private void note(Request request) {
    if (request.method().equals("POST") && request.url().endsWith("/api/chat")) {
      asked.add(Visitor.parsed(request.postData()));
    }
  }

  @Test
  void theBoxGrowsWithItsTextAndNotBeyondASize() {
    tab.open("/");
    assertThat(tab.box()).isFocused();
    double one = height();
    tab.box().fill("one\ntwo\nthree");
    double three = height();
    assertThat(three).isBetween(one + 30, one + 70);
    tab.box().fill("line\n".repeat(60));
    double most = height();
    assertThat(most).isBetween(three + 30, 300.0);
    assertThat(send()).isInViewport();
    tab.box().fill("line\n".repeat(200));
    assertThat(height()).isEqualTo(most);
    tab.box().fill("");
    assertThat(height()).isEqualTo(one);
  }

  @Test
  void enterSendsAndShiftEnterBreaksTheLine() {
    tab.open("/");
    tab.page().keyboard().type("one");
    tab.page().keyboard().press("Shift+Enter");
    tab.page().keyboard().type("two");
    assertThat(tab.box()).hasValue("one\ntwo");
    assertThat(asked).isEmpty();
    tab.page().keyboard().press("Enter");
    assertThat(tab.question()).hasText("one\ntwo");
    assertThat(tab.box()).hasValue("");
    assertThat(tab.box()).isFocused();
    assertThat(asked).hasSize(1);
  }

  @Test
  void enterThatEndsTheComposingOfAWordSendsNothing() {
    tab.open("/");
    tab.box().fill("日本");
    press("{ key: 'Enter', isComposing: true }");
    press("{ key: 'Enter', keyCode: 229 }");
    assertThat(tab.box()).hasValue("日本");
    assertThat(asked).isEmpty();
    press("{ key: 'Enter', keyCode: 13 }");
    assertThat(tab.question()).hasText("日本");
  }

  private void press(String key) {
    tab.box()
        .evaluate(
            """
            box => box.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, ...%s }))
            """
                .formatted(key));
  }

  @Test
  void enterTwiceAsksOnce() {
    tab.open("/");
    tab.box().fill("Why?");
    tab.box()
        .evaluate(
            """
            box => {
              for (const time of [1, 2]) {
                box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
              }
            }
            """);
    assertThat(tab.answer()).hasAttribute("data-state", "done");
    assertThat(tab.page().getByTestId("message-user")).hasCount(1);
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatIsBlankOrTooLongCannotBeSent() {
    tab.open("/");
    assertThat(send()).isDisabled();
    for (String blank : List.of(" ", "\n\n", "\t \n")) {
      tab.box().fill(blank);
      assertThat(send()).isDisabled();
      tab.box().press("Enter");
    }
    tab.box().fill("x".repeat(32_001));
    assertThat(tab.page().getByText("32,001 characters; a message has at most 32,000."))
        .isVisible();
    assertThat(tab.box()).hasAttribute("aria-invalid", "true");
    assertThat(send()).isDisabled();
    tab.box().press("Enter");
    assertThat(asked).isEmpty();
    tab.box().fill("😀".repeat(32_000));
    assertThat(send()).isEnabled();
    assertThat(tab.box()).hasAttribute("aria-invalid", "false");
  }

  @Test
  void eachChatKeepsItsDraftUntilItIsSent() {
    ChatId id = tab.keep("Mine", "Why?", Instant.now());
    tab.open("/");
    tab.box().fill("for a new chat");
    tab.open("/chat/" + id);
    assertThat(tab.box()).hasValue("");
    tab.box().fill("for this chat");
    tab.page().reload();
    assertThat(tab.box()).hasValue("for this chat");
    tab.open("/");
    assertThat(tab.box()).hasValue("for a new chat");
    assertThat(send()).isEnabled();
    tab.box().press("Enter");
    assertThat(tab.answer()).hasAttribute("data-state", "done");
    tab.page().reload();
    assertThat(tab.box()).hasValue("");
    tab.open("/");
    assertThat(tab.box()).hasValue("");
    tab.open("/chat/" + id);
    assertThat(tab.box()).hasValue("for this chat");
  }

  @Test
  void aDraftIsItsWritersAlone() {
    tab.open("/").register("anna@example.org").open("/");
    tab.box().fill("Anna's");
    assertThat(tab.context().request().post("/api/auth/logout").ok()).isTrue();
    tab.open("/");
    assertThat(tab.page().getByTestId("user-email")).hasText("Guest");
    assertThat(tab.box()).hasValue("");
    tab.box().fill("somebody else's");
    Map<String, String> anna = Map.of("email", "anna@example.org", "password", Household.PASSWORD);
    assertThat(
            tab.context()
                .request()
                .post("/api/auth/login", RequestOptions.create().setData(anna))
                .ok())
        .isTrue();
    tab.open("/");
    assertThat(tab.page().getByTestId("user-email")).hasText("anna@example.org");
    assertThat(tab.box()).hasValue("Anna's");
  }

  @Test
  void aQuestionForWhichThereIsNoRoomComesBackAndIsAskedAgain() {
    tab.open("/").expect("503").page().route(QUESTIONS, ComposerBrowserTest::refuse);
    tab.ask("Why?");
    assertThat(alert()).containsText("There is no room. Please try again.");
    assertThatItCanBeAskedAgain();
  }

  @Test
  void aQuestionThatDoesNotReachTheServerComesBackAndIsAskedAgain() {
    tab.open("/").expect("ERR_FAILED").page().route(QUESTIONS, Route::abort);
    tab.ask("Why?");
    assertThat(alert()).containsText("The server cannot be reached. Nothing you wrote is lost.");
    assertThatItCanBeAskedAgain();
  }

  @Test
  void aQuestionThatIsAskedOfflineComesBackAndIsAskedAgain() {
    tab.open("/").expect("ERR_INTERNET_DISCONNECTED").context().setOffline(true);
    tab.ask("Why?");
    assertThat(alert()).containsText("The server cannot be reached.");
    tab.context().setOffline(false);
    assertThatItCanBeAskedAgain();
  }

  private static void refuse(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(503)
            .setContentType("application/json")
            .setBody(OVERLOADED));
  }

  private void assertThatItCanBeAskedAgain() {
    assertThatItIsBackInTheBox();
    alert().getByRole(AriaRole.BUTTON).click();
    assertThat(tab.answer()).hasAttribute("data-state", "done");
    assertThat(tab.page().getByTestId("message-user")).hasText("Why?");
    assertThat(tab.box()).hasValue("");
    assertThat(alert()).isHidden();
    assertThat(tab.page()).hasURL(Tab.CHAT_ADDRESS);
    assertThat(asked).hasSize(2);
    assertThat(asked.getLast()).as("the same question").isEqualTo(asked.getFirst());
  }

  private void assertThatItIsBackInTheBox() {
    tab.page().unroute(QUESTIONS);
    assertThat(tab.box()).hasValue("Why?");
    assertThat(send()).isEnabled();
    assertThat(tab.page().getByTestId("message-user")).hasCount(0);
    assertThat(tab.page()).hasURL(chat.address() + "/");
  }

  @Test
  void aQuestionThatCameBackMayBePutAnotherWay() {
    tab.open("/").expect("503").page().route(QUESTIONS, ComposerBrowserTest::refuse);
    tab.ask("Why?");
    assertThat(alert()).isVisible();
    assertThatItIsBackInTheBox();
    tab.page().reload();
    assertThat(tab.box()).hasValue("Why?");
    tab.ask("Why not?");
    assertThat(tab.answer()).hasAttribute("data-state", "done");
    assertThat(tab.page().getByTestId("message-user")).hasText("Why not?");
    assertThat(tab.box()).hasValue("");
  }

  @Test
  void whoHasAskedAllTheyMaySeesSoAndKeepsTheirWords() {
    try (RunningChat one =
            new RunningChat(ScriptedModel.saying("Yes."), Map.of("CHAT_GUEST_QUESTIONS", "1"));
        Tab there = Tab.desktop(chromium, one).open("/").expect("429")) {
      there.askAndWait("First?");
      there.ask("Second?");
      Locator alert = there.page().getByRole(AriaRole.ALERT);
      assertThat(alert).containsText("You have asked all your questions for now.");
      assertThat(there.box()).hasValue("Second?");
      assertThat(there.page().getByTestId("message-user")).hasText("First?");
      alert.getByRole(AriaRole.BUTTON).click();
      assertThat(alert).containsText("You have asked all your questions for now.");
      assertThat(there.box()).hasValue("Second?");
      there.page().reload();
      assertThat(there.box()).hasValue("Second?");
      assertThat(there.page().getByTestId("message-user")).hasText("First?");
    }
  }

  @Test
  void whileAnAnswerIsWrittenTheNextQuestionIsWrittenToo() {
    Gate gate = new Gate();
    try (RunningChat slow =
            new RunningChat(ScriptedModel.saying("One, ").thenWaiting(gate).thenSaying("two."));
        Tab there = Tab.desktop(chromium, slow).open("/")) {
      there.ask("Count");
      assertThat(there.answer()).containsText("One,");
      there.box().fill("And then?");
      there.box().press("Enter");
      assertThat(there.page().getByText("The answer is still being written.")).isVisible();
      assertThat(there.box()).hasValue("And then?");
      gate.open();
      assertThat(there.answer()).hasAttribute("data-state", "done");
      there.box().press("Enter");
      assertThat(there.question()).hasText("And then?");
      assertThat(there.answer()).hasAttribute("data-state", "done");
    }
  }

  @Test
  void anAddressThatAsksIsAskedOnceAndCleaned() {
    tab.open("/?query=Why%20is%20it%3F");
    assertThat(tab.question()).hasText("Why is it?");
    assertThat(tab.answer()).hasAttribute("data-state", "done");
    assertThat(tab.page()).hasURL(Tab.CHAT_ADDRESS);
    tab.page().reload();
    assertThat(tab.question()).hasText("Why is it?");
    tab.page().goBack();
    assertThat(tab.page()).hasURL(chat.address() + "/");
    assertThat(tab.page().getByText("How can I help you today?")).isVisible();
    assertThat(asked).hasSize(1);
  }

  @Test
  void modelsStandUnderTheirProvidersWithWhatTheyAreFor() {
    openModels();
    assertThat(groups()).hasCount(2);
    assertThat(group("Anthropic").getByRole(AriaRole.OPTION)).hasCount(2);
    assertThat(group("Amazon").getByRole(AriaRole.OPTION)).hasCount(2);
    assertThat(model("Claude Haiku")).hasAttribute("aria-selected", "true");
    for (Locator each : models().all()) {
      assertThat(each.locator("small")).hasText(Pattern.compile("\\w+ \\w+.*"));
    }
  }

  @Test
  void whatThePlanDoesNotIncludeIsShownAndCannotBePicked() {
    openModels();
    for (String name : List.of("Claude Sonnet", "Nova Pro")) {
      assertThat(model(name)).containsText("Not in your plan");
      assertThat(model(name)).isDisabled();
      model(name).click(new Locator.ClickOptions().setForce(true));
      assertThat(picker()).isVisible();
    }
    modelSearch().fill("Sonnet");
    tab.page().keyboard().press("Enter");
    assertThat(picker()).isVisible();
    tab.page().keyboard().press("Escape");
    assertThat(modelButton()).containsText("Claude Haiku");
  }

  @Test
  void aModelIsFoundAndPickedByKeyboardAndAnswersFromThenOn() {
    openModels();
    assertThat(modelSearch()).isFocused();
    tab.page().keyboard().type("nova l");
    assertThat(models().filter(new Locator.FilterOptions().setVisible(true)))
        .hasText(Pattern.compile("Nova Lite.*"));
    assertThat(group("Anthropic")).isHidden();
    tab.page().keyboard().press("Enter");
    assertThat(picker()).isHidden();
    assertThat(modelButton()).containsText("Nova Lite");
    assertThat(modelButton()).isFocused();
    tab.askAndWait("Why?");
    assertThat(asked.getLast().path("selectedChatModel").asText()).isEqualTo("nova-lite");
    assertThat(tab.answer()).containsText("Nova Lite");

    tab.open("/");
    assertThat(modelButton()).containsText("Nova Lite");
    openPicker();
    assertThat(model("Nova Lite")).hasAttribute("aria-selected", "true");
    assertThat(model("Claude Haiku")).hasAttribute("aria-selected", "false");
    model("Claude Haiku").click();
    tab.askAndWait("And why?");
    assertThat(asked.getLast().path("selectedChatModel").asText()).isEqualTo("claude-haiku");
  }

  @Test
  void theArrowsGoThroughTheModelsRoundAndRound() {
    openModels();
    assertThatItPointsAt("Claude Haiku");
    tab.page().keyboard().press("ArrowUp");
    assertThatItPointsAt(models().last().getAttribute("data-name"));
    tab.page().keyboard().press("ArrowDown");
    assertThatItPointsAt("Claude Haiku");
    tab.page().keyboard().press("ArrowDown");
    assertThatItPointsAt(models().nth(1).getAttribute("data-name"));
  }

  @Test
  void thePickerIsLeftByEscapeItsCrossAndAPressOutsideAndChangesNothing() {
    tab.open("/");
    List<Runnable> ways =
        List.of(
            () -> tab.page().keyboard().press("Escape"),
            () -> picker().getByRole(AriaRole.BUTTON).click(),
            () -> tab.page().mouse().click(10, 10));
    for (Runnable way : ways) {
      openPicker();
      tab.page().keyboard().press("ArrowDown");
      way.run();
      assertThat(picker()).isHidden();
      assertThat(modelButton()).isFocused();
      assertThat(modelButton()).containsText("Claude Haiku");
    }
    openPicker();
    modelSearch().fill("no such model");
    assertThat(picker().getByText("No model has this name.")).isVisible();
    tab.page().keyboard().press("Enter");
    tab.page().keyboard().press("Escape");
    openPicker();
    assertThat(modelSearch()).hasValue("");
    assertThat(model("Claude Haiku")).isVisible();
  }

  @Test
  void onAPhoneTheBoxStaysAboveTheKeyboard() {
    try (Tab phone = Tab.phone(chromium, chat).open("/")) {
      phone.askAndWait("Why?");
      phone.box().tap();
      // The page asks that the keyboard makes it smaller (interactive-widget), and so it does.
      phone.page().setViewportSize(390, 400);
      phone.box().fill("line\n".repeat(40));
      assertThat(phone.box()).isInViewport();
      assertThat(phone.page().getByTestId("send-button")).isInViewport();
      assertThat(phone.page().getByTestId("sidebar-toggle-button")).isInViewport();
      assertThat(phone.page().getByTestId("model-selector")).isInViewport();
      phone.page().getByTestId("send-button").tap();
      assertThat(phone.question()).containsText("line");
      assertThat(phone.answer()).hasAttribute("data-state", "done");
      assertThat(phone.box()).not().isFocused();
    }
  }

  private double height() {
    return tab.box().boundingBox().height;
  }

  private Locator send() {
    return tab.page().getByTestId("send-button");
  }

  private Locator alert() {
    return tab.page().getByRole(AriaRole.ALERT);
  }

  private void openModels() {
    tab.open("/");
    openPicker();
  }

  private void openPicker() {
    modelButton().click();
    assertThat(picker()).isVisible();
  }

  private void assertThatItPointsAt(String name) {
    String id = model(name).getAttribute("id");
    assertThat(modelSearch()).hasAttribute("aria-activedescendant", id);
  }

  private Locator modelButton() {
    return tab.page().getByTestId("model-selector");
  }

  private Locator picker() {
    return tab.page()
        .getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Pick a model"));
  }

  private Locator modelSearch() {
    return picker().getByPlaceholder("Search models...");
  }

  private Locator groups() {
    return picker().getByRole(AriaRole.GROUP);
  }

  private Locator group(String provider) {
    return picker()
        .getByRole(
            AriaRole.GROUP,
            new Locator.GetByRoleOptions().setName(provider).setIncludeHidden(true));
  }

  private Locator models() {
    return tab.page().getByTestId("model-selector-item");
  }

  private Locator model(String name) {
    return models().filter(new Locator.FilterOptions().setHasText(name));
  }
}
