package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Continuation;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.tool.Approval;
import ai.chatbot.core.tool.ApprovalId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ai.chatbot.core.port.Users} does. */
public abstract class UsersContract {
  private static final Email ADDRESS = new Email("cleo@example.org");
  private static final Instant LATER = NOON.plusSeconds(3_600);
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

  @Test
  void aGuestWhoHasDoneNothingSinceIsDeletedWithAllTheyHaveAndNothingOfAnothers() {
    Belongings gone = Belongings.of(stores, aGuest());
    Belongings kept = Belongings.of(stores, aGuest());
    Belongings members = Belongings.of(stores, ben());
    Replying.open(stores, AQuestion.by(kept.owner()).at(LATER));
    List<List<Object>> before = List.of(kept.traces(), members.traces());
    assertThat(gone.traces()).doesNotContain(List.of());

    assertThat(stores.users().deleteIdleGuests(LATER, 100)).isEqualTo(1);

    assertThat(gone.traces()).containsOnly(List.of());
    assertThat(List.of(kept.traces(), members.traces())).isEqualTo(before);
    assertThat(stores.users().deleteIdleGuests(LATER, 100)).isZero();
  }

  @Test
  void membersAreNeverIdle() {
    User.Guest guest = aGuest();
    Belongings registered = Belongings.of(stores, guest);
    stores.users().register(account(guest.id(), ADDRESS));
    Belongings askedAlone = Belongings.of(stores, anna());
    stores.users().register(account(ben().id(), ben().email()));
    List<List<Object>> before = List.of(registered.traces(), askedAlone.traces());

    assertThat(stores.users().deleteIdleGuests(LATER, 100)).isZero();

    assertThat(List.of(registered.traces(), askedAlone.traces())).isEqualTo(before);
    assertThat(stores.users().find(guest.id())).isPresent();
    assertThat(stores.users().find(ben().id())).isPresent();
  }

  @Test
  void aGuestWhoCameAtThatMomentOrSinceIsNotIdle() {
    User guest = aGuest();
    AQuestion question = AQuestion.by(guest).at(LATER).answeredFrom(NOON);
    Replying.open(stores, question);

    assertThat(stores.users().deleteIdleGuests(LATER, 100)).isZero();
    assertThat(stores.chats().find(question.chat())).isPresent();
    assertThat(stores.users().deleteIdleGuests(LATER.plusMillis(1), 100)).isEqualTo(1);
    assertThat(stores.chats().find(question.chat())).isEmpty();
  }

  @Test
  void aGuestWhoAskedAtThatMomentOrSinceIsNotIdleThoughTheChatIsDeleted() {
    User guest = aGuest();
    Replying.openAndClose(stores, AQuestion.by(guest));
    Replying.openAndClose(stores, AQuestion.by(guest).at(LATER));
    stores.chats().deleteAll(guest.id());

    assertThat(stores.users().deleteIdleGuests(LATER, 100)).isZero();
    assertThat(stores.usage().questions(guest.id(), Instant.EPOCH)).containsExactly(NOON, LATER);
    assertThat(stores.users().deleteIdleGuests(LATER.plusMillis(1), 100)).isEqualTo(1);
    assertThat(stores.usage().questions(guest.id(), Instant.EPOCH)).isEmpty();
  }

  @Test
  void aGuestWhoAskedInVainIsNotIdle() {
    User guest = aGuest();
    Replying.openAndClose(stores, AQuestion.by(guest));
    Reply vain = Replying.open(stores, AQuestion.by(guest).at(LATER));
    Message nothing = Message.answer(vain.answer(), vain.chat(), List.of(), Ending.FAILED, LATER);
    stores.replies().close(vain.id(), vain.owner(), 0, Replying.end(), nothing);
    assertThat(stores.usage().questions(guest.id(), Instant.EPOCH)).containsExactly(NOON);

    assertThat(stores.users().deleteIdleGuests(LATER, 100)).isZero();
    assertThat(stores.messages().of(vain.chat())).hasSize(2);
    assertThat(stores.users().deleteIdleGuests(LATER.plusMillis(1), 100)).isEqualTo(1);
  }

  @Test
  void aGuestWhoWentOnWithAnAnswerIsNotIdle() {
    User guest = aGuest();
    Reply waiting = Replying.open(stores, AQuestion.by(guest));
    ApprovalId approval = new ApprovalId("approval-1");
    Replying.closeAsking(stores, waiting, approval);
    Continuation word = Replying.word(guest, waiting, Approval.granted(approval));
    stores.turns().resume(word);
    Instant wentOn = word.reply().startedAt();

    assertThat(stores.users().deleteIdleGuests(wentOn, 100)).isZero();
    assertThat(stores.replies().liveIn(waiting.chat())).isPresent();
    assertThat(stores.users().deleteIdleGuests(wentOn.plusMillis(1), 100)).isEqualTo(1);
  }

  @Test
  void aGuestWhoWroteAVersionAtThatMomentOrSinceIsNotIdle() {
    User guest = aGuest();
    Replying.openAndClose(stores, AQuestion.by(guest));
    DocumentId essay = new DocumentId(UUID.randomUUID());
    DocumentVersion first =
        DocumentVersion.first(essay, guest.id(), "Sky", DocumentKind.TEXT, "Blue.", NOON);
    stores.documents().add(first);
    stores.documents().add(first.next("Bluer.", LATER));

    assertThat(stores.users().deleteIdleGuests(LATER, 100)).isZero();
    assertThat(stores.documents().versions(guest.id(), essay)).hasSize(2);
    assertThat(stores.users().deleteIdleGuests(LATER.plusMillis(1), 100)).isEqualTo(1);
    assertThat(stores.documents().versions(guest.id(), essay)).isEmpty();
  }

  @Test
  void noMoreThanSoManyGuestsAreDeletedAndThoseWhoCameFirstGoFirst() {
    List<AQuestion> questions =
        Stream.of(3, 1, 4, 2)
            .map(minutes -> AQuestion.by(aGuest()).at(NOON.plusSeconds(60L * minutes)))
            .toList();
    questions.forEach(question -> Replying.open(stores, question));

    assertThat(stores.users().deleteIdleGuests(LATER, 3)).isEqualTo(3);

    assertThat(questions.stream().map(it -> stores.chats().find(it.chat()).isPresent()))
        .containsExactly(false, false, true, false);
  }

  @Test
  void whoeverDeletesIdleGuestsDeletesOneAtLeast() {
    AQuestion question = AQuestion.by(aGuest());
    Replying.open(stores, question);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> stores.users().deleteIdleGuests(LATER, 0))
        .withMessage("atMost is below 1");
    assertThat(stores.chats().find(question.chat())).isPresent();
  }

  @Test
  void ofManyWhoDeleteIdleGuestsAtOnceEachGuestIsDeletedByOne() throws InterruptedException {
    List<AQuestion> questions = Stream.generate(() -> AQuestion.by(aGuest())).limit(6).toList();
    questions.forEach(question -> Replying.open(stores, question));

    List<Integer> deleted =
        AtOnce.all(
            Stream.<Callable<Integer>>generate(
                    () -> () -> stores.users().deleteIdleGuests(LATER, 4))
                .limit(4));

    assertThat(deleted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
    assertThat(questions).allSatisfy(it -> assertThat(stores.chats().find(it.chat())).isEmpty());
  }

  @Test
  void whoAsksAtThatVeryMomentLosesNothingOfIt() throws InterruptedException {
    List<User.Guest> guests = Stream.generate(People::aGuest).limit(8).toList();
    guests.forEach(guest -> Replying.openAndClose(stores, AQuestion.by(guest)));
    List<AQuestion> questions = guests.stream().map(it -> AQuestion.by(it).at(LATER)).toList();

    AtOnce.all(
        Stream.concat(
            questions.stream().<Callable<Object>>map(it -> () -> Replying.open(stores, it)),
            Stream.<Callable<Object>>generate(() -> () -> stores.users().deleteIdleGuests(LATER, 1))
                .limit(8)));

    assertThat(questions)
        .allSatisfy(
            it -> {
              assertThat(stores.messages().of(it.chat())).hasSize(1);
              assertThat(stores.usage().questions(it.asker().id(), NOON)).containsExactly(LATER);
            });
  }

  private static Account account(UserId id, Email address) {
    return Account.registered(id, address, HASH, NOON);
  }
}
