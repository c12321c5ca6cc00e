package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.access.Decision;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.UsageLedger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells people what they have used and what is left to them. Safe for use by many threads. */
public final class Usage {
  private final UsageLedger ledger;
  private final Plans plans;
  private final InstantSource clock;

  Usage(UsageLedger ledger, Plans plans, InstantSource clock) {
    this.ledger = ledger;
    this.plans = plans;
    this.clock = clock;
  }

  /** What that user has asked within {@link Allowance#WINDOW}, and may still ask now. */
  public Questions questions(User user) {
    Instant now = clock.instant();
    Allowance allowance = plans.of(user).allowance();
    List<Instant> asked = ledger.questions(user.id(), now.minus(Allowance.WINDOW));
    return new Questions(
        allowance.questions(), asked.size(), returnsAt(allowance.oneMore(asked, now)));
  }

  /** What the calls for that user took after that moment, by model. */
  public List<UsageLedger.Total> totals(User user, Instant after) {
    return ledger.totals(user.id(), after);
  }

  private static Optional<Instant> returnsAt(Decision oneMore) {
    return oneMore instanceof Decision.Denied(Decision.Reason.AllowanceSpent(Instant returnsAt))
        ? Optional.of(returnsAt)
        : Optional.empty();
  }

  /**
   * The questions of one user.
   *
   * @param allowed how many they have in any {@link Allowance#WINDOW}
   * @param asked how many they have asked in the last one; more than allowed if their plan shrank
   * @param returnsAt when they may ask the next; empty if they may now
   */
  public record Questions(int allowed, int asked, Optional<Instant> returnsAt) {
    public Questions {
      requireNonNull(returnsAt, "returnsAt is null");
    }

    /** How many they may still ask now. */
    public int left() {
      return Math.max(allowed - asked, 0);
    }
  }
}
