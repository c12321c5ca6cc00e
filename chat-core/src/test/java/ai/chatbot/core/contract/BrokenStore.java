package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.NOON;

import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Stores;

/** One fault of a store. */
interface BrokenStore<P> extends Broken<P> {

  /** The stores that the correct one belongs to, all of them correct. */
  Stores stores();

  /** Makes somebody known of whom the stores may have never heard. */
  default void takeIn(UserId user) {
    Email address = new Email(user.value() + "@example.org");
    stores().users().register(Account.registered(user, address, new PasswordHash("-"), NOON));
  }
}
