package ai.chatbot.core.usecase;

import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.util.List;

/**
 * One reader of a reply, from its first event on and at its own pace. A slow one slows nobody, and
 * closing it ends nothing but itself. One that comes back skips what it has seen before. For use by
 * one thread.
 */
public final class ReplyFollower implements AutoCloseable {
  private final ReplyId reply;
  private final ReplyBuffer buffer;
  private final Runnable leave;
  private int next;
  private boolean closed;

  ReplyFollower(ReplyId reply, ReplyBuffer buffer, Runnable leave) {
    this.reply = reply;
    this.buffer = buffer;
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
   * reply was silent for so long.
   *
   * @throws InterruptedException if the calling thread was interrupted
   */
  public List<ReplyEvent> next(Duration patience) throws InterruptedException {
    buffer.awaitSize(next + 1, patience);
    List<ReplyEvent> events = buffer.from(next);
    next += events.size();
    return events;
  }

  /** Goes back to the first event. */
  public void rewind() {
    next = 0;
  }

  /** Leaves the reply; once is enough, and more often does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      leave.run();
    }
  }
}
