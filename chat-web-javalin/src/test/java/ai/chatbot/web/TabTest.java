package ai.chatbot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.core.fake.ScriptedModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tests' own tab: what goes wrong in it does not go unseen. */
@Timeout(120)
@EnabledIf(
    value = "ai.chatbot.web.Chromium#isThere",
    disabledReason = "no Chromium found: install one, or name it in CHROMIUM")
final class TabTest {
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
  void whereNothingGoesWrongItClosesQuietly() {
    try (Tab tab = Tab.desktop(chromium, chat)) {
      tab.open("/").askAndWait("Why is the sky blue?");
      assertThat(tab.question()).hasText("Why is the sky blue?");
      assertThat(tab.answer()).containsText("Because of the air.");
      assertThat(tab.page()).hasURL(Tab.CHAT_ADDRESS);
      assertThat(tab.page().url()).endsWith(tab.chatId().toString());
    }
  }

  @Test
  void twoTabsAreTwoPeopleAndARegistrationMakesAMember() {
    try (Tab anna = Tab.desktop(chromium, chat);
        Tab ben = Tab.phone(chromium, chat)) {
      anna.open("/");
      ben.open("/");
      assertThat(anna.user()).isNotEqualTo(ben.user());
      anna.register("anna@example.org").open("/");
      assertThat(anna.page().getByTestId("user-email")).hasText("anna@example.org");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          setTimeout(() => { throw new Error("a fault") })       | an error of a script: .*a fault
          console.error("a fault")                               | an error on the console: a fault
          fetch("https://example.org/").catch(() => 0)           | a CSP report: connect-src
          document.body.append(document.createElement("style"))  | a CSP report: style-src
          location.assign("http://localhost:1/")                 | a request to elsewhere: .*:1/
          fetch("/no/such/place").then(() => 0)                  | an error on the console: .*404
          """)
  void whatGoesWrongFailsItsClose(String script, String fault) {
    Tab tab = Tab.desktop(chromium, chat).open("/");
    tab.page().evaluate("() => void (" + script + ")");
    tab.page()
        .waitForCondition(
            () -> tab.faults().stream().anyMatch(it -> it.matches("(?s).*" + fault + ".*")));
    assertThatThrownBy(tab::close).isInstanceOf(AssertionError.class);
  }

  @Test
  void anExpectedFaultPassesAndOneThatDoesNotComeIsMissed() {
    Tab tab = Tab.desktop(chromium, chat).open("/").expect("404");
    tab.page().evaluate("fetch('/no/such/place').then(() => 0)");
    tab.close();
    Tab other = Tab.desktop(chromium, chat).open("/").expect("404");
    assertThatThrownBy(other::close).hasMessageContaining("404");
  }

  @Test
  void thoseWhoDoNotRunScriptsHaveATabToo() {
    try (Tab tab = new Tab(chromium, chat, Tab.atADesk().setJavaScriptEnabled(false))) {
      tab.open("/");
      assertThat(tab.page().getByText("Hello there!")).isVisible();
      assertThat(tab.box()).isHidden();
    }
  }
}
