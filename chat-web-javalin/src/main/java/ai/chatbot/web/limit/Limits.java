package ai.chatbot.web.limit;

import ai.chatbot.core.identity.UserId;
import ai.chatbot.web.problem.Problem;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The limits of this server, by what they are for. Safe for use by many threads. */
public final class Limits {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration A_QUARTER = Duration.ofMinutes(15);
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final ClientAddress addresses;
  private final Limit requestsOfUser = Limit.of(600, A_MINUTE);
  private final Limit requestsOfAddress = Limit.of(3_000, A_MINUTE);
  private final Limit registrationsOfAddress = Limit.of(20, AN_HOUR);
  private final Limit failuresOfAddress = Limit.of(50, A_QUARTER);
  private final Limit failuresOfAccount = Limit.of(100, A_QUARTER);
  private final Limit failuresOfBoth = Limit.of(10, A_QUARTER);
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
    take(ctx, Map.of(requestsOfAddress, addresses.of(ctx)));
  }

  /** Counts a request of that user. */
  public void request(Context ctx, UserId user) {
    take(ctx, Map.of(requestsOfUser, user.toString()));
  }

  /** Counts a guest who is to be made. */
  public void newGuest(Context ctx) {
    take(ctx, Map.of(guestsOfAddress, addresses.of(ctx)));
  }

  /** Counts an attempt to register. */
  public void registration(Context ctx) {
    take(ctx, Map.of(registrationsOfAddress, addresses.of(ctx)));
  }

  /** Counts a password that is to be tried for the account of that address, as typed. */
  public void password(Context ctx, String account) {
    take(ctx, passwordKeys(ctx, account));
  }

  /** The password was right: only wrong ones count. */
  public void rightPassword(Context ctx, String account) {
    passwordKeys(ctx, account).forEach(Limit::giveBack);
  }

  private Map<Limit, String> passwordKeys(Context ctx, String typed) {
    String address = addresses.of(ctx);
    String account = typed.strip().toLowerCase(Locale.ROOT);
    return Map.of(
        failuresOfAddress, address,
        failuresOfAccount, account,
        failuresOfBoth, address + " " + account);
  }

  private static void take(Context ctx, Map<Limit, String> keys) {
    List<Duration> waits =
        keys.entrySet().stream()
            .flatMap(each -> each.getKey().take(each.getValue()).stream())
            .toList();
    waits.stream().max(Duration::compareTo).ifPresent(wait -> refuse(ctx, wait));
  }

  private static void refuse(Context ctx, Duration wait) {
    ctx.header("Retry-After", String.valueOf(wait.toSeconds() + 1));
    throw Problem.of("rate_limit:api", "Too much was asked for at once. Please wait a while.")
        .asException();
  }
}
