package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.access.PasswordFlaw;
import ai.chatbot.core.access.PasswordRules;
import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.PasswordHasher;
import ai.chatbot.core.port.Stores;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Registering, signing in and out, and leaving for good. Every password that is tried costs one
 * comparison, whether or not there is an account of that address. Safe for use by many threads.
 */
public final class Accounts {
  private final Stores stores;
  private final PasswordHasher hasher;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  /** What a password is compared to where there is no account. */
  private final PasswordHash decoy;

  /** Takes its time, since it has a hash made: one is enough for a process. */
  Accounts(Stores stores, PasswordHasher hasher, InstantSource clock, Supplier<UUID> ids) {
    this.stores = stores;
    this.hasher = hasher;
    this.clock = clock;
    this.ids = ids;
    this.decoy = hasher.hash(ids.get().toString());
  }

  /**
   * Makes a guest, or somebody new, a member. A guest keeps all they have.
   *
   * @param address as typed
   */
  public Registration register(Optional<User.Guest> guest, String address, String password) {
    return Email.of(address)
        .map(email -> register(guest, email, password))
        .orElseGet(Registration.NotAnAddress::new);
  }

  private Registration register(Optional<User.Guest> guest, Email email, String password) {
    return PasswordRules.flaw(password, email)
        .<Registration>map(Registration.Unfit::new)
        .orElseGet(() -> add(guest, email, password));
  }

  private Registration add(Optional<User.Guest> guest, Email email, String password) {
    UserId id = guest.map(User.Guest::id).orElseGet(() -> new UserId(ids.get()));
    Account account =
        Account.registered(
            id, email, hasher.hash(password), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (stores.users().register(account)) {
      return new Registration.Registered(Session.of(account));
    }
    return stores.users().find(id).isPresent()
        ? new Registration.AlreadyMember()
        : new Registration.AddressTaken();
  }

  /**
   * Begins a session of the account of that address; empty if there is none or the password is
   * wrong, and nobody learns which.
   *
   * @param address as typed
   */
  public Optional<Session> signIn(String address, String password) {
    Optional<Account> account = Email.of(address).flatMap(stores.users()::find);
    return proven(account, password).map(Session::of);
  }

  /**
   * The guest of that id, unless they have an account by now: then a guest's session is over, and
   * signing in begins another.
   */
  public Optional<User.Guest> guest(UserId id) {
    return stores.users().find(id).isPresent() ? Optional.empty() : Optional.of(new User.Guest(id));
  }

  /** The member of that id, if a session that began under that number still holds. */
  public Optional<User.Member> member(UserId id, int sessions) {
    return stores
        .users()
        .find(id)
        .filter(account -> account.sessions() == sessions)
        .map(Account::member);
  }

  /** Changes a password for who knows the present one. All sessions are over, but a new one. */
  public PasswordChange changePassword(User.Member member, String present, String wanted) {
    Optional<PasswordFlaw> flaw = PasswordRules.flaw(wanted, member.email());
    return flaw.<PasswordChange>map(PasswordChange.Unfit::new)
        .orElseGet(
            () ->
                proven(stores.users().find(member.id()), present)
                    .map(account -> change(account, wanted))
                    .orElseGet(PasswordChange.WrongPassword::new));
  }

  private PasswordChange change(Account account, String wanted) {
    Account changed = account.withPassword(hasher.hash(wanted));
    return stores.users().replace(changed)
        ? new PasswordChange.Changed(Session.of(changed))
        : new PasswordChange.TooLate();
  }

  /** Ends every session of that member, this one too. */
  public void signOutEverywhere(User.Member member) {
    stores.users().find(member.id()).ifPresent(this::endSessions);
  }

  /** Where a change was faster it has ended them. */
  private void endSessions(Account account) {
    stores.users().replace(account.signedOutEverywhere());
  }

  /**
   * Deletes a user and all they have, for good. Whoever has an account gives its password.
   *
   * @return false, and nothing is deleted, if it is wrong or missing
   */
  public boolean delete(User user, Optional<String> password) {
    Optional<Account> account = stores.users().find(user.id());
    boolean allowed = account.isEmpty() || proven(account, password.orElse("")).isPresent();
    if (allowed) {
      stores.users().delete(user.id());
    }
    return allowed;
  }

  private Optional<Account> proven(Optional<Account> account, String password) {
    boolean matches = hasher.matches(password, account.map(Account::password).orElse(decoy));
    return account.filter(found -> matches);
  }

  /**
   * A member who has just shown who they are.
   *
   * @param number what {@link #member} is asked with later
   */
  public record Session(User.Member member, int number) {
    public Session {
      requireNonNull(member, "member is null");
    }

    private static Session of(Account account) {
      return new Session(account.member(), account.sessions());
    }
  }

  /** What came of a registration. Nothing is stored unless it is {@link Registered}. */
  public sealed interface Registration {
    /** They are a member, and signed in. */
    record Registered(Session session) implements Registration {}

    /** That is no e-mail address. */
    record NotAnAddress() implements Registration {}

    /** The password does not do. */
    record Unfit(PasswordFlaw flaw) implements Registration {}

    /** There is an account of that address. */
    record AddressTaken() implements Registration {}

    /** The guest has become a member meanwhile. */
    record AlreadyMember() implements Registration {}
  }

  /** What came of a wish for another password. Nothing changes unless it is {@link Changed}. */
  public sealed interface PasswordChange {
    /** It is the new one, and this is the one session that holds. */
    record Changed(Session session) implements PasswordChange {}

    /** The new one does not do. */
    record Unfit(PasswordFlaw flaw) implements PasswordChange {}

    /** The present one is another, or there is no account any more. */
    record WrongPassword() implements PasswordChange {}

    /** The account was changed at the same moment. */
    record TooLate() implements PasswordChange {}
  }
}
