package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.demo.DemoModel;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the page of one's account says before a script runs. */
@Timeout(60)
final class AccountPageTest {
  private static final DemoModel MODEL = new DemoModel(Duration.ZERO);

  @Test
  void aGuestIsToldWhatAGuestIsAndHasNoPasswordToGive() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      assertThat(chat.aGuest().get("/account").body())
          .contains("You are a guest", "20 questions left", "0 of 20 asked", "No model was called")
          .contains("href=\"/register\"", "href=\"/api/me/export\"", "Delete everything")
          .doesNotContain("type=\"password\"", "Sign out everywhere");
    }
  }

  @Test
  void aMemberIsToldWhoTheyAreAndWhatTheyUsed() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      Visitor anna = chat.aGuest();
      anna.ask(UUID.randomUUID(), "Hello");
      anna.register("anna@example.org", "a long enough password");

      assertThat(anna.get("/account").body())
          .contains("anna@example.org", "49 questions left", "1 of 50 asked")
          .contains("Claude Haiku", "Tokens written", "Sign out everywhere", "Delete my account")
          .doesNotContain("You are a guest");
    }
  }

  @Test
  void whoHasNoQuestionLeftIsToldWhenTheNextIsFree() {
    try (RunningChat chat = new RunningChat(MODEL, Map.of("CHAT_GUEST_QUESTIONS", "1"))) {
      Visitor anna = chat.aGuest();
      assertThat(anna.get("/account").body()).contains("One question left");
      anna.ask(UUID.randomUUID(), "Hello");

      assertThat(anna.get("/account", "Cookie", "time-zone=Asia/Tokyo").body())
          .contains("No question left")
          .containsPattern("free again on [A-Z][a-z]{2} \\d+, \\d+, \\d+:\\d\\d\\p{Z}[AP]M JST\\.");
    }
  }

  @Test
  void aFormThatNeedsAScriptSendsNothingWithoutOne() {
    try (RunningChat chat = new RunningChat(MODEL)) {
      Visitor anna = chat.aGuest();
      anna.register("anna@example.org", "a long enough password");

      String page = anna.get("/account").body();

      assertThat(page.split("<form class=\"account-form\"", -1)).hasSize(4);
      assertThat(page.split("method=\"post\"", -1)).hasSize(4);
      assertThat(page.split("type=\"submit\" data-busy=\"[^\"]+\" disabled", -1)).hasSize(4);
      assertThat(page).contains("<noscript>");
    }
  }
}
