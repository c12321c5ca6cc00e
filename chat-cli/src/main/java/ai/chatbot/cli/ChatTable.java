package ai.chatbot.cli;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.Excerpt;
import ai.chatbot.core.port.Chats.Found;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Chats as lines of columns. */
final class ChatTable {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** As much of an id as one types; more than one chat has it in one of millions. */
  private static final int SHORT_ID = 8;

  private ChatTable() {}

  /** A line of titles, then one for each; a sentence where there is none. */
  static List<String> lines(List<Chat> chats, ZoneId zone) {
    return chats.isEmpty()
        ? List.of("No chats are kept yet.")
        : table(List.of("id", "begun", "title"), chats.stream().map(chat -> row(chat, zone)));
  }

  /** The same with some of the message that has the words, if one has. */
  static List<String> found(List<Found> found, ZoneId zone) {
    return found.isEmpty()
        ? List.of("No chat has all of those words.")
        : table(
            List.of("id", "begun", "title", "where"),
            found.stream().map(each -> with(row(each.chat(), zone), excerpt(each))));
  }

  static String shortId(Chat chat) {
    return chat.id().toString().substring(0, SHORT_ID);
  }

  private static List<String> table(List<String> titles, Stream<List<String>> rows) {
    return Table.lines(Stream.concat(Stream.of(titles), rows).toList());
  }

  private static List<String> row(Chat chat, ZoneId zone) {
    String begun = MINUTE.withZone(zone).format(chat.createdAt());
    return List.of(shortId(chat), begun, inOneLine(chat.title()));
  }

  private static List<String> with(List<String> row, String more) {
    List<String> longer = new ArrayList<>(row);
    longer.add(more);
    return longer;
  }

  private static String excerpt(Found found) {
    return found.excerpt().map(Excerpt::text).map(ChatTable::inOneLine).orElse("");
  }

  private static String inOneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
