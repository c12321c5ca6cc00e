package ai.chatbot.postgres;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.SearchWords;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Chats;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;

/** Chats as rows. */
final class ChatRows {
  private ChatRows() {}

  static Chat chat(ResultSet row, StatementContext context) throws SQLException {
    return new Chat(
        new ChatId(row.getObject("id", UUID.class)),
        new UserId(row.getObject("owner", UUID.class)),
        row.getString("title"),
        Words.read(Visibility.class, row.getString("visibility")),
        Times.read(row, "created_at"));
  }

  static Chats.Found found(ResultSet row, StatementContext context, SearchWords wanted)
      throws SQLException {
    return new Chats.Found(
        chat(row, context), Optional.ofNullable(row.getString("text")).flatMap(wanted::excerpt));
  }

  /** All of those words. There is nothing but letters and digits in them that could be syntax. */
  static String query(SearchWords wanted) {
    return wanted.all().stream().map("'%s'"::formatted).collect(Collectors.joining(" & "));
  }
}
