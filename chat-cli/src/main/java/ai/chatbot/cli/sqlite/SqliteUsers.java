package ai.chatbot.cli.sqlite;

import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Users;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accounts: one row beside the user's own. */
final class SqliteUsers implements Users {
  private final Database database;

  SqliteUsers(Database database) {
    this.database = database;
  }

  @Override
  public boolean register(Account account) {
    return database.write(
        session -> {
          session
              .query(UserSql.ADD_MEMBER)
              .with("id", account.id().value())
              .with("created_at", account.createdAt())
              .run();
          boolean added = change(session, UserSql.ADD_ACCOUNT, account);
          if (!added) {
            session.undo();
          }
          return added;
        });
  }

  @Override
  public Optional<Account> find(UserId id) {
    return database.read(
        session -> session.query(UserSql.FIND).with("id", id.value()).first(SqliteUsers::account));
  }

  @Override
  public Optional<Account> find(Email email) {
    return database.read(
        session ->
            session
                .query(UserSql.FIND_BY_EMAIL)
                .with("email", email.value())
                .first(SqliteUsers::account));
  }

  @Override
  public boolean replace(Account changed) {
    return database.write(session -> change(session, UserSql.REPLACE, changed));
  }

  @Override
  public boolean delete(UserId id) {
    return database.write(session -> delete(session, id.value()));
  }

  @Override
  public int deleteIdleGuests(Instant since, int atMost) {
    if (atMost < 1) {
      throw new IllegalArgumentException("atMost is below 1");
    }
    return database.write(
        session -> {
          List<UUID> idle =
              session
                  .query(UserSql.IDLE_GUESTS)
                  .with("since", since)
                  .with("limit", atMost)
                  .list(row -> row.id("id"));
          idle.forEach(guest -> delete(session, guest));
          return idle.size();
        });
  }

  private static boolean delete(Session session, UUID user) {
    session.query(UserSql.DELETE_QUESTIONS).with("id", user).run();
    return session.query(UserSql.DELETE).with("id", user).run() == 1;
  }

  private static boolean change(Session session, String sql, Account account) {
    return session
            .query(sql)
            .with("id", account.id().value())
            .with("email", account.email().value())
            .with("password", account.password().value())
            .with("sessions", account.sessions())
            .with("created_at", account.createdAt())
            .run()
        == 1;
  }

  private static Account account(Row row) {
    return new Account(
        new UserId(row.id("owner")),
        new Email(row.text("email")),
        new PasswordHash(row.text("password")),
        row.count("sessions"),
        row.time("created_at"));
  }
}
