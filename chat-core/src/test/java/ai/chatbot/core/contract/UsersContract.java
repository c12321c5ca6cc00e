package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Stores;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ai.chatbot.core.port.Users} does. */
public abstract class UsersContract {
  private static final Email ADDRESS = new Email("cleo@example.org");
  private static final PasswordHash HASH = new PasswordHash("a hash");

  private Stores stores;

  /** Stores in which nothing is kept yet. */
  protected abstract Stores emptyStores();

  @BeforeEach
  void startEmpty() {
    stores = emptyStores();
  }

  @Test
  void anEmptyStoreKnowsNobody() {
    assertThat(stores.users().find(anna().id())).isEmpty();
    assertThat(stores.users().find(anna().email())).isEmpty();
  }

  @Test
  void anAccountIsFoundByItsIdAndByItsAddress() {
    Account account = account(anna().id(), anna().email());

    assertThat(stores.users().register(account)).isTrue();
    assertThat(stores.users().find(anna().id())).contains(account);
    assertThat(stores.users().find(new Email("Anna@Example.org"))).contains(account);
    assertThat(stores.users().find(ben().email())).isEmpty();
  }

  @Test
  void aGuestHasNoAccountUntilTheyRegisterAndKeepsAllTheyHave() {
    User.Guest guest = aGuest();
    Belongings belongings = Belongings.of(stores, guest);
    List<Object> before = belongings.traces();
    assertThat(stores.users().find(guest.id())).isEmpty();

    assertThat(stores.users().register(account(guest.id(), ADDRESS))).isTrue();

    assertThat(stores.users().find(guest.id()))
        .map(Account::member)
        .contains(guest.registered(ADDRESS));
    assertThat(belongings.traces()).isEqualTo(before).doesNotContain(List.of());
  }

  @Test
  void oneAddressIsOneAccount() {
    Account first = account(aGuest().id(), ADDRESS);
    Account second = account(aGuest().id(), ADDRESS);
    stores.users().register(first);

    assertThat(stores.users().register(second)).isFalse();
    assertThat(stores.users().find(ADDRESS)).contains(first);
    assertThat(stores.users().find(second.id())).isEmpty();
  }

  @Test
  void oneUserIsOneAccount() {
    Account first = account(anna().id(), anna().email());
    stores.users().register(first);

    assertThat(stores.users().register(account(anna().id(), ADDRESS))).isFalse();
    assertThat(stores.users().register(first)).isFalse();
    assertThat(stores.users().find(anna().id())).contains(first);
    assertThat(stores.users().find(ADDRESS)).isEmpty();
  }

  @Test
  void ofThoseWhoRegisterOneAddressAtOnceOneSucceeds() throws InterruptedException {
    List<UserId> ids = IntStream.range(0, 8).mapToObj(number -> aGuest().id()).toList();

    List<Boolean> registered =
        AtOnce.all(ids.stream().map(id -> () -> stores.users().register(account(id, ADDRESS))));

    assertThat(registered).containsOnlyOnce(true);
    UserId winner = ids.get(registered.indexOf(true));
    assertThat(stores.users().find(ADDRESS)).map(Account::id).contains(winner);
    assertThat(ids.stream().filter(id -> stores.users().find(id).isPresent()))
        .containsExactly(winner);
  }

  @Test
  void ofThoseWhoRegisterOneGuestAtOnceOneSucceeds() throws InterruptedException {
    UserId guest = aGuest().id();
    List<Email> addresses =
        IntStream.range(0, 8).mapToObj(number -> new Email("cleo" + number + "@b")).toList();

    List<Boolean> registered =
        AtOnce.all(
            addresses.stream()
                .map(address -> () -> stores.users().register(account(guest, address))));

    assertThat(registered).containsOnlyOnce(true);
    assertThat(stores.users().find(guest))
        .map(Account::email)
        .contains(addresses.get(registered.indexOf(true)));
  }

  @Test
  void anAccountIsReplacedByTheNextOne() {
    Account first = account(anna().id(), anna().email());
    Account bens = account(ben().id(), ben().email());
    stores.users().register(first);
    stores.users().register(bens);
    Account second = first.withPassword(new PasswordHash("another hash"));

    assertThat(stores.users().replace(second)).isTrue();
    assertThat(stores.users().find(anna().id())).contains(second);
    assertThat(stores.users().replace(second.signedOutEverywhere())).isTrue();
    assertThat(stores.users().find(anna().email())).contains(second.signedOutEverywhere());
    assertThat(stores.users().find(ben().id())).contains(bens);
  }

  @Test
  void onlyTheOneJustBeforeIsReplaced() {
    Account first = account(anna().id(), anna().email());
    stores.users().register(first);

    assertThat(stores.users().replace(first)).isFalse();
    assertThat(stores.users().replace(first.signedOutEverywhere().signedOutEverywhere())).isFalse();
    assertThat(stores.users().replace(account(ben().id(), ben().email()).signedOutEverywhere()))
        .isFalse();
    assertThat(stores.users().replace(account(anna().id(), ADDRESS).signedOutEverywhere()))
        .isFalse();
    assertThat(stores.users().find(anna().id())).contains(first);
    assertThat(stores.users().find(ben().id())).isEmpty();
  }

  @Test
  void ofTwoChangesAtOnceOneComesTooLate() throws InterruptedException {
    Account first = account(anna().id(), anna().email());
    stores.users().register(first);
    List<Account> changes =
        IntStream.range(0, 8)
            .mapToObj(number -> first.withPassword(new PasswordHash("hash " + number)))
            .toList();

    List<Boolean> replaced =
        AtOnce.all(changes.stream().map(change -> () -> stores.users().replace(change)));

    assertThat(replaced).containsOnlyOnce(true);
    assertThat(stores.users().find(anna().id())).contains(changes.get(replaced.indexOf(true)));
  }

  @Test
  void whoIsNotThereIsNotDeleted() {
    assertThat(stores.users().delete(anna().id())).isFalse();
    assertThat(stores.users().delete(aGuest().id())).isFalse();
  }

  @Test
  void deletingAMemberTakesAllTheyHaveAndNothingOfAnothers() {
    stores.users().register(account(anna().id(), anna().email()));
    Account bens = account(ben().id(), ben().email());
    stores.users().register(bens);
    Belongings gone = Belongings.of(stores, anna());
    Belongings kept = Belongings.of(stores, ben());
    List<Object> before = kept.traces();
    assertThat(gone.traces()).doesNotContain(List.of());

    assertThat(stores.users().delete(anna().id())).isTrue();

    assertThat(gone.traces()).containsOnly(List.of());
    assertThat(stores.users().find(anna().id())).isEmpty();
    assertThat(stores.users().find(anna().email())).isEmpty();
    assertThat(kept.traces()).isEqualTo(before).doesNotContain(List.of());
    assertThat(stores.users().find(ben().id())).contains(bens);
    assertThat(stores.users().delete(anna().id())).isFalse();
  }

  @Test
  void deletingAGuestTakesAllTheyHave() {
    User.Guest guest = aGuest();
    Belongings gone = Belongings.of(stores, guest);
    assertThat(gone.traces()).doesNotContain(List.of());

    assertThat(stores.users().delete(guest.id())).isTrue();

    assertThat(gone.traces()).containsOnly(List.of());
  }

  @Test
  void whatADeletedUserStillDoesIsNotKept() {
    Belongings gone = Belongings.of(stores, anna());
    stores.users().delete(anna().id());

    gone.addMore();

    assertThat(gone.traces()).containsOnly(List.of());
  }

  @Test
  void anAddressIsFreeAgainWhenItsAccountIsDeleted() {
    stores.users().register(account(anna().id(), ADDRESS));
    stores.users().delete(anna().id());
    Account next = account(ben().id(), ADDRESS);

    assertThat(stores.users().register(next)).isTrue();
    assertThat(stores.users().find(ADDRESS)).contains(next);
  }

  @Test
  void whoComesBackAfterTheDeletionBeginsAnew() {
    User guest = aGuest();
    Replying.open(stores, AQuestion.by(guest).ofAllowed(1));
    assertThat(stores.turns().open(AQuestion.by(guest).ofAllowed(1).turn()))
        .isInstanceOf(Opening.AllowanceSpent.class);

    stores.users().delete(guest.id());

    Replying.open(stores, AQuestion.by(guest).ofAllowed(1));
  }

  @Test
  void ofThoseWhoDeleteAUserAtOnceOneDoes() throws InterruptedException {
    stores.users().register(account(anna().id(), anna().email()));
    Belongings gone = Belongings.of(stores, anna());

    List<Boolean> deleted =
        AtOnce.all(
            IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(number -> () -> stores.users().delete(anna().id())));

    assertThat(deleted).containsExactlyInAnyOrder(true, false, false, false);
    assertThat(gone.traces()).containsOnly(List.of());
  }

  private static Account account(UserId id, Email address) {
    return Account.registered(id, address, HASH, NOON);
  }
}
