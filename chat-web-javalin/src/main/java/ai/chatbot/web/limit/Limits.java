package ai.chatbot.web.limit;

import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.web.problem.Problem;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The limits of this server, by what they are for. Safe for use by many threads. */
public final class Limits {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration A_QUARTER = Duration.ofMinutes(15);
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final ClientAddress addresses;
  private final Limit requestsOfUser = Limit.of(600, A_MINUTE);
  private final Limit requestsOfAddress = Limit.of(3_000, A_MINUTE);
  private final Limit exportsOfUser = Limit.of(10, AN_HOUR);
  private final Limit registrationsOfAddress = Limit.of(20, AN_HOUR);
  private final Limit registrationsOfAccount = Limit.of(5, AN_HOUR);
  private final Limit wrongOfBoth = Limit.of(10, A_QUARTER);
  private final Limit wrongOfAddress = Limit.of(50, A_QUARTER);
  private final Limit wrongOfAccount = Limit.of(100, A_QUARTER);
  private final Limit guestsOfAddress;

  /**
   * Limits by those addresses.
   *
   * @param guestsAnHour how many guests may come from one address in an hour
   */
  public Limits(ClientAddress addresses, int guestsAnHour) {
    this.addresses = addresses;
    this.guestsOfAddress = Limit.of(guestsAnHour, AN_HOUR);
  }

  /** Counts a request of whoever it is. */
  public void request(Context ctx) {
    take(ctx, List.of(new Count(requestsOfAddress, addresses.of(ctx))));
  }

  /** Counts a request of that user. */
  public void request(Context ctx, UserId user) {
    take(ctx, List.of(new Count(requestsOfUser, user.toString())));
  }

  /** Counts an export of that user's belongings. */
  public void export(Context ctx, UserId user) {
    take(ctx, List.of(new Count(exportsOfUser, user.toString())));
  }

  /** Counts a guest who is to be made. */
  public void newGuest(Context ctx) {
    take(ctx, List.of(new Count(guestsOfAddress, addresses.of(ctx))));
  }

  /** Counts an attempt to register that e-mail address, as typed. */
  public void registration(Context ctx, String typed) {
    List<Count> counts = new ArrayList<>();
    account(typed).ifPresent(account -> counts.add(new Count(registrationsOfAccount, account)));
    counts.add(new Count(registrationsOfAddress, addresses.of(ctx)));
    take(ctx, counts);
  }

  /**
   * Tries a password for the account of that e-mail address, as typed, unless too many were wrong
   * before: from here for that account, from here, or for that account. Only what turns out wrong
   * counts, so that nobody is kept out by what did not come so far, nor by what others are refused.
   */
  public <T> T password(Context ctx, String typed, Supplier<T> attempt, Predicate<T> isWrong) {
    List<Count> counts = wrongPasswords(addresses.of(ctx), account(typed));
    take(ctx, counts);
    boolean wrong = false;
    try {
      T outcome = attempt.get();
      wrong = isWrong.test(outcome);
      return outcome;
    } finally {
      if (!wrong) {
        counts.forEach(Count::giveBack);
      }
    }
  }

  /** The narrowest first. What is no e-mail address is no account's. */
  private List<Count> wrongPasswords(String address, Optional<String> account) {
    List<Count> counts = new ArrayList<>();
    account.ifPresent(it -> counts.add(new Count(wrongOfBoth, address + " " + it)));
    counts.add(new Count(wrongOfAddress, address));
    account.ifPresent(it -> counts.add(new Count(wrongOfAccount, it)));
    return counts;
  }

  private static Optional<String> account(String typed) {
    return Email.of(typed).map(Email::value);
  }

  /** All of them, or none and a refusal. */
  private static void take(Context ctx, List<Count> counts) {
    for (int at = 0; at < counts.size(); at++) {
      Optional<Duration> wait = counts.get(at).take();
      if (wait.isPresent()) {
        counts.subList(0, at).forEach(Count::giveBack);
        refuse(ctx, wait.get());
      }
    }
  }

  private static void refuse(Context ctx, Duration wait) {
    ctx.header("Retry-After", String.valueOf(wait.toSeconds() + 1));
    throw Problem.of("rate_limit:api", "Too much was asked for at once. Please wait a while.")
        .asException();
  }

  /** One of a limit for a key. */
  private record Count(Limit limit, String key) {
    Optional<Duration> take() {
      return limit.take(key);
    }

    void giveBack() {
      limit.giveBack(key);
    }
  }
}
