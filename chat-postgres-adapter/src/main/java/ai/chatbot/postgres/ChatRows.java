package ai.chatbot.postgres;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
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
}
