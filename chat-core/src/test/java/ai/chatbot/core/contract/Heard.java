package ai.chatbot.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What somebody hears of a log until they close it. */
public final class Heard implements AutoCloseable {
  private static final long LOOK_MILLIS = 50;

  private final BlockingQueue<ReplyId> heard = new LinkedBlockingQueue<>();
  private final List<ReplyId> all = new CopyOnWriteArrayList<>();
  private final ReplyLog log;
  private final Duration patience;
  private final ReplyLog.Hearing hearing;

  private Heard(ReplyLog log, Duration patience, Consumer<ReplyId> then) {
    this.log = log;
    this.patience = patience;
    this.hearing =
        log.hear(
            reply -> {
              all.add(reply);
              heard.add(reply);
              then.accept(reply);
            });
  }

  /** Of that log, each of which takes no longer than that. */
  public static Heard on(ReplyLog log, Duration patience) {
    return new Heard(log, patience, reply -> {});
  }

  /** The same, where the listener throws each time. */
  static Heard throwing(ReplyLog log, Duration patience) {
    return new Heard(
        log,
        patience,
        reply -> {
          throw new IllegalStateException("a listener's bug");
        });
  }

  /** Asks that reply to stop, again and again as long as the adapter may not listen yet. */
  public void awaitStop(ReplyId reply) throws InterruptedException {
    await(reply, () -> log.requestStop(reply));
  }

  /** Waits until something is told of that reply. */
  public void await(ReplyId reply) throws InterruptedException {
    await(reply, () -> {});
  }

  /** All that was told so far. */
  public List<ReplyId> all() {
    return List.copyOf(all);
  }

  @Override
  public void close() {
    hearing.close();
  }

  /** Waits until something is told of that reply, and does that again and again meanwhile. */
  public void await(ReplyId reply, Runnable again) throws InterruptedException {
    Instant deadline = Instant.now().plus(patience);
    ReplyId hint = null;
    while (!reply.equals(hint) && Instant.now().isBefore(deadline)) {
      again.run();
      hint = heard.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
    assertThat(hint).as("the hint that was waited for").isEqualTo(reply);
  }
}
