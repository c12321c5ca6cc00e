package ai.chatbot.web.page;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stretch of the list of somebody's chats, newest first.
 *
 * @param isFirst does the list begin with it?
 * @param olderThan the chat after which the list goes on; empty where it ends
 */
public record HistoryView(List<Group> groups, boolean isFirst, String olderThan) {
  private static final int WEEK = 7;
  private static final int MONTH = 30;

  public HistoryView {
    groups = List.copyOf(groups);
    requireNonNull(olderThan, "olderThan is null");
  }

  /** Chats of about one age; {@code key} is the text that names it. */
  public record Group(String key, List<Item> items) {
    public Group {
      requireNonNull(key, "key is null");
      items = List.copyOf(items);
    }
  }

  /** One chat. */
  public record Item(String id, String title, boolean shared) {
    public Item {
      requireNonNull(id, "id is null");
      requireNonNull(title, "title is null");
    }
  }

  /** That page, seen now from where days begin and end as they do in that zone. */
  public static HistoryView of(ChatPage page, boolean isFirst, Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    Map<String, List<Item>> byAge =
        page.chats().stream()
            .collect(
                groupingBy(
                    chat -> age(LocalDate.ofInstant(chat.createdAt(), zone), today),
                    LinkedHashMap::new,
                    mapping(HistoryView::item, toList())));
    return new HistoryView(
        byAge.entrySet().stream().map(age -> new Group(age.getKey(), age.getValue())).toList(),
        isFirst,
        page.hasMore() ? page.chats().getLast().id().toString() : "");
  }

  private static Item item(Chat chat) {
    boolean shared = chat.visibility() == Visibility.PUBLIC;
    return new Item(chat.id().toString(), chat.title(), shared);
  }

  private static String age(LocalDate day, LocalDate today) {
    if (!day.isBefore(today)) {
      return "page.history.today";
    }
    if (!day.isBefore(today.minusDays(1))) {
      return "page.history.yesterday";
    }
    if (!day.isBefore(today.minusDays(WEEK))) {
      return "page.history.week";
    }
    return day.isBefore(today.minusDays(MONTH)) ? "page.history.older" : "page.history.month";
  }
}
