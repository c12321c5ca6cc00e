package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;

import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Users;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be wrong with {@link Users}. */
interface BrokenUsers extends Users, BrokenStore<Users> {

  /** Puts that account in the place of whatever is there. */
  default boolean force(Account account) {
    correct().delete(account.id());
    return correct().register(account);
  }

  /** The stored account whose sessions have the number just before. */
  default Optional<Account> justBefore(Account changed) {
    return correct().find(changed.id()).filter(it -> it.sessions() == changed.sessions() - 1);
  }

  /** Has that user an account or a chat? */
  default boolean isKnown(UserId id) {
    return correct().find(id).isPresent()
        || !stores().chats().page(id, new Position.Newest(), 1).orElseThrow().chats().isEmpty();
  }

  /** Lets a deleted user ask a question in a chat that is deleted at once. */
  default void askAgain(UserId id) {
    stores().turns().open(AQuestion.by(new User.Guest(id)).turn());
    stores().chats().deleteAll(id);
  }

  @CaughtBy({"anEmptyStoreKnowsNobody", "aGuestHasNoAccountUntilTheyRegisterAndKeepsAllTheyHave"})
  interface HasAnAccountForEveryId extends BrokenUsers {
    @Override
    default Optional<Account> find(UserId id) {
      return correct().find(id).or(() -> Optional.of(account(id)));
    }

    private static Account account(UserId id) {
      return Account.registered(id, anna().email(), new PasswordHash("-"), NOON);
    }
  }

  @CaughtBy({"anAccountIsFoundByItsIdAndByItsAddress", "oneUserIsOneAccount"})
  interface FindsAnnaUnderEveryAddress extends BrokenUsers {
    @Override
    default Optional<Account> find(Email email) {
      return correct().find(email).or(() -> correct().find(anna().email()));
    }
  }

  @CaughtBy("anAccountIsFoundByItsIdAndByItsAddress")
  interface FindsNobodyByTheirAddress extends BrokenUsers {
    @Override
    default Optional<Account> find(Email email) {
      return Optional.empty();
    }
  }

  @CaughtBy("aGuestHasNoAccountUntilTheyRegisterAndKeepsAllTheyHave")
  interface ForgetsTheGuestWhoRegisters extends BrokenUsers {
    @Override
    default boolean register(Account account) {
      return correct().register(account) && force(account);
    }
  }

  @CaughtBy("oneAddressIsOneAccount")
  interface GivesAnAddressToWhoComesLater extends BrokenUsers {
    @Override
    default boolean register(Account account) {
      correct().find(account.email()).ifPresent(it -> correct().delete(it.id()));
      return correct().register(account);
    }
  }

  @CaughtBy({"oneAddressIsOneAccount", "ofThoseWhoRegisterOneAddressAtOnceOneSucceeds"})
  interface AllowsManyAccountsOfOneAddress extends BrokenUsers {
    @Override
    default boolean register(Account it) {
      Email other = new Email(it.id().value() + it.email().value());
      return correct().register(it)
          || correct().register(new Account(it.id(), other, it.password(), 1, it.createdAt()));
    }
  }

  @CaughtBy("oneUserIsOneAccount")
  interface RegistersAUserAnew extends BrokenUsers {
    @Override
    default boolean register(Account account) {
      return correct().find(account.id()).isPresent()
          ? force(account)
          : correct().register(account);
    }
  }

  @CaughtBy("oneUserIsOneAccount")
  interface AcceptsTheSameAccountTwice extends BrokenUsers {
    @Override
    default boolean register(Account account) {
      return correct().register(account)
          || correct().find(account.id()).filter(account::equals).isPresent();
    }
  }

  @CaughtBy({
    "ofThoseWhoRegisterOneAddressAtOnceOneSucceeds",
    "ofThoseWhoRegisterOneGuestAtOnceOneSucceeds"
  })
  interface LooksAndThenRegisters extends BrokenUsers {
    @Override
    default boolean register(Account account) {
      boolean isNew =
          correct().find(account.id()).isEmpty() && correct().find(account.email()).isEmpty();
      dawdle();
      return correct().register(account) || isNew;
    }
  }

  @CaughtBy("anAccountIsReplacedByTheNextOne")
  interface ForgetsAChange extends BrokenUsers {
    @Override
    default boolean replace(Account changed) {
      return justBefore(changed).isPresent();
    }
  }

  @CaughtBy("anAccountIsReplacedByTheNextOne")
  interface SignsEverybodyOut extends BrokenUsers {
    @Override
    default boolean replace(Account changed) {
      correct().find(ben().id()).map(Account::signedOutEverywhere).ifPresent(correct()::replace);
      return correct().replace(changed);
    }
  }

  @CaughtBy({"onlyTheOneJustBeforeIsReplaced", "ofTwoChangesAtOnceOneComesTooLate"})
  interface ReplacesWithoutLookingAtTheSessions extends BrokenUsers {
    @Override
    default boolean replace(Account changed) {
      boolean there =
          correct().find(changed.id()).filter(it -> it.email().equals(changed.email())).isPresent();
      return there && (correct().replace(changed) || force(changed) || there);
    }
  }

  @CaughtBy("onlyTheOneJustBeforeIsReplaced")
  interface ReplacesAnyEarlierOne extends BrokenUsers {
    @Override
    default boolean replace(Account changed) {
      return correct().replace(changed)
          || (correct().find(changed.id()).filter(it -> isMuchEarlier(it, changed)).isPresent()
              && force(changed));
    }

    private static boolean isMuchEarlier(Account stored, Account changed) {
      return stored.sessions() < changed.sessions() - 1;
    }
  }

  @CaughtBy("onlyTheOneJustBeforeIsReplaced")
  interface ReplacesTheAddressToo extends BrokenUsers {
    @Override
    default boolean replace(Account changed) {
      return correct().replace(changed) || (justBefore(changed).isPresent() && force(changed));
    }
  }

  @CaughtBy("onlyTheOneJustBeforeIsReplaced")
  interface RegistersWhomItCannotReplace extends BrokenUsers {
    @Override
    default boolean replace(Account changed) {
      return correct().replace(changed) || correct().register(changed);
    }
  }

  @CaughtBy("ofTwoChangesAtOnceOneComesTooLate")
  interface LooksAndThenReplaces extends BrokenUsers {
    @Override
    default boolean replace(Account changed) {
      boolean inTime = justBefore(changed).isPresent();
      dawdle();
      return correct().replace(changed) || inTime;
    }
  }

  @CaughtBy({
    "whoIsNotThereIsNotDeleted",
    "deletingAMemberTakesAllTheyHaveAndNothingOfAnothers",
    "ofThoseWhoDeleteAUserAtOnceOneDoes"
  })
  interface SaysThatItDeletedWhoIsNotThere extends BrokenUsers {
    @Override
    default boolean delete(UserId id) {
      correct().delete(id);
      return true;
    }
  }

  @CaughtBy({
    "deletingAMemberTakesAllTheyHaveAndNothingOfAnothers",
    "deletingAGuestTakesAllTheyHave",
    "whatADeletedUserStillDoesIsNotKept",
    "anAddressIsFreeAgainWhenItsAccountIsDeleted",
    "whoComesBackAfterTheDeletionBeginsAnew"
  })
  interface DeletesChatsAlone extends BrokenUsers {
    @Override
    default boolean delete(UserId id) {
      return stores().chats().deleteAll(id) > 0;
    }
  }

  @CaughtBy({
    "deletingAMemberTakesAllTheyHaveAndNothingOfAnothers",
    "deletingAGuestTakesAllTheyHave",
    "whatADeletedUserStillDoesIsNotKept",
    "whoComesBackAfterTheDeletionBeginsAnew"
  })
  interface KeepsAQuestionInTheLedger extends BrokenUsers {
    @Override
    default boolean delete(UserId id) {
      boolean gone = correct().delete(id);
      askAgain(id);
      return gone;
    }
  }

  @CaughtBy({
    "deletingAMemberTakesAllTheyHaveAndNothingOfAnothers",
    "deletingAGuestTakesAllTheyHave"
  })
  interface KeepsDocuments extends BrokenUsers {
    @Override
    default boolean delete(UserId id) {
      List<DocumentVersion> kept =
          stores().documents().newest(id).stream()
              .flatMap(it -> stores().documents().versions(id, it.id()).stream())
              .toList();
      boolean gone = correct().delete(id);
      askAgain(id);
      kept.forEach(stores().documents()::add);
      return gone;
    }
  }

  @CaughtBy({"deletingAGuestTakesAllTheyHave", "whoComesBackAfterTheDeletionBeginsAnew"})
  interface DeletesMembersAlone extends BrokenUsers {
    @Override
    default boolean delete(UserId id) {
      return correct().find(id).isPresent() && correct().delete(id);
    }
  }

  @CaughtBy("deletingAMemberTakesAllTheyHaveAndNothingOfAnothers")
  interface DeletesBensChatsToo extends BrokenUsers {
    @Override
    default boolean delete(UserId id) {
      stores().chats().deleteAll(ben().id());
      return correct().delete(id);
    }
  }

  @CaughtBy({
    "anAddressIsFreeAgainWhenItsAccountIsDeleted",
    "deletingAMemberTakesAllTheyHaveAndNothingOfAnothers"
  })
  interface KeepsTheAddressTaken extends BrokenUsers {
    @Override
    default boolean delete(UserId id) {
      Optional<Account> account = correct().find(id);
      boolean gone = correct().delete(id);
      account.map(KeepsTheAddressTaken::ofNobody).ifPresent(correct()::register);
      return gone;
    }

    private static Account ofNobody(Account it) {
      return Account.registered(People.aGuest().id(), it.email(), it.password(), it.createdAt());
    }
  }

  @CaughtBy("ofThoseWhoDeleteAUserAtOnceOneDoes")
  interface LooksAndThenDeletes extends BrokenUsers {
    @Override
    default boolean delete(UserId id) {
      boolean there = isKnown(id);
      dawdle();
      correct().delete(id);
      return there;
    }
  }

  @CaughtBy({
    "aGuestWhoHasDoneNothingSinceIsDeletedWithAllTheyHaveAndNothingOfAnothers",
    "noMoreThanSoManyGuestsAreDeletedAndThoseWhoCameFirstGoFirst",
    "ofManyWhoDeleteIdleGuestsAtOnceEachGuestIsDeletedByOne"
  })
  interface KeepsTheGuestsItSaysItDeleted extends BrokenUsers {
    @Override
    default int deleteIdleGuests(Instant since, int atMost) {
      return atMost;
    }
  }

  @CaughtBy("aGuestWhoHasDoneNothingSinceIsDeletedWithAllTheyHaveAndNothingOfAnothers")
  interface DeletesBensChatsWithIdleGuests extends BrokenUsers {
    @Override
    default int deleteIdleGuests(Instant since, int atMost) {
      stores().chats().deleteAll(ben().id());
      return correct().deleteIdleGuests(since, atMost);
    }
  }

  @CaughtBy("membersAreNeverIdle")
  interface TakesMembersWithoutAnAccountForGuests extends BrokenUsers {
    @Override
    default int deleteIdleGuests(Instant since, int atMost) {
      int more = correct().find(anna().id()).isEmpty() && correct().delete(anna().id()) ? 1 : 0;
      return more + correct().deleteIdleGuests(since, atMost);
    }
  }

  @CaughtBy("membersAreNeverIdle")
  interface TakesWhoRegisteredForAGuest extends BrokenUsers {
    Set<UserId> REGISTERED = ConcurrentHashMap.newKeySet();

    @Override
    default boolean register(Account account) {
      REGISTERED.add(account.id());
      return correct().register(account);
    }

    @Override
    default int deleteIdleGuests(Instant since, int atMost) {
      return Math.toIntExact(REGISTERED.stream().filter(correct()::delete).count());
    }
  }

  @CaughtBy({
    "aGuestWhoCameAtThatMomentOrSinceIsNotIdle",
    "aGuestWhoAskedAtThatMomentOrSinceIsNotIdleThoughTheChatIsDeleted",
    "aGuestWhoAskedInVainIsNotIdle",
    "aGuestWhoWentOnWithAnAnswerIsNotIdle",
    "aGuestWhoWroteAVersionAtThatMomentOrSinceIsNotIdle"
  })
  interface TakesThatMomentForBefore extends BrokenUsers {
    @Override
    default int deleteIdleGuests(Instant since, int atMost) {
      return correct().deleteIdleGuests(since.plusMillis(1), atMost);
    }
  }

  @CaughtBy("noMoreThanSoManyGuestsAreDeletedAndThoseWhoCameFirstGoFirst")
  interface DeletesAllIdleGuestsAtOnce extends BrokenUsers {
    @Override
    default int deleteIdleGuests(Instant since, int atMost) {
      correct().deleteIdleGuests(since, Integer.MAX_VALUE);
      return atMost;
    }
  }

  @CaughtBy("whoeverDeletesIdleGuestsDeletesOneAtLeast")
  interface DeletesNoGuest extends BrokenUsers {
    @Override
    default int deleteIdleGuests(Instant since, int atMost) {
      return atMost < 1 ? 0 : correct().deleteIdleGuests(since, atMost);
    }
  }

  /** As if it had chosen them before they asked. */
  @CaughtBy("whoAsksAtThatVeryMomentLosesNothingOfIt")
  interface ChoosesGuestsAndThenDeletesThem extends BrokenUsers {
    @Override
    default int deleteIdleGuests(Instant since, int atMost) {
      dawdle();
      return correct().deleteIdleGuests(since.plusMillis(1), atMost);
    }
  }

  @ExtendWith(FaultOfTheRun.class)
  final class Contract extends UsersContract {
    private final Fault fault;

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected Stores emptyStores() {
      return fault.in(InMemoryStores.empty(InstantSource.system()));
    }
  }
}
