package ai.chatbot.core.port;

import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/** The members' accounts. A guest has none, and is known here from the first question on. */
public interface Users {

  /**
   * Adds an account. A guest of that id becomes a member and keeps all they have. Atomic.
   *
   * @return false, and nothing is stored, if there is an account of that id or that e-mail address
   */
  boolean register(Account account);

  /** The account of that id. */
  Optional<Account> find(UserId id);

  /** The account of that address. */
  Optional<Account> find(Email email);

  /**
   * Puts that account in the place of the stored one of its id, which has the same address and
   * whose sessions have the number just before: of two changes at once one comes too late. Atomic.
   *
   * @return false, and nothing is stored, if there is no such one
   */
  boolean replace(Account changed);

  /**
   * Deletes a user, guest or member, and all they have: chats with their messages, votes and
   * replies, documents with their suggestions, and what the ledger knows of them. Atomic.
   *
   * @return whether there was anything to delete
   */
  boolean delete(UserId id);

  /**
   * Deletes up to that many guests, and all they have, as {@link #delete} does, who came before
   * that moment and since have asked nothing, not even in vain, have gone on with no answer and
   * have written no version of a document; those who came first go first. Members are never
   * touched. Atomic. Of several at once none waits for the others' guests.
   *
   * @param atMost at least 1
   * @return how many
   */
  int deleteIdleGuests(Instant since, int atMost);
}
