package ai.chatbot.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HistoryViewTest {
  private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

  /** Half past midnight of the 27th in Zurich. */
  private static final Instant NOW = Instant.parse("2026-11-26T23:30:00Z");

  @Test
  void chatsAreGroupedByTheDaysOfTheReader() {
    HistoryView view =
        seen(
            "2026-11-26T23:10:00Z",
            "2026-11-26T22:50:00Z",
            "2026-11-25T20:00:00Z",
            "2026-11-20T12:00:00Z",
            "2026-11-19T12:00:00Z",
            "2026-10-28T12:00:00Z",
            "2026-10-27T12:00:00Z");

    assertThat(view.groups())
        .extracting(HistoryView.Group::key, group -> group.items().size())
        .containsExactly(
            tuple("page.history.today", 1),
            tuple("page.history.yesterday", 1),
            tuple("page.history.week", 2),
            tuple("page.history.month", 2),
            tuple("page.history.older", 1));
  }

  @Test
  void aClockThatIsAheadMakesNoNewGroup() {
    assertThat(seen("2026-11-29T12:00:00Z").groups())
        .extracting(HistoryView.Group::key)
        .containsExactly("page.history.today");
  }

  @Test
  void theListGoesOnAfterItsLastChatIfThereAreMore() {
    List<Chat> chats = Stream.of("2026-11-26T12:00:00Z").map(HistoryViewTest::chat).toList();

    assertThat(HistoryView.of(new ChatPage(chats, true), true, NOW, ZURICH).olderThan())
        .isEqualTo(chats.getLast().id().toString());
    assertThat(HistoryView.of(new ChatPage(chats, false), true, NOW, ZURICH).olderThan()).isEmpty();
    assertThat(HistoryView.of(new ChatPage(List.of(), false), true, NOW, ZURICH).groups())
        .isEmpty();
  }

  private static HistoryView seen(String... times) {
    List<Chat> chats = Stream.of(times).map(HistoryViewTest::chat).toList();
    return HistoryView.of(new ChatPage(chats, false), true, NOW, ZURICH);
  }

  private static Chat chat(String time) {
    return Chat.startedBy(
        new UserId(UUID.randomUUID()),
        new ChatId(UUID.randomUUID()),
        Visibility.PRIVATE,
        Instant.parse(time));
  }
}
