package ai.chatbot.postgres;

import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Users;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Accounts: one row beside the user's own. */
final class PostgresUsers implements Users {
  private final Database database;

  PostgresUsers(Database database) {
    this.database = database;
  }

  @Override
  public boolean register(Account account) {
    return database.inTransaction(
        handle -> {
          addMember(handle, account);
          boolean added = change(handle, UserSql.ADD_ACCOUNT, account);
          if (!added) {
            handle.rollback();
          }
          return added;
        });
  }

  @Override
  public Optional<Account> find(UserId id) {
    return database.with(
        handle ->
            handle
                .createQuery(UserSql.FIND)
                .bind("id", id.value())
                .map(PostgresUsers::account)
                .findOne());
  }

  @Override
  public Optional<Account> find(Email email) {
    return database.with(
        handle ->
            handle
                .createQuery(UserSql.FIND_BY_EMAIL)
                .bind("email", email.value())
                .map(PostgresUsers::account)
                .findOne());
  }

  @Override
  public boolean replace(Account changed) {
    return database.with(handle -> change(handle, UserSql.REPLACE, changed));
  }

  @Override
  public boolean delete(UserId id) {
    return database.inTransaction(
        handle -> {
          boolean known = handle.createUpdate(UserSql.DELETE).bind("id", id.value()).execute() > 0;
          deleteQuestions(handle, List.of(id.value()));
          return known;
        });
  }

  /**
   * Looks again once it holds them, and their documents. Somebody who asks or writes holds a row
   * and leaves it as it was, so who did so while the guests were being chosen was idle then.
   */
  @Override
  public int deleteIdleGuests(Instant since, int atMost) {
    if (atMost < 1) {
      throw new IllegalArgumentException("atMost is below 1");
    }
    return database.inTransaction(
        handle -> {
          List<UUID> chosen = holdIdleGuests(handle, since, atMost);
          List<UUID> gone = chosen.isEmpty() ? chosen : deleteIdle(handle, since, chosen);
          deleteQuestions(handle, gone);
          return gone.size();
        });
  }

  private static List<UUID> holdIdleGuests(Handle handle, Instant since, int atMost) {
    List<UUID> guests =
        handle
            .createQuery(UserSql.HOLD_IDLE_GUESTS)
            .bind("since", Times.of(since))
            .bind("limit", atMost)
            .mapTo(UUID.class)
            .list();
    handle
        .createQuery(UserSql.HOLD_DOCUMENTS)
        .bindArray("users", UUID.class, guests)
        .mapTo(int.class)
        .list();
    return guests;
  }

  private static List<UUID> deleteIdle(Handle handle, Instant since, List<UUID> chosen) {
    return handle
        .createQuery(UserSql.DELETE_IDLE)
        .bindArray("users", UUID.class, chosen)
        .bind("since", Times.of(since))
        .mapTo(UUID.class)
        .list();
  }

  private static void deleteQuestions(Handle handle, List<UUID> users) {
    handle.createUpdate(UserSql.DELETE_QUESTIONS).bindArray("users", UUID.class, users).execute();
  }

  private static void addMember(Handle handle, Account account) {
    handle
        .createUpdate(UserSql.ADD_MEMBER)
        .bind("id", account.id().value())
        .bind("created_at", Times.of(account.createdAt()))
        .execute();
  }

  private static boolean change(Handle handle, String sql, Account account) {
    return handle
            .createUpdate(sql)
            .bind("id", account.id().value())
            .bind("email", account.email().value())
            .bind("password", account.password().value())
            .bind("sessions", account.sessions())
            .bind("created_at", Times.of(account.createdAt()))
            .execute()
        == 1;
  }

  private static Account account(ResultSet row, StatementContext context) throws SQLException {
    return new Account(
        new UserId(row.getObject("owner", UUID.class)),
        new Email(row.getString("email")),
        new PasswordHash(row.getString("password")),
        row.getInt("sessions"),
        Times.read(row, "created_at"));
  }
}
