package ai.chatbot.core.usecase;

import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.port.UsageLedger;
import ai.chatbot.core.reply.ModelCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Enters calls into the ledger on a thread of its own, so that nobody waits for it, and until the
 * store takes them. Safe for use by many threads.
 */
final class UsageWriter implements AutoCloseable {
  private static final int BATCH = 100;
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final UsageLedger ledger;
  private final OperatorLog operator;
  private final BlockingQueue<Optional<ModelCall>> calls = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closing;

  private UsageWriter(UsageLedger ledger, OperatorLog operator) {
    this.ledger = ledger;
    this.operator = operator;
    this.thread = Thread.ofVirtual().name("usage").unstarted(this::work);
  }

  static UsageWriter start(UsageLedger ledger, OperatorLog operator) {
    UsageWriter writer = new UsageWriter(ledger, operator);
    writer.thread.start();
    return writer;
  }

  void write(ModelCall call) {
    calls.add(Optional.of(call));
  }

  /** Enters what is left, and leaves out what the ledger does not take even then. */
  @Override
  public void close() {
    closing = true;
    calls.add(Optional.empty());
    try {
      thread.join(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }

  private void work() {
    try {
      List<Optional<ModelCall>> taken = new ArrayList<>();
      while (!taken.contains(Optional.<ModelCall>empty())) {
        taken.clear();
        taken.add(calls.take());
        calls.drainTo(taken, BATCH);
        enter(taken.stream().flatMap(Optional::stream).toList());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void enter(List<ModelCall> batch) throws InterruptedException {
    boolean entered = batch.isEmpty();
    while (!entered) {
      entered = tryTo(batch) || closing;
      if (!entered) {
        Thread.sleep(AGAIN);
      }
    }
  }

  private boolean tryTo(List<ModelCall> batch) {
    try {
      ledger.record(batch);
      return true;
    } catch (RuntimeException e) {
      operator.storeFailed("enter usage", e);
      return false;
    }
  }
}
