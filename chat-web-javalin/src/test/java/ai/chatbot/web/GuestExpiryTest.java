package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the settings say of guests and connections reaches the database. */
@Timeout(180)
final class GuestExpiryTest {
  @TempDir private Path folder;

  @Test
  void whoHasAskedNothingForAsLongAsTheSettingSaysIsDeletedOnceAServerStarts() throws Exception {
    UUID chat = UUID.randomUUID();
    UUID recent = UUID.randomUUID();
    try (DatabaseServer database = new DatabaseServer(folder.resolve("postgres"))) {
      String gone;
      String stays;
      try (ServerProcess first = server(database, "2")) {
        Visitor idle = first.aGuest();
        idle.ask(chat, "Why is the sky blue?");
        gone = idle.session();
        age(database, "3 days");
        Visitor other = first.aGuest();
        other.ask(recent, "Why is the sky blue?");
        stays = other.session();
      }
      try (ServerProcess kept = server(database, "4")) {
        assertThat(kept.aVisitor().as(gone).messages(chat)).hasSize(2);
      }
      try (ServerProcess second = server(database, "2")) {
        Visitor idle = second.aVisitor().as(gone);
        while (idle.get("/api/chat/" + chat + "/messages").statusCode() != 404) {
          Thread.onSpinWait();
        }
        assertThat(second.aVisitor().as(stays).messages(recent)).hasSize(2);
        assertThat(pool(database)).isBetween(1, 3);
      }
    }
  }

  private ServerProcess server(DatabaseServer database, String days) {
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.put("CHAT_GUEST_DAYS", days);
    settings.put("CHAT_DATABASE_CONNECTIONS", "3");
    return new ServerProcess(folder, settings);
  }

  private static void age(DatabaseServer database, String by) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("update users set created_at = created_at - interval '" + by + "'");
      statement.execute("update usage_ledger set asked_at = asked_at - interval '" + by + "'");
      statement.execute("update replies set started_at = started_at - interval '" + by + "'");
    }
  }

  private static int pool(DatabaseServer database) throws SQLException {
    String counting = "select count(*) from pg_stat_activity where application_name = 'ai-chatbot'";
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(counting)) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(1);
    }
  }

  private static Connection connect(DatabaseServer database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:" + database.url().replaceFirst("//.*@", "//"), "postgres", database.password());
  }
}
