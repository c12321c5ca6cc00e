package ai.chatbot.core.usecase;

import ai.chatbot.core.access.LiveBounds;
import ai.chatbot.core.identity.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The room for answers that are made at once: each takes a seat first. Safe for many threads. */
final class Seats {
  private final LiveBounds bounds;
  private final Map<UserId, Integer> taken = new HashMap<>();
  private int inAll;

  Seats(LiveBounds bounds) {
    this.bounds = bounds;
  }

  /** A seat for that user, if there is one. */
  synchronized Optional<Seat> take(UserId user) {
    int theirs = taken.getOrDefault(user, 0);
    if (inAll >= bounds.inAll() || theirs >= bounds.perUser()) {
      return Optional.empty();
    }
    inAll++;
    taken.put(user, theirs + 1);
    return Optional.of(new Seat(user));
  }

  private synchronized void free(UserId user) {
    inAll--;
    taken.computeIfPresent(user, (id, theirs) -> theirs == 1 ? null : theirs - 1);
  }

  /** Where one answer is made. Closing it frees it unless an answer has begun there. */
  final class Seat implements AutoCloseable {
    private final UserId user;
    private boolean occupied;

    private Seat(UserId user) {
      this.user = user;
    }

    /** An answer begins here. */
    void occupy() {
      occupied = true;
    }

    /** The answer has ended: once. */
    void leave() {
      free(user);
    }

    @Override
    public void close() {
      if (!occupied) {
        free(user);
      }
    }
  }
}
