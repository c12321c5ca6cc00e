package ai.chatbot.postgres;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Messages as rows. */
final class MessageRows {
  private MessageRows() {}

  static Message message(ResultSet row, StatementContext context) throws SQLException {
    return new Message(
        new MessageId(row.getObject("id", UUID.class)),
        new ChatId(row.getObject("chat", UUID.class)),
        Words.read(Role.class, row.getString("role")),
        MessagePartJson.read(row.getString("parts")),
        Words.read(Ending.class, row.getString("ending")),
        Times.read(row, "created_at"));
  }

  /** Writes the message by that statement and says whether it did. */
  static boolean write(Handle handle, String sql, Message message) {
    return handle
            .createUpdate(sql)
            .bind("id", message.id().value())
            .bind("chat", message.chat().value())
            .bind("role", Words.of(message.role()))
            .bind("parts", MessagePartJson.write(message.parts()))
            .bind("ending", Words.of(message.ending()))
            .bind("created_at", Times.of(message.createdAt()))
            .execute()
        == 1;
  }
}
