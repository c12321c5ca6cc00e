package ai.chatbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.Belongings;
import ai.chatbot.core.contract.People;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.contract.UsersContract;
import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Stores;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresUsersTest extends UsersContract {
  private static final Instant LATER = AQuestion.NOON.plusSeconds(3_600);

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

  @Test
  void aGuestWhoIsAskingIsPassedOverAndNotWaitedFor() {
    Stores stores = emptyStores();
    AQuestion asking = AQuestion.by(People.aGuest());
    AQuestion idle = AQuestion.by(People.aGuest());
    List.of(asking, idle).forEach(question -> Replying.open(stores, question));

    DATABASE
        .sql()
        .useTransaction(
            handle -> {
              Locks.holdUser(handle, asking.asker().id());
              assertThat(stores.users().deleteIdleGuests(LATER, 100)).isEqualTo(1);
            });

    assertThat(stores.chats().find(asking.chat())).isPresent();
    assertThat(stores.chats().find(idle.chat())).isEmpty();
  }

  @Test
  void aGuestWhoAskedWhileTheIdleOnesWereBeingChosenKeepsAllTheyHave() throws Exception {
    Belongings guests = Belongings.of(emptyStores(), People.aGuest());

    assertThat(
            deletedWhileSomebody(
                "insert into usage_ledger (asker, asked_at) values (:owner, :later)", guests))
        .isZero();

    assertThat(guests.traces()).doesNotContain(List.of());
  }

  @Test
  void aGuestWhoWroteWhileTheIdleOnesWereBeingChosenKeepsAllTheyHave() throws Exception {
    Belongings guests = Belongings.of(emptyStores(), People.aGuest());

    assertThat(
            deletedWhileSomebody(
                """
                insert into document_versions (document, title, kind, content, created_at)
                select id, 'Sky', 'text', 'Bluest.', :later from documents where owner = :owner
                """,
                guests))
        .isZero();

    assertThat(guests.traces()).doesNotContain(List.of());
    assertThat(guests.stores().documents().versions(guests.owner().id(), guests.document()))
        .hasSize(3);
  }

  /** How many guests are deleted where that happens once they are chosen, before they go. */
  private static int deletedWhileSomebody(String writes, Belongings guests) throws Exception {
    try (Handle writer = DATABASE.sql().open();
        ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      writer.begin();
      PostgresDocuments.lock(writer, guests.document());
      Future<Integer> deleted =
          thread.submit(() -> guests.stores().users().deleteIdleGuests(LATER, 100));
      waitUntilItWaitsForALock(deleted);
      Update update = writer.createUpdate(writes);
      update.bind("owner", guests.owner().id().value()).bind("later", Times.of(LATER)).execute();
      writer.commit();
      return deleted.get(1, TimeUnit.MINUTES);
    }
  }

  private static void waitUntilItWaitsForALock(Future<?> work) {
    String waiting =
        """
        select count(*) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'
        """;
    DATABASE
        .sql()
        .useHandle(
            handle -> {
              while (!work.isDone() && handle.createQuery(waiting).mapTo(int.class).one() == 0) {
                Thread.onSpinWait();
              }
            });
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
