package ai.chatbot.postgres;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Versions of documents as rows. */
final class DocumentRows {
  private DocumentRows() {}

  static DocumentVersion version(ResultSet row, StatementContext context) throws SQLException {
    return new DocumentVersion(
        new DocumentId(row.getObject("document", UUID.class)),
        new UserId(row.getObject("owner", UUID.class)),
        row.getInt("number"),
        row.getString("title"),
        Words.kind(row.getString("kind")),
        row.getString("content"),
        Times.read(row, "created_at"));
  }
}
