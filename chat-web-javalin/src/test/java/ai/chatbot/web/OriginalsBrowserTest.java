package ai.chatbot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * What people's browser tests of the original app do, by its names for things: they pass here as
 * well. Nothing in here may be adapted to the page; the page is.
 */
@Timeout(120)
@EnabledIf(
    value = "ai.chatbot.web.Chromium#isThere",
    disabledReason = "no Chromium found: install one, or name it in CHROMIUM")
final class OriginalsBrowserTest {
  private static Chromium chromium;

  private final Gate gate = new Gate();
  private final RunningChat chat =
      new RunningChat(ScriptedModel.saying("Because of ").thenWaiting(gate).thenSaying("the air."));

  private Tab tab;
  private Page page;

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
    tab = Tab.desktop(chromium, chat);
    page = tab.page();
    page.navigate("/");
  }

  @AfterEach
  void closeIt() {
    gate.open();
    tab.close();
    chat.close();
  }

  @Test
  void theHomePageHasABoxAButtonAndSuggestions() {
    Locator input = page.getByTestId("multimodal-input");
    assertThat(input).isVisible();
    input.fill("Hello world");
    assertThat(input).hasValue("Hello world");
    assertThat(page.getByTestId("send-button")).isVisible();
    assertThat(page.getByTestId("suggested-actions")).isVisible();
    input.clear();
    assertThat(input).hasValue("");
  }

  @Test
  void aSuggestionLeadsToAChat() {
    page.getByTestId("suggested-actions").locator("button").first().click();
    assertThat(page).hasURL(Pattern.compile("/chat/"));
    assertThat(page.getByTestId("suggested-actions")).isHidden();
    assertThat(page.getByTestId("message-user")).isVisible();
  }

  @Test
  void aMessageIsSentAnsweredAndStopped() {
    page.getByTestId("multimodal-input").fill("Why is the sky blue?");
    page.getByTestId("send-button").click();
    assertThat(page.getByTestId("stop-button")).isVisible();
    assertThat(page.getByTestId("multimodal-input")).hasValue("");
    assertThat(page).hasURL(Pattern.compile("/chat/[\\w-]+"));
    assertThat(page.getByTestId("message-user").getByTestId("message-content"))
        .containsText("Why is the sky blue?");
    assertThat(page.locator("[data-role='user']")).hasCount(1);
    assertThat(page.getByTestId("message-assistant").getByTestId("message-content"))
        .containsText("Because of");
    assertThat(page.locator("[data-role='assistant']").first()).isVisible();
    page.getByTestId("stop-button").click();
    assertThat(page.getByTestId("stop-button")).isHidden();
    assertThat(page.getByTestId("send-button")).isVisible();
  }

  @Test
  void aMessageIsEdited() {
    gate.open();
    tab.askAndWait("Why is the sky blue?");
    Locator message = page.getByTestId("message-user");
    message.hover();
    message.getByTestId("message-edit-button").click();
    assertThat(page.getByTestId("message-editor")).hasValue("Why is the sky blue?");
    page.getByTestId("message-editor").fill("Why is it red at night?");
    page.getByTestId("message-editor-send-button").click();
    assertThat(page.getByTestId("message-editor")).not().isVisible();
    assertThat(page.getByTestId("message-user")).hasCount(1);
    assertThat(page.getByTestId("message-user").getByTestId("message-content"))
        .hasText("Why is it red at night?");
    assertThat(page.getByTestId("message-assistant").getByTestId("message-content"))
        .containsText("Because of the air.");
  }

  @Test
  void anAnswerIsVotedOn() {
    gate.open();
    tab.askAndWait("Why is the sky blue?");
    Locator answer = page.getByTestId("message-assistant");
    for (String vote : List.of("message-upvote", "message-downvote")) {
      page.waitForResponse(
          response -> response.url().contains("/api/vote") && response.ok(),
          () -> answer.getByTestId(vote).click());
    }
  }

  @Test
  void aChatIsMadePublic() {
    page.getByTestId("visibility-selector").click();
    page.getByTestId("visibility-selector-item-public").click();
    assertThat(page.getByTestId("visibility-selector")).containsText("Public");
    page.getByTestId("visibility-selector").click();
    page.getByTestId("visibility-selector-item-private").click();
    assertThat(page.getByTestId("visibility-selector")).containsText("Private");
  }

  @Test
  void theSidebarAndThePersonsMenuHaveTheirNames() {
    page.getByTestId("sidebar-toggle-button").click();
    assertThat(page.getByTestId("user-nav-button")).isHidden();
    page.getByTestId("sidebar-toggle-button").click();
    assertThat(page.getByTestId("user-email")).containsText("Guest");
    page.getByTestId("user-nav-button").click();
    assertThat(page.getByTestId("user-nav-menu")).isVisible();
    assertThat(page.getByTestId("user-nav-item-theme")).isVisible();
    assertThat(page.getByTestId("user-nav-item-auth")).containsText("Login to your account");
    page.getByTestId("user-nav-item-auth").click();
    assertThat(page).hasURL(Pattern.compile("/login$"));
  }

  @Test
  void theModelSelectorOpensSearchesAndCloses() {
    Locator button = modelButton();
    assertThat(button).isVisible();
    button.click();
    Locator search = page.getByPlaceholder("Search models...");
    assertThat(search).isVisible();
    search.fill("Claude");
    assertThat(page.getByText("Claude Haiku").first()).isVisible();
    page.keyboard().press("Escape");
    assertThat(search).not().isVisible();
  }

  @Test
  void theModelSelectorShowsProvidersAndPicks() {
    modelButton().click();
    assertThat(page.getByText("Anthropic")).isVisible();
    page.getByText("Claude Sonnet").first().click();
    assertThat(page.getByPlaceholder("Search models...")).not().isVisible();
    assertThat(modelButton()).containsText("Claude Sonnet");
    modelButton().click();
    page.getByText("Claude Haiku").first().click();
    assertThat(page.getByPlaceholder("Search models...")).not().isVisible();
    assertThat(modelButton()).containsText("Claude Haiku");
  }

  @Test
  void whoSignsInFindsTheirFormAndTheWayToTheOther() {
    page.navigate("/login");
    assertThat(page.getByPlaceholder("user@acme.com")).isVisible();
    assertThat(page.getByLabel("Password")).isVisible();
    assertThat(button("Sign in")).isVisible();
    assertThat(page.getByText("Don't have an account?")).isVisible();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign up")).click();
    assertThat(page).hasURL(Pattern.compile("/register$"));
    assertThat(button("Sign Up")).isVisible();
    assertThat(page.getByText("Already have an account?")).isVisible();
    assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in")))
        .isVisible();
  }

  private Locator modelButton() {
    return page.locator("button")
        .filter(
            new Locator.FilterOptions()
                .setHasText(Pattern.compile("Gemini|Claude|GPT|Grok", Pattern.CASE_INSENSITIVE)))
        .first();
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
