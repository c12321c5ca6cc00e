package ai.chatbot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** Anna lets others read a chat, Ben has its link, and Anna takes it back. */
@Timeout(120)
@EnabledIf(
    value = "ai.chatbot.web.Chromium#isThere",
    disabledReason = "no Chromium found: install one, or name it in CHROMIUM")
final class SharingBrowserTest {
  private static Chromium chromium;

  private final Gate gate = new Gate();
  private final RunningChat chat =
      new RunningChat(
          ScriptedModel.saying("Because of ", "the air.")
              .next()
              .thenSaying("And of ")
              .thenWaiting(gate)
              .thenSaying("the light."));

  private Tab anna;
  private Tab ben;

  @BeforeAll
  static void start() {
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @BeforeEach
  void openTheirTabs() {
    anna = Tab.desktop(chromium, chat);
    ben = Tab.phone(chromium, chat);
  }

  @AfterEach
  void closeAll() {
    gate.open();
    ben.close();
    anna.close();
    chat.close();
  }

  @Test
  void aChatMayBePublicFromItsFirstQuestionOn() {
    anna.open("/");
    assertThat(visibility()).containsText("Private");
    show("public");
    assertThat(visibility()).containsText("Public");
    visibility().click();
    assertThat(copyLink()).isHidden();
    anna.page().keyboard().press("Escape");
    anna.askAndWait("Why is the sky blue?");
    assertThat(visibility()).containsText("Public");
    assertThat(globe()).isVisible();

    benOpens(anna.page().url());
    assertThat(ben.question()).hasText("Why is the sky blue?");
    assertThat(ben.answer()).containsText("Because of the air.");
  }

  @Test
  void aChatIsMadePublicLaterAndItsLinkCopied() {
    anna.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    anna.open("/").askAndWait("Why is the sky blue?");
    assertThat(globe()).isHidden();
    show("public");
    assertThat(toast()).hasText("Anyone with the link can read this chat now.");
    assertThat(globe()).isVisible();
    visibility().click();
    copyLink().click();
    assertThat(toast()).hasText("The link is copied.");
    String link = (String) anna.page().evaluate("navigator.clipboard.readText()");
    assertThat(link).isEqualTo(anna.page().url()).matches(Tab.CHAT_ADDRESS);
    anna.page().reload();
    assertThat(visibility()).containsText("Public");

    benOpens(link);
    assertThat(ben.answer()).containsText("Because of the air.");
  }

  @Test
  void whoHasTheLinkReadsAndDoesNoMore() {
    anna.open("/").askAndWait("Why is the sky blue?");
    show("public");
    assertThat(globe()).isVisible();

    benOpens(anna.page().url());
    assertThat(ben.answer()).containsText("Because of the air.");
    assertThat(ben.page().getByText("You are reading a chat that somebody shared.")).isVisible();
    for (String theirs : List.of("multimodal-input", "send-button", "visibility-selector")) {
      assertThat(ben.page().getByTestId(theirs)).hasCount(0);
    }
    assertThat(names(ben.question())).containsExactly("Copy question");
    assertThat(names(ben.answer())).containsExactly("Copy answer");
    assertThat(ben.page().getByTestId("history-item")).hasCount(0);
    ben.page().getByText("Start your own").click();
    assertThat(ben.page()).hasURL(chat.address() + "/");
    assertThat(ben.box()).isVisible();
  }

  @Test
  void whoHasTheLinkSeesALiveAnswerGrow() {
    anna.open("/").askAndWait("Why is the sky blue?");
    show("public");
    assertThat(globe()).isVisible();
    anna.ask("Is that all?");
    assertThat(anna.answer()).containsText("And of");

    benOpens(anna.page().url());
    assertThat(ben.question()).hasText("Is that all?");
    assertThat(ben.answer()).containsText("And of");
    assertThat(ben.answer()).hasAttribute("data-state", "streaming");
    assertThat(ben.page().getByTestId("stop-button")).hasCount(0);
    gate.open();
    assertThat(ben.answer()).containsText("And of the light.");
    assertThat(ben.answer()).hasAttribute("data-state", "done");
    assertThat(anna.answer()).containsText("And of the light.");
  }

  @Test
  void whatIsTakenBackIsNotFoundAnyMore() {
    anna.open("/").askAndWait("Why is the sky blue?");
    show("public");
    assertThat(globe()).isVisible();
    String link = anna.page().url();
    benOpens(link);
    assertThat(ben.answer()).containsText("Because of the air.");

    show("private");
    assertThat(toast()).hasText("Only you can read this chat now.");
    assertThat(globe()).isHidden();
    visibility().click();
    assertThat(copyLink()).isHidden();
    ben.expect("404");
    assertThatBenFindsNothingAt(link);
  }

  @Test
  void aPrivateChatIsNotFoundByAnybodyElse() {
    ChatId hers = anna.keep("Hers", "Why?", Instant.now());
    ben.expect("404");
    assertThatBenFindsNothingAt("/chat/" + hers);
    assertThatBenFindsNothingAt("/chat/" + hers + "/plain");
    assertThatBenFindsNothingAt("/chat/" + UUID.randomUUID());
  }

  @Test
  void theHeaderAndTheRowTellTheSame() {
    anna.open("/").askAndWait("Why is the sky blue?");
    show("public");
    assertThat(globe()).isVisible();
    chooseInTheRow("Stop sharing");
    assertThat(visibility()).containsText("Private");
    visibility().click();
    assertThat(choice("private")).isChecked();
    assertThat(choice("public")).not().isChecked();
    anna.page().keyboard().press("Escape");
    chooseInTheRow("Share");
    assertThat(visibility()).containsText("Public");
    show("private");
    assertThat(globe()).isHidden();
    assertThat(anna.page().getByTestId("history-item")).hasText("A title");
  }

  @Test
  void whereItCannotBeChangedBothStayAsTheyAre() {
    anna.open("/").askAndWait("Why is the sky blue?");
    anna.expect("ERR_FAILED").page().route("**/api/chat/*", route -> route.abort());
    show("public");
    assertThat(toast()).containsText("The server cannot be reached.");
    assertThat(visibility()).containsText("Private");
    assertThat(globe()).isHidden();
  }

  @Test
  void aChoiceMadeWhileTheFirstQuestionIsOnItsWayHolds() {
    anna.open("/");
    anna.page()
        .route(
            "**/api/chat",
            route -> {
              show("public");
              route.resume();
            });
    anna.askAndWait("Why is the sky blue?");
    assertThat(visibility()).containsText("Public");
    assertThat(toast()).hasText("Anyone with the link can read this chat now.");
    anna.page().reload();
    assertThat(visibility()).containsText("Public");
    assertThat(globe()).isVisible();
    benOpens(anna.page().url());
    assertThat(ben.answer()).containsText("Because of the air.");
  }

  private void benOpens(String link) {
    assertThat(ben.page().navigate(link).status()).isEqualTo(200);
  }

  private void assertThatBenFindsNothingAt(String link) {
    Response response = ben.page().navigate(link);
    assertThat(response.status()).isEqualTo(404);
    assertThat(ben.page().getByRole(AriaRole.HEADING)).hasText("There is nothing here");
  }

  private void show(String who) {
    visibility().click();
    choice(who).click();
  }

  private void chooseInTheRow(String what) {
    anna.page().getByTestId("history-item-menu").click();
    anna.page()
        .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(what).setExact(true))
        .click();
  }

  private Locator visibility() {
    return anna.page().getByTestId("visibility-selector");
  }

  private Locator choice(String who) {
    return anna.page().getByTestId("visibility-selector-item-" + who);
  }

  private Locator copyLink() {
    return anna.page().getByTestId("copy-link");
  }

  private Locator globe() {
    return anna.page().getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Shared"));
  }

  private Locator toast() {
    return anna.page().getByTestId("toast");
  }

  private static List<String> names(Locator message) {
    return message.getByRole(AriaRole.BUTTON).all().stream()
        .map(button -> button.getAttribute("aria-label"))
        .toList();
  }
}
