package ai.chatbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.People;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.contract.UsersContract;
import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Stores;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresUsersTest extends UsersContract {
  @RegisterExtension static final ADatabase DATABASE = ADatabase.embedded();

  @Override
  protected Stores emptyStores() {
    return DATABASE.emptied();
  }

  @Test
  void aGuestWhoRegistersIsAMemberFromThenOn() {
    Stores stores = emptyStores();
    User guest = People.aGuest();
    Replying.open(stores, AQuestion.by(guest));
    assertThat(kinds()).containsExactly("guest");

    stores.users().register(account(guest.id(), "cleo@example.org"));

    assertThat(kinds()).containsExactly("member");
  }

  @Test
  void aRegistrationThatIsRefusedChangesNothing() {
    Stores stores = emptyStores();
    User guest = People.aGuest();
    Replying.open(stores, AQuestion.by(guest));
    stores.users().register(account(People.anna().id(), "anna@example.org"));

    stores.users().register(account(guest.id(), "anna@example.org"));
    stores.users().register(account(People.aGuest().id(), "anna@example.org"));

    assertThat(kinds()).containsExactlyInAnyOrder("guest", "member");
  }

  @Test
  void theDatabaseItselfKeepsAnAddressToOneAccountHoweverItIsWritten() {
    Stores stores = emptyStores();
    stores.users().register(account(People.anna().id(), "anna@example.org"));
    stores.users().register(account(People.ben().id(), "ben@example.org"));

    assertThatThrownBy(
            () ->
                DATABASE
                    .sql()
                    .useHandle(
                        handle ->
                            handle.execute(
                                "update accounts set email = 'ANNA@Example.org' where owner = ?",
                                People.ben().id().value())))
        .hasMessageContaining("accounts_by_email");
  }

  private static List<String> kinds() {
    return DATABASE
        .sql()
        .withHandle(
            handle -> handle.createQuery("select kind from users").mapTo(String.class).list());
  }

  private static Account account(UserId id, String address) {
    return Account.registered(id, new Email(address), new PasswordHash("a hash"), AQuestion.NOON);
  }
}
