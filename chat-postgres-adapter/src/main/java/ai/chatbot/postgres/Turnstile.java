package ai.chatbot.postgres;

import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets what one user does through one at a time, before it takes a connection. In the database they
 * would wait for each other all the same (see {@link Locks}), but each with a connection in hand:
 * whoever asks for much at once would hold all there are. Users may share a lane. Safe for use by
 * many threads.
 */
final class Turnstile {
  private static final int LANES = 256;

  private final Duration patience;
  private final List<ReentrantLock> lanes =
      Stream.generate(ReentrantLock::new).limit(LANES).toList();

  /** Nobody waits for longer than that. */
  Turnstile(Duration patience) {
    this.patience = patience;
  }

  /**
   * What comes out of that work once it is its turn.
   *
   * @throws StoreUnavailable if its turn does not come in time
   */
  <R> R pass(UserId user, Supplier<R> work) {
    ReentrantLock lane = lanes.get(Math.floorMod(user.hashCode(), LANES));
    await(lane);
    try {
      return work.get();
    } finally {
      lane.unlock();
    }
  }

  private void await(ReentrantLock lane) {
    try {
      if (!lane.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw full(new TimeoutException());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw full(e);
    }
  }

  private static StoreUnavailable full(Exception cause) {
    return new StoreUnavailable("too much is to be done for one user at once", cause);
  }
}
