package ai.chatbot.core.identity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A member's account.
 *
 * @param id whose it is
 * @param email by which they sign in; no two accounts have the same
 * @param password what is kept of their password
 * @param sessions the number of the sessions that hold: those that began under a smaller one are
 *     over
 * @param createdAt when they registered
 */
public record Account(
    UserId id, Email email, PasswordHash password, int sessions, Instant createdAt) {
  public Account {
    requireNonNull(id, "id is null");
    requireNonNull(email, "email is null");
    requireNonNull(password, "password is null");
    if (sessions < 1) {
      throw new IllegalArgumentException("sessions is below 1");
    }
    requireNonNull(createdAt, "createdAt is null");
  }

  /** A new account. */
  public static Account registered(UserId id, Email email, PasswordHash password, Instant at) {
    return new Account(id, email, password, 1, at);
  }

  /** Whose it is, as a user. */
  public User.Member member() {
    return new User.Member(id, email);
  }

  /** The same with that password; the sessions until now are over. */
  public Account withPassword(PasswordHash changed) {
    return new Account(id, email, changed, sessions + 1, createdAt);
  }

  /** The same when all its sessions until now are over. */
  public Account signedOutEverywhere() {
    return new Account(id, email, password, sessions + 1, createdAt);
  }
}
