package ai.chatbot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.ScriptedWeather;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** A person talks to a model that does as it is told, and does with its answers what one can do. */
@Timeout(120)
@EnabledIf(
    value = "ai.chatbot.web.Chromium#isThere",
    disabledReason = "no Chromium found: install one, or name it in CHROMIUM")
final class ConversationBrowserTest {
  private static final Pattern DONE = Pattern.compile("done");

  private static Chromium chromium;

  private final ObedientModel model = new ObedientModel();
  private final RunningChat chat =
      new RunningChat(
          model,
          Map.of(
              "CHAT_GUEST_QUESTIONS",
              "8",
              "CHAT_GUEST_MODELS",
              "claude-haiku,claude-sonnet,nova-lite"),
          Optional.of(ScriptedWeather.cold()));
  private Tab tab;

  @BeforeAll
  static void start() {
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @BeforeEach
  void openThePage() {
    tab = Tab.desktop(chromium, chat).open("/");
    tab.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
  }

  @AfterEach
  void close() {
    tab.close();
    chat.close();
  }

  @Test
  void anEmptyChatGreetsAndSuggests() {
    assertThat(tab.page().getByText("Hello there!")).isVisible();
    assertThat(tab.page().getByTestId("suggested-actions").getByRole(AriaRole.BUTTON)).hasCount(4);
    assertThat(tab.page().getByTestId("message-user")).hasCount(0);
  }

  @Test
  void dotsMoveUntilTheFirstWordAndTheSendButtonIsAStopButton() {
    tab.ask("halves x");
    assertThat(tab.answer()).containsText("first half,");
    assertThat(tab.answer()).hasAttribute("aria-busy", "true");
    assertThat(tab.page().getByTestId("stop-button")).isVisible();
    assertThat(tab.page().getByTestId("send-button")).isHidden();
    assertThat(tab.answer().getByTestId("message-upvote")).isHidden();
    model.goOn("halves x");
    assertThat(tab.answer()).containsText("first half, second half");
    assertThat(tab.page().getByTestId("send-button")).isVisible();
    assertThat(tab.answer().getByTestId("message-upvote")).isVisible();
  }

  @Test
  void thinkingIsShownAndFoldedWhenItIsOver() {
    tab.askAndWait("thinking x");
    Locator reasoning = tab.answer().getByTestId("message-reasoning");
    assertThat(reasoning).not().hasAttribute("open", "");
    reasoning.locator("summary").click();
    assertThat(reasoning).containsText("Let me see.");
    assertThat(tab.answer()).containsText("I see.");
  }

  @Test
  void anAnswerSaysWhoGaveItAndWhen() {
    tab.askAndWait("numbered x");
    assertThat(tab.answer().getByTestId("message-model")).hasText("Claude Haiku");
    assertThat(tab.answer().locator("time")).isVisible();
    tab.page().reload();
    assertThat(tab.answer().getByTestId("message-model")).hasText("Claude Haiku");
    assertThat(tab.answer().locator("time")).isVisible();
  }

  @Test
  void anAnswerOfAModelThatStandsInSaysSo() {
    tab.askAndWait("substitute x");
    assertThat(tab.answer()).containsText("I stand in.");
    assertThat(tab.answer().getByTestId("message-model"))
        .hasText(Pattern.compile(".+, standing in"));
  }

  @Test
  void aCallRunsOnceThePersonAllowsItAndItsWeatherIsACard() {
    tab.askAndWait("weather x");
    assertThat(approval()).containsText("May the weather service be asked about Bern?");
    assertThat(tab.answer().getByTestId("message-upvote")).isHidden();
    tab.answer().getByTestId("tool-allow").click();
    assertThat(tab.answer()).containsText("It is cold.");
    assertThat(approval()).isHidden();
    Locator card = tab.answer().getByTestId("weather-card");
    assertThat(card).containsText("Bern");
    assertThat(card).containsText("-1 °C");
    assertThat(card.locator("li")).hasCount(6);
    assertThat(tab.page().getByTestId("message-assistant")).hasCount(1);
    assertThat(tab.answer().getByTestId("message-model")).hasText("Claude Haiku");
    tab.page().reload();
    assertThat(tab.answer().getByTestId("weather-card")).containsText("Bern");
    assertThat(tab.answer()).containsText("It is cold.");
  }

  @Test
  void aCallThatIsDeniedDoesNotRunAndTheChatGoesOn() {
    tab.askAndWait("weather x");
    tab.answer().getByTestId("tool-deny").click();
    assertThat(tab.answer().locator(".tool-state")).hasText("Denied");
    assertThat(tab.answer()).containsText("I was told");
    assertThat(tab.answer()).hasAttribute("data-state", DONE);
    tab.askAndWait("numbered x");
    assertThat(tab.answer()).containsText("Answer 1.");
  }

  @Test
  void twoCallsWaitForTwoWords() {
    tab.askAndWait("two-places x");
    tab.answer().getByTestId("tool-allow").first().click();
    assertThat(tab.answer().locator(".tool-state"))
        .hasText(new String[] {"Approved", "Waits for you"});
    tab.answer().getByTestId("tool-deny").last().click();
    assertThat(tab.answer()).containsText("I was told");
    assertThat(tab.answer().locator(".tool-state")).hasText(new String[] {"Completed", "Denied"});
  }

  @Test
  void aNewQuestionIsANoToWhatWaits() {
    tab.askAndWait("weather x");
    tab.askAndWait("numbered x");
    Locator first = tab.page().getByTestId("message-assistant").first();
    assertThat(first.locator(".tool-state")).hasText("Denied");
    assertThat(first.getByTestId("tool-approval")).isHidden();
    tab.page().reload();
    assertThat(first.locator(".tool-state")).hasText("Denied");
  }

  @Test
  void aWordGivenWhileItsAnswerGoesOnSurvivesAReload() {
    tab.askAndWait("slow-weather x");
    tab.answer().getByTestId("tool-allow").click();
    assertThat(tab.answer()).containsText("It is");
    tab.page().reload();
    assertThat(tab.answer().getByTestId("weather-card")).containsText("Bern");
    model.goOn("slow-weather x");
    assertThat(tab.answer()).containsText("It is cold.");
    assertThat(tab.answer().getByTestId("weather-card")).hasCount(1);
    assertThat(tab.page().getByTestId("message-assistant")).hasCount(1);
  }

  @Test
  void theSameQuestionIsAnsweredAgainAlsoByAnotherModel() {
    tab.askAndWait("numbered x");
    again("Answer again with Claude Haiku");
    assertThat(tab.answer()).containsText("Answer 2.");
    again("Answer again with Amazon Nova Lite");
    assertThat(tab.answer()).containsText("Answer 3.");
    assertThat(tab.answer().getByTestId("message-model")).hasText("Amazon Nova Lite");
    assertThat(tab.page().getByTestId("message-assistant")).hasCount(1);
    tab.page().reload();
    assertThat(tab.answer()).containsText("Answer 3.");
    assertThat(tab.page().getByTestId("message-user")).hasCount(1);
  }

  @Test
  void anEarlierQuestionIsAnsweredAgainAndWhatFollowedIsGone() {
    tab.askAndWait("numbered x").askAndWait("numbered y");
    Locator first = tab.page().getByTestId("message-assistant").first();
    first.getByTestId("message-regenerate").click();
    tab.page().getByRole(AriaRole.MENUITEM).first().click();
    assertThat(tab.page().getByTestId("ask-dialog")).containsText("will be gone for good");
    tab.page().getByTestId("ask-yes").click();
    assertThat(tab.page().getByTestId("message-user")).hasText(new String[] {"numbered x"});
    assertThat(tab.answer()).containsText("Answer 2.");
  }

  @Test
  void aQuestionIsPutAnotherWay() {
    tab.askAndWait("numbered x").askAndWait("numbered y");
    edit(0, "numbered z");
    assertThat(tab.page().getByTestId("message-user")).hasText(new String[] {"numbered z"});
    assertThat(tab.answer()).containsText("Answer 1.");
    assertThat(tab.answer()).hasAttribute("data-state", DONE);
    tab.page().reload();
    assertThat(tab.page().getByTestId("message-user")).hasText(new String[] {"numbered z"});
  }

  @Test
  void anEditIsThoughtBetterOf() {
    tab.askAndWait("numbered x");
    tab.question().hover();
    tab.question().getByTestId("message-edit-button").click();
    Locator editor = tab.page().getByTestId("message-editor");
    assertThat(editor).hasValue("numbered x");
    assertThat(editor).isFocused();
    editor.fill(" ");
    assertThat(tab.page().getByTestId("message-editor-send-button")).isDisabled();
    editor.press("Escape");
    assertThat(editor).hasCount(0);
    assertThat(tab.question().getByTestId("message-content")).hasText("numbered x");
    assertThat(tab.question().getByTestId("message-edit-button")).isFocused();
  }

  @Test
  void anEditThatIsRefusedPutsEverythingBack() {
    tab.expect("429");
    tab.askAndWait("numbered x");
    for (int spent = 1; spent < 8; spent++) {
      tab.askAndWait("numbered " + spent);
    }
    edit(0, "numbered z");
    assertThat(tab.page().getByRole(AriaRole.ALERT))
        .containsText("You have asked all your questions for now.");
    assertThat(tab.page().getByTestId("message-user")).hasCount(8);
    assertThat(tab.page().getByTestId("message-assistant")).hasCount(8);
    assertThat(tab.page().getByTestId("message-assistant").first()).isVisible();
    assertThat(tab.page().getByTestId("message-editor")).hasValue("numbered z");
    assertThat(tab.page().getByTestId("send-button")).isVisible();
    tab.page().getByTestId("message-editor-cancel-button").click();
    assertThat(tab.page().getByTestId("message-user").first()).hasText("numbered x");
  }

  @Test
  void anEditIsNotLostWhileAnAnswerIsBeingMade() {
    tab.askAndWait("numbered x");
    tab.question().hover();
    tab.question().getByTestId("message-edit-button").click();
    tab.page().getByTestId("message-editor").fill("numbered z");
    tab.ask("halves x");
    assertThat(tab.answer()).containsText("first half,");
    tab.page().getByTestId("message-editor-send-button").click();
    assertThat(tab.page().getByTestId("toast")).containsText("still being written");
    assertThat(tab.page().getByTestId("message-editor")).hasValue("numbered z");
    model.goOn("halves x");
    assertThat(tab.page().getByTestId("send-button")).isVisible();
    tab.page().getByTestId("message-editor-send-button").click();
    assertThat(tab.page().getByTestId("message-user")).hasText(new String[] {"numbered z"});
  }

  @Test
  void aWordThatCannotBeSentIsAskedForAgain() {
    tab.expect("Failed to load resource");
    tab.askAndWait("weather x");
    tab.page().route("**/api/chat", route -> route.abort());
    tab.answer().getByTestId("tool-allow").click();
    assertThat(tab.page().getByRole(AriaRole.ALERT)).containsText("cannot be reached");
    assertThat(tab.answer().getByTestId("tool-allow")).isVisible();
    tab.page().unroute("**/api/chat");
    tab.page().getByRole(AriaRole.ALERT).getByText("Try again").click();
    assertThat(tab.answer()).containsText("It is cold.");
    assertThat(announced("Answer started.")).hasCount(2);
  }

  @Test
  void aSessionThatIsOverLeadsToSigningIn() {
    tab.expect("401");
    tab.askAndWait("numbered x");
    tab.context().clearCookies();
    tab.ask("numbered y");
    assertThat(tab.page().getByRole(AriaRole.ALERT)).containsText("Your session is over.");
    assertThat(tab.box()).hasValue("numbered y");
    tab.page().getByRole(AriaRole.ALERT).getByRole(AriaRole.BUTTON).click();
    assertThat(tab.page()).hasURL(Pattern.compile(".*/login\\?redirectUrl=.*"));
  }

  @Test
  void theSkipLinkLeadsToTheBoxWithoutLoadingThePageAgain() {
    tab.askAndWait("numbered x");
    tab.page().evaluate("() => { window.marked = true; }");
    tab.page().locator(".skip-link").focus();
    tab.page().keyboard().press("Enter");
    assertThat(tab.box()).isFocused();
    assertThat((Boolean) tab.page().evaluate("() => window.marked === true")).isTrue();
  }

  @Test
  void votesAreCastAndTakenBack() {
    tab.askAndWait("numbered x");
    Locator up = tab.answer().getByTestId("message-upvote");
    Locator down = tab.answer().getByTestId("message-downvote");
    up.click();
    assertThat(up).hasAttribute("aria-pressed", "true");
    down.click();
    assertThat(up).hasAttribute("aria-pressed", "false");
    assertThat(down).hasAttribute("aria-pressed", "true");
    tab.page().reload();
    assertThat(down).hasAttribute("aria-pressed", "true");
    down.click();
    assertThat(down).hasAttribute("aria-pressed", "false");
    tab.page().reload();
    assertThat(tab.answer()).hasAttribute("data-state", DONE);
    assertThat(down).hasAttribute("aria-pressed", "false");
  }

  @Test
  void aVoteThatCannotBeNotedIsTakenBackAndSaid() {
    tab.expect("Failed to load resource");
    tab.askAndWait("numbered x");
    tab.page().route("**/api/vote", route -> route.abort());
    tab.answer().getByTestId("message-upvote").click();
    assertThat(tab.page().getByTestId("toast")).hasText("Your vote could not be noted.");
    assertThat(tab.answer().getByTestId("message-upvote")).hasAttribute("aria-pressed", "false");
  }

  @Test
  void anAnswerAndAQuestionAreCopied() {
    tab.askAndWait("numbered x");
    tab.answer().getByTestId("message-copy-button").click();
    assertThat(tab.page().getByTestId("toast")).hasText("Copied to clipboard!");
    assertThat(clipboard()).isEqualTo("Answer 1.");
    tab.question().hover();
    tab.question().getByTestId("message-copy-button").click();
    assertThat(clipboard()).isEqualTo("numbered x");
  }

  @Test
  void anAnswerThatFailsSaysWhyInItsPlaceAndIsTriedAgain() {
    tab.ask("refused x");
    assertThat(tab.answer()).hasAttribute("data-state", "failed");
    assertThat(tab.answer().getByTestId("message-ending")).containsText("refused this request");
    assertThat(tab.page().content()).doesNotContain("ProviderException");
    assertThat(tab.page().getByTestId("send-button")).isVisible();
    tab.answer().getByText("Try again").click();
    assertThat(tab.answer()).hasAttribute("data-state", "failed");
    assertThat(tab.page().getByTestId("message-user")).hasCount(1);
    assertThat(tab.page().getByTestId("message-assistant")).hasCount(1);
    assertThat(model.timesAsked("refused x")).isGreaterThanOrEqualTo(2);
    tab.askAndWait("numbered x");
    assertThat(tab.answer()).containsText("Answer 1.");
  }

  @Test
  void anAnswerThatBreaksOffKeepsWhatWasSaid() {
    tab.ask("broken-off x");
    assertThat(tab.answer()).hasAttribute("data-state", "failed");
    assertThat(tab.answer()).containsText("first half,");
    assertThat(tab.answer().getByTestId("message-ending")).containsText("The answer broke off.");
    tab.page().reload();
    assertThat(tab.answer()).containsText("first half,");
    assertThat(tab.answer().getByText("Try again")).isVisible();
  }

  @Test
  void aStoppedAnswerKeepsWhatWasSaidAndTheChatGoesOn() {
    tab.ask("halves x");
    assertThat(tab.answer()).containsText("first half,");
    tab.page().getByTestId("stop-button").click();
    assertThat(tab.answer()).hasAttribute("data-state", "stopped");
    assertThat(tab.answer().getByTestId("message-ending")).hasText("Stopped");
    tab.askAndWait("numbered x");
    tab.page().reload();
    assertThat(tab.page().getByTestId("message-assistant").first()).containsText("first half,");
  }

  @Test
  void anotherTabSeesWhatWasAskedMeanwhile() {
    tab.askAndWait("numbered x");
    Page second = tab.context().newPage();
    second.navigate(tab.page().url());
    assertThat(second.getByTestId("message-assistant")).hasCount(1);
    second.getByTestId("multimodal-input").fill("numbered y");
    second.getByTestId("send-button").click();
    assertThat(second.getByTestId("message-assistant").last()).hasAttribute("data-state", DONE);
    tab.page().evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
    assertThat(tab.page().getByTestId("message-assistant")).hasCount(2);
  }

  @Test
  void whoScrollsUpIsLeftInPeaceAndFindsBackToTheBottom() {
    tab.page().setViewportSize(1280, 420);
    tab.askAndWait("numbered 1").askAndWait("numbered 2").askAndWait("numbered 3");
    tab.ask("halves x");
    assertThat(tab.answer()).containsText("first half,");
    Locator toBottom = tab.page().getByLabel("Scroll to bottom");
    assertThat(toBottom).isHidden();
    tab.page().locator("#messages").hover();
    tab.page().mouse().wheel(0, -2_000);
    assertThat(toBottom).isVisible();
    model.goOn("halves x");
    assertThat(tab.answer()).containsText("second half");
    assertThat(tab.question()).not().isInViewport();
    toBottom.click();
    assertThat(tab.answer()).isInViewport();
    assertThat(toBottom).isHidden();
  }

  @Test
  void aScreenReaderHearsSentencesNotTokens() {
    tab.ask("halves x");
    Locator announcer = tab.page().getByRole(AriaRole.LOG);
    assertThat(announcer).containsText("Answer started.");
    assertThat(tab.answer()).containsText("first half,");
    assertThat(announcer).not().containsText("first half");
    model.goOn("halves x");
    assertThat(announcer.locator("p"))
        .hasText(new String[] {"Answer started.", "first half, second half", "Answer finished."});
  }

  @Test
  void aDocumentIsWrittenInACard() {
    tab.askAndWait("document x");
    assertThat(tab.answer().getByTestId("document-card")).containsText("Rivers");
    assertThat(tab.answer()).containsText("It is written.");
  }

  private void again(String label) {
    tab.answer().getByTestId("message-regenerate").click();
    tab.page()
        .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(label).setExact(true))
        .click();
    assertThat(tab.answer()).hasAttribute("data-state", DONE);
  }

  private void edit(int index, String words) {
    Locator question = tab.page().getByTestId("message-user").nth(index);
    question.hover();
    question.getByTestId("message-edit-button").click();
    tab.page().getByTestId("message-editor").fill(words);
    tab.page().getByTestId("message-editor-send-button").click();
  }

  private Locator announced(String words) {
    return tab.page().getByRole(AriaRole.LOG).getByText(words);
  }

  private Locator approval() {
    return tab.answer().getByTestId("tool-approval");
  }

  private String clipboard() {
    return (String) tab.page().evaluate("() => navigator.clipboard.readText()");
  }
}
