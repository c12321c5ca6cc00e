package ai.chatbot.postgres;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Replies and their events as rows. */
final class ReplyRows {
  private ReplyRows() {}

  static Reply reply(ResultSet row, StatementContext context) throws SQLException {
    return new Reply(
        new ReplyId(row.getObject("id", UUID.class)),
        new MessageId(row.getObject("answer", UUID.class)),
        new ChatId(row.getObject("chat", UUID.class)),
        new InstanceId(row.getObject("owner", UUID.class)),
        isLive(row),
        Times.read(row, "started_at"));
  }

  static ReplyLog.Status status(ResultSet row, StatementContext context) throws SQLException {
    return new ReplyLog.Status(
        new ReplyId(row.getObject("id", UUID.class)),
        row.getInt("stored"),
        isLive(row),
        row.getBoolean("stop_requested"));
  }

  static Batch batch(ResultSet row, StatementContext context) throws SQLException {
    return new Batch(row.getInt("first_event"), ReplyEventJson.read(row.getString("events")));
  }

  static Tail tail(ResultSet row, StatementContext context) throws SQLException {
    return new Tail(row.getInt("stored"), row.getBoolean("added"));
  }

  private static boolean isLive(ResultSet row) throws SQLException {
    return row.getString("state").equals("live");
  }

  /** Some events that were stored together; the first has that number. */
  record Batch(int first, List<ReplyEvent> events) {
    /** Those of them from that number on. */
    List<ReplyEvent> from(int number) {
      return events.subList(Math.clamp((long) number - first, 0, events.size()), events.size());
    }
  }

  /** How many events were stored when a batch came, and whether it was added to them. */
  record Tail(int stored, boolean added) {}
}
