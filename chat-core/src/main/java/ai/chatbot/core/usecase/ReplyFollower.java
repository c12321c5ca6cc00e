package ai.chatbot.core.usecase;

import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * One reader of a reply, from its first event on and at its own pace. A slow one slows nobody, and
 * closing it ends nothing but itself. One that comes back skips what it has seen before. For use by
 * one thread.
 */
public final class ReplyFollower implements AutoCloseable {
  private static final Duration A_WHILE = Duration.ofMinutes(1);

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

  /**
   * Hands each event that is still to come to the reader on the calling thread, as it comes, and
   * returns how the reply ended. A reader that throws has had that event: whoever reads on begins
   * with the one after it.
   *
   * @throws InterruptedException if the calling thread was interrupted while there was more to come
   */
  public ReplyEnd readToEnd(Consumer<? super ReplyEvent> reader) throws InterruptedException {
    while (!isAtEnd()) {
      buffer.awaitSize(next + 1, A_WHILE);
      for (ReplyEvent event : buffer.from(next)) {
        next++;
        reader.accept(event);
      }
    }
    return buffer.end();
  }

  /**
   * The same for the words alone: what the reader is handed adds up to the text that the answer's
   * message will have.
   *
   * @throws InterruptedException if the calling thread was interrupted while there was more to come
   */
  public ReplyEnd readText(Consumer<? super String> reader) throws InterruptedException {
    return readToEnd(new TextReader(reader));
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
