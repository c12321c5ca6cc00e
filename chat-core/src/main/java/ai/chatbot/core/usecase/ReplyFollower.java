package ai.chatbot.core.usecase;

import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.util.List;

/**
 * One reader of a reply, at its own place. A slow one slows nobody, and closing it ends nothing but
 * itself. For use by one thread.
 */
public final class ReplyFollower implements AutoCloseable {
  private final ReplyId reply;
  private final ReplyBuffer buffer;
  private final Runnable leave;
  private int next;

  ReplyFollower(ReplyId reply, ReplyBuffer buffer, int from, Runnable leave) {
    this.reply = reply;
    this.buffer = buffer;
    this.next = from;
    this.leave = leave;
  }

  /** The reply that is followed. */
  public ReplyId reply() {
    return reply;
  }

  /** The number of the event that {@link #next} will give first. */
  public int position() {
    return next;
  }

  /** Has everything been read? */
  public boolean isAtEnd() {
    return buffer.isEnded() && next >= buffer.size();
  }

  /**
   * The events that come next, waiting for them for as long as {@code patience}; none when the
   * reply was silent for so long. A place beyond the end of what was kept (a crash took the rest)
   * begins anew at 0: {@link #position} before the call tells where the events stand.
   *
   * @throws InterruptedException if the calling thread was interrupted
   */
  public List<ReplyEvent> next(Duration patience) throws InterruptedException {
    buffer.awaitSize(next + 1, patience);
    rewindIfBeyondTheEnd();
    List<ReplyEvent> events = buffer.from(next);
    next += events.size();
    return events;
  }

  @Override
  public void close() {
    leave.run();
  }

  private void rewindIfBeyondTheEnd() {
    if (buffer.isEnded() && next > buffer.size()) {
      next = 0;
    }
  }
}
