package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.access.PasswordFlaw;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.Belongings;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.fake.Altered;
import ai.chatbot.core.fake.QuickHasher;
import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Users;
import ai.chatbot.core.usecase.Accounts.PasswordChange;
import ai.chatbot.core.usecase.Accounts.Registration;
import ai.chatbot.core.usecase.Accounts.Session;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountsTest {
  private static final String ADDRESS = "Cleo@example.org";
  private static final String PASSWORD = "correct horse";
  private static final String ANOTHER = "battery staple";

  private final Stores stores = InMemoryStores.empty(InstantSource.system());
  private final QuickHasher hasher = new QuickHasher();
  private final Accounts accounts = accounts(stores);

  @Test
  void somebodyNewBecomesAMemberAndIsSignedIn() {
    Session session = registered();

    assertThat(session.member().email()).isEqualTo(new Email("cleo@example.org"));
    assertThat(accounts.member(session.member().id(), session.number())).contains(session.member());
    assertThat(accounts.guest(session.member().id())).isEmpty();
    assertThat(accounts.guest(ben().id())).contains(new User.Guest(ben().id()));
    assertThat(stores.users().find(session.member().id())).map(Account::createdAt).contains(NOON);
  }

  @Test
  void aGuestBecomesTheMemberAndKeepsAllTheyHave() {
    User.Guest guest = aGuest();
    Belongings belongings = Belongings.of(stores, guest);
    List<Object> before = belongings.traces();

    Registration registration = accounts.register(Optional.of(guest), ADDRESS, PASSWORD);

    assertThat(registration)
        .isEqualTo(
            new Registration.Registered(
                new Session(guest.registered(new Email("cleo@example.org")), 1)));
    assertThat(belongings.traces()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "cleo", "cleo@", "c leo@example.org", "a@b@c", "cleo\u0000@example.org"})
  void whatIsNoAddressIsNotRegistered(String address) {
    assertThat(accounts.register(Optional.empty(), address, PASSWORD))
        .isEqualTo(new Registration.NotAnAddress());
  }

  @Test
  void aPasswordThatDoesNotDoIsNotTaken() {
    assertThat(accounts.register(Optional.empty(), ADDRESS, "short"))
        .isEqualTo(new Registration.Unfit(PasswordFlaw.TOO_SHORT));
    assertThat(accounts.register(Optional.empty(), ADDRESS, "cleo@example.org"))
        .isEqualTo(new Registration.Unfit(PasswordFlaw.SAME_AS_EMAIL));
    assertThat(accounts.signIn(ADDRESS, "short")).isEmpty();
  }

  @Test
  void anAddressIsTakenOnceHoweverItIsWritten() {
    registered();

    assertThat(accounts.register(Optional.empty(), " CLEO@example.org ", ANOTHER))
        .isEqualTo(new Registration.AddressTaken());
    assertThat(accounts.register(Optional.of(aGuest()), ADDRESS, PASSWORD))
        .isEqualTo(new Registration.AddressTaken());
    assertThat(accounts.signIn(ADDRESS, ANOTHER)).isEmpty();
  }

  @Test
  void aGuestRegistersOnce() {
    User.Guest guest = aGuest();
    accounts.register(Optional.of(guest), ADDRESS, PASSWORD);

    assertThat(accounts.register(Optional.of(guest), "dora@example.org", PASSWORD))
        .isEqualTo(new Registration.AlreadyMember());
    assertThat(accounts.signIn("dora@example.org", PASSWORD)).isEmpty();
  }

  @Test
  void aMemberSignsInByAddressAndPassword() {
    Session session = registered();

    assertThat(accounts.signIn(ADDRESS, PASSWORD)).contains(session);
    assertThat(accounts.signIn(" CLEO@EXAMPLE.ORG", PASSWORD)).contains(session);
  }

  @Test
  void aPasswordIsTakenAsTyped() {
    String typed = " Schlüssel\u0308 ";
    accounts.register(Optional.empty(), ADDRESS, typed);

    assertThat(accounts.signIn(ADDRESS, typed)).isPresent();
    assertThat(accounts.signIn(ADDRESS, typed.strip())).isEmpty();
    assertThat(accounts.signIn(ADDRESS, typed.replace('S', 's'))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cleo@example.org", "nobody@example.org", "no address", ""})
  void everyRefusalCostsTheSameOneComparison(String address) {
    registered();
    int hashed = hasher.hashed();

    assertThat(accounts.signIn(address, "wrong password")).isEmpty();

    assertThat(hasher.compared()).isEqualTo(1);
    assertThat(hasher.hashed()).isEqualTo(hashed);
  }

  @Test
  void aSessionHoldsUnderItsOwnNumberAlone() {
    Session session = registered();
    UserId id = session.member().id();

    assertThat(accounts.member(id, session.number() - 1)).isEmpty();
    assertThat(accounts.member(id, session.number() + 1)).isEmpty();
    assertThat(accounts.member(aGuest().id(), session.number())).isEmpty();
  }

  @Test
  void signingOutEverywhereEndsAllSessionsAndNobodyElses() {
    Session session = registered();
    Session other = registered("dora@example.org");

    accounts.signOutEverywhere(session.member());

    assertThat(holds(session)).isFalse();
    assertThat(holds(other)).isTrue();
    assertThat(accounts.signIn(ADDRESS, PASSWORD)).hasValueSatisfying(it -> assertHolds(it));
  }

  @Test
  void signingOutAfterTheAccountIsGoneDoesNothing() {
    Session session = registered();
    accounts.delete(session.member(), Optional.of(PASSWORD));

    accounts.signOutEverywhere(session.member());

    assertThat(holds(session)).isFalse();
  }

  @Test
  void whoKnowsThePresentPasswordChangesItAndKeepsTheOneNewSession() {
    Session session = registered();

    PasswordChange change = accounts.changePassword(session.member(), PASSWORD, ANOTHER);

    Session next = new Session(session.member(), session.number() + 1);
    assertThat(change).isEqualTo(new PasswordChange.Changed(next));
    assertThat(holds(session)).isFalse();
    assertHolds(next);
    assertThat(accounts.signIn(ADDRESS, PASSWORD)).isEmpty();
    assertThat(accounts.signIn(ADDRESS, ANOTHER)).contains(next);
  }

  @Test
  void whoDoesNotKnowThePresentPasswordChangesNothing() {
    Session session = registered();

    assertThat(accounts.changePassword(session.member(), ANOTHER, ANOTHER))
        .isEqualTo(new PasswordChange.WrongPassword());
    assertHolds(session);
    assertThat(accounts.signIn(ADDRESS, ANOTHER)).isEmpty();
  }

  @Test
  void anUnfitPasswordDoesNotTakeThePlaceOfAnother() {
    Session session = registered();

    assertThat(accounts.changePassword(session.member(), PASSWORD, "password"))
        .isEqualTo(new PasswordChange.Unfit(PasswordFlaw.VERY_COMMON));
    assertThat(accounts.signIn(ADDRESS, PASSWORD)).contains(session);
  }

  @Test
  void thePasswordOfAnAccountThatIsGoneIsWrong() {
    Session session = registered();
    accounts.delete(session.member(), Optional.of(PASSWORD));

    assertThat(accounts.changePassword(session.member(), PASSWORD, ANOTHER))
        .isEqualTo(new PasswordChange.WrongPassword());
  }

  @Test
  void ofTwoChangesAtOnceTheLaterIsToldSo() {
    Session session = registered();
    Stores slower =
        Altered.stores(
            stores,
            Users.class,
            users ->
                Altered.port(
                    Users.class,
                    users,
                    "replace",
                    arguments -> {
                      accounts.signOutEverywhere(session.member());
                      return users.replace((Account) arguments[0]);
                    }));

    assertThat(accounts(slower).changePassword(session.member(), PASSWORD, ANOTHER))
        .isEqualTo(new PasswordChange.TooLate());
    assertThat(accounts.signIn(ADDRESS, PASSWORD)).isPresent();
  }

  @Test
  void aMemberLeavesWithThePasswordAndTakesAllAlong() {
    Session session = registered();
    Belongings belongings = Belongings.of(stores, session.member());
    assertThat(belongings.traces()).doesNotContain(List.of());

    assertThat(accounts.delete(session.member(), Optional.of(PASSWORD))).isTrue();

    assertThat(belongings.traces()).containsOnly(List.of());
    assertThat(holds(session)).isFalse();
    assertThat(accounts.signIn(ADDRESS, PASSWORD)).isEmpty();
    assertThat(registered().member()).isNotEqualTo(session.member());
  }

  @Test
  void withoutThePasswordNoMemberLeaves() {
    Session session = registered();
    Belongings belongings = Belongings.of(stores, session.member());
    List<Object> before = belongings.traces();

    assertThat(accounts.delete(session.member(), Optional.of(ANOTHER))).isFalse();
    assertThat(accounts.delete(session.member(), Optional.empty())).isFalse();
    assertThat(belongings.traces()).isEqualTo(before);
    assertHolds(session);
  }

  @Test
  void aGuestLeavesWithoutAPassword() {
    User.Guest guest = aGuest();
    AQuestion question = AQuestion.by(guest);
    Replying.open(stores, question);

    assertThat(accounts.delete(guest, Optional.empty())).isTrue();
    assertThat(stores.chats().find(question.chat())).isEmpty();
    assertThat(accounts.delete(guest, Optional.empty())).isTrue();
  }

  @Test
  void aGuestWhoIsAMemberByNowLeavesAsAMemberDoes() {
    User.Guest guest = aGuest();
    accounts.register(Optional.of(guest), ADDRESS, PASSWORD);

    assertThat(accounts.delete(guest, Optional.empty())).isFalse();
    assertThat(accounts.signIn(ADDRESS, PASSWORD)).isPresent();
  }

  @Test
  void nothingThatIsHandedOutTellsThePasswordOrItsHash() {
    Registration registration = accounts.register(Optional.empty(), ADDRESS, PASSWORD);
    Session session = accounts.signIn(ADDRESS, PASSWORD).orElseThrow();
    Account account = stores.users().find(session.member().id()).orElseThrow();
    PasswordChange change = accounts.changePassword(session.member(), PASSWORD, PASSWORD);

    assertThat(registration + " " + session + " " + account + " " + change)
        .contains("cleo@example.org")
        .doesNotContain(PASSWORD)
        .doesNotContain(account.password().value());
  }

  private Accounts accounts(Stores over) {
    return new Accounts(over, hasher, () -> NOON, UUID::randomUUID);
  }

  private Session registered() {
    return registered(ADDRESS);
  }

  private Session registered(String address) {
    Registration registration = accounts.register(Optional.empty(), address, PASSWORD);
    assertThat(registration).isInstanceOf(Registration.Registered.class);
    return ((Registration.Registered) registration).session();
  }

  private boolean holds(Session session) {
    return accounts.member(session.member().id(), session.number()).isPresent();
  }

  private void assertHolds(Session session) {
    assertThat(holds(session)).isTrue();
  }
}
