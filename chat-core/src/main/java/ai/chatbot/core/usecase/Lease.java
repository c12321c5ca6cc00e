package ai.chatbot.core.usecase;

import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.reply.InstanceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * An instance's sign of life. After a gap in it, be it that the store was away or that this machine
 * slept, everybody's may have run out: so one judges others only after having held one's own
 * without a gap for the whole of its life. One thread renews it; others may ask.
 */
final class Lease {
  private final ReplyLog log;
  private final InstanceId holder;
  private final Duration life;
  private final InstantSource clock;
  private volatile Instant heldSince = Instant.MAX;
  private Instant renewedAt = Instant.MAX;

  Lease(ReplyLog log, InstanceId holder, Duration life, InstantSource clock) {
    this.log = log;
    this.holder = holder;
    this.life = life;
    this.clock = clock;
  }

  void renew() {
    try {
      log.renewLease(holder, life);
    } catch (RuntimeException e) {
      heldSince = Instant.MAX;
      throw e;
    }
    Instant now = clock.instant();
    if (heldSince.equals(Instant.MAX) || renewedAt.plus(life).isBefore(now)) {
      heldSince = now;
    }
    renewedAt = now;
  }

  /** Has everybody who lives had the time to renew theirs? */
  boolean isHeldLongEnoughToJudge() {
    Instant since = heldSince;
    return !since.equals(Instant.MAX) && since.plus(life).isBefore(clock.instant());
  }

  void end() {
    log.endLease(holder);
  }
}
