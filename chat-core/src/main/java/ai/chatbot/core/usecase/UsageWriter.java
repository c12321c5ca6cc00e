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
 * store takes them. A call that it refuses three times while it takes others is left out, and so is
 * one that comes while a hundred thousand wait; the operator is told. Safe for use by many threads.
 */
final class UsageWriter implements AutoCloseable {
  private static final int BATCH = 100;
  private static final int MOST_WAITING = 100_000;
  private static final int MOST_REFUSALS = 3;
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final UsageLedger ledger;
  private final OperatorLog operator;
  private final Calls.Pause pause;
  private final BlockingQueue<Optional<Waiting>> calls = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closing;

  private UsageWriter(UsageLedger ledger, OperatorLog operator, Calls.Pause pause) {
    this.ledger = ledger;
    this.operator = operator;
    this.pause = pause;
    this.thread = Thread.ofVirtual().name("usage").unstarted(this::work);
  }

  static UsageWriter start(UsageLedger ledger, OperatorLog operator) {
    return start(ledger, operator, Thread::sleep);
  }

  static UsageWriter start(UsageLedger ledger, OperatorLog operator, Calls.Pause pause) {
    UsageWriter writer = new UsageWriter(ledger, operator, pause);
    writer.thread.start();
    return writer;
  }

  void write(ModelCall call) {
    if (calls.size() < MOST_WAITING) {
      calls.add(Optional.of(new Waiting(call, 0)));
    } else {
      operator.storeFailed("enter usage", leftOut(call, "too many wait"));
    }
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
      boolean last = false;
      while (!last || !calls.isEmpty()) {
        List<Waiting> batch = next();
        last = closing;
        enter(batch, last);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Waiting> next() throws InterruptedException {
    List<Optional<Waiting>> taken = new ArrayList<>();
    taken.add(calls.take());
    calls.drainTo(taken, BATCH - 1);
    return taken.stream().flatMap(Optional::stream).toList();
  }

  /** What is refused goes behind what has not been tried, unless this is its last chance. */
  private void enter(List<Waiting> batch, boolean last) throws InterruptedException {
    int entered = entered(batch);
    if (entered == batch.size()) {
      return;
    }
    batch.stream().skip(entered + 1L).map(Optional::of).forEach(calls::add);
    if (last) {
      return;
    }
    if (entered > 0) {
      refusedAmongOthers(batch.get(entered));
    } else {
      pause.take(AGAIN);
      calls.add(Optional.of(batch.getFirst()));
    }
  }

  /** How many of them the store took: all at once, or one by one up to the first it refuses. */
  private int entered(List<Waiting> batch) {
    if (batch.isEmpty() || tryTo(batch)) {
      return batch.size();
    }
    if (batch.size() == 1) {
      return 0;
    }
    int entered = 0;
    while (entered < batch.size() && tryTo(batch.subList(entered, entered + 1))) {
      entered++;
    }
    return entered;
  }

  private void refusedAmongOthers(Waiting waiting) {
    Waiting refused = new Waiting(waiting.call(), waiting.refusals() + 1);
    if (refused.refusals() < MOST_REFUSALS) {
      calls.add(Optional.of(refused));
    } else {
      operator.bug("enter usage", leftOut(refused.call(), "the store takes others"));
    }
  }

  private boolean tryTo(List<Waiting> batch) {
    try {
      ledger.record(batch.stream().map(Waiting::call).toList());
      return true;
    } catch (RuntimeException e) {
      operator.storeFailed("enter usage", e);
      return false;
    } catch (Error e) {
      operator.bug("enter usage", e);
      return false;
    }
  }

  private static IllegalStateException leftOut(ModelCall call, String why) {
    return new IllegalStateException("call %s is left out: %s".formatted(call.id(), why));
  }

  /**
   * A call to be entered.
   *
   * @param refusals how often the store refused it while it took others
   */
  private record Waiting(ModelCall call, int refusals) {}
}
