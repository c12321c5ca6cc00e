package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.fake.Altered;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.NotedTrouble;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.UsageLedger;
import ai.chatbot.core.reply.ModelCall;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ledger is entered whatever troubles it; pauses end when the test says so. */
@Timeout(60)
final class UsageWriterTest {
  private final NotedTrouble trouble = new NotedTrouble();
  private final BlockingQueue<ModelCall> entered = new LinkedBlockingQueue<>();
  private final Set<ModelCall> refused = ConcurrentHashMap.newKeySet();
  private final Semaphore pausing = new Semaphore(0);
  private final Semaphore goOn = new Semaphore(0);
  private final List<UsageWriter> started = new ArrayList<>();

  @AfterEach
  void close() {
    goOn.release(1_000);
    started.forEach(UsageWriter::close);
  }

  @Test
  void aCallThatIsRefusedAmongOthersHoldsNobodyUpAndIsLeftOutInTheEnd()
      throws InterruptedException {
    UsageWriter writer = start(this::refuseSome);
    ModelCall bad = call();
    refused.add(bad);
    writer.write(bad);

    for (int round = 0; round < 3; round++) {
      awaitPause();
      assertThat(trouble.bugs().soFar()).isEmpty();
      ModelCall good = call();
      writer.write(call());
      writer.write(good);
      goOn.release();
      awaitEntered(good);
    }

    assertThat(trouble.bugs().first()).hasMessageContaining(bad.id().toString());
    refused.clear();
    ModelCall later = call();
    writer.write(later);
    awaitEntered(later);
    assertThat(entered).isEmpty();
  }

  @Test
  void anOutageLosesNothing() throws InterruptedException {
    AtomicInteger down = new AtomicInteger(1_000);
    UsageWriter writer =
        start(
            calls -> {
              if (down.getAndDecrement() > 0) {
                throw new IllegalStateException("no ledger today");
              }
              entered.addAll(calls);
            });
    List<ModelCall> calls = Stream.generate(UsageWriterTest::call).limit(250).toList();
    calls.forEach(writer::write);

    goOn.release(1_000);
    List<ModelCall> taken = awaitEntered(calls.size());

    assertThat(taken).containsExactlyInAnyOrderElementsOf(calls);
    assertThat(down).hasNegativeValue();
    assertThat(trouble.bugs().soFar()).isEmpty();
  }

  @Test
  void aBatchThatFailsWhileThisIsClosedIsTriedOnceMore() throws InterruptedException {
    AtomicInteger tries = new AtomicInteger();
    Gate gate = new Gate();
    UsageWriter writer =
        start(
            calls -> {
              if (tries.getAndIncrement() == 0) {
                pass(gate);
                throw new IllegalStateException("not now");
              }
              entered.addAll(calls);
            });
    ModelCall call = call();
    writer.write(call);
    gate.awaitArrival();

    Thread closing = Thread.startVirtualThread(writer::close);
    awaitWaiting(closing);
    goOn.release();
    gate.open();
    closing.join();

    assertThat(entered).containsExactly(call);
  }

  @Test
  void whatIsRefusedAtTheLastTryTakesNobodyWithIt() throws InterruptedException {
    Gate gate = new Gate();
    UsageWriter writer =
        start(
            calls -> {
              pass(gate);
              refuseSome(calls);
            });
    writer.write(call());
    gate.awaitArrival();
    ModelCall bad = call();
    ModelCall good = call();
    refused.add(bad);
    writer.write(bad);
    writer.write(good);

    Thread closing = Thread.startVirtualThread(writer::close);
    awaitWaiting(closing);
    gate.open();
    closing.join();

    assertThat(entered).hasSize(2).contains(good).doesNotContain(bad);
    assertThat(pausing.availablePermits()).isZero();
  }

  @Test
  void aFaultOfTheLedgerIsToldAndDoesNotEndTheWriting() throws InterruptedException {
    AtomicInteger faults = new AtomicInteger(1);
    UsageWriter writer =
        start(
            calls -> {
              if (faults.getAndDecrement() > 0) {
                throw new AssertionError("broken");
              }
              entered.addAll(calls);
            });
    ModelCall call = call();
    writer.write(call);
    goOn.release();

    awaitEntered(call);
    assertThat(trouble.bugs().first()).hasMessage("broken");
  }

  @Test
  void whereAHundredThousandWaitTheNextIsLeftOut() throws InterruptedException {
    Gate gate = new Gate();
    UsageWriter writer = start(calls -> pass(gate));
    writer.write(call());
    gate.awaitArrival();
    ModelCall one = call();
    for (int waiting = 0; waiting < 100_000; waiting++) {
      writer.write(one);
    }
    assertThat(trouble.storeFailures().soFar()).isEmpty();

    ModelCall tooMany = call();
    writer.write(tooMany);
    gate.open();

    assertThat(trouble.storeFailures().soFar())
        .singleElement()
        .satisfies(told -> assertThat(told).hasMessageContaining(tooMany.id().toString()));
  }

  private UsageWriter start(Consumer<List<ModelCall>> record) {
    UsageLedger ledger =
        Altered.port(
            UsageLedger.class,
            InMemoryStores.empty(InstantSource.system()).usage(),
            "record",
            arguments -> {
              record.accept(calls(arguments[0]));
              return "recorded";
            });
    UsageWriter writer = UsageWriter.start(ledger, trouble, this::pause);
    started.add(writer);
    return writer;
  }

  @SuppressWarnings("unchecked")
  private static List<ModelCall> calls(Object calls) {
    return (List<ModelCall>) calls;
  }

  private void refuseSome(List<ModelCall> calls) {
    if (calls.stream().anyMatch(refused::contains)) {
      throw new IllegalStateException("refused");
    }
    entered.addAll(calls);
  }

  private void pause(Duration pause) throws InterruptedException {
    assertThat(pause).isPositive();
    pausing.release();
    goOn.acquire();
  }

  private void awaitPause() throws InterruptedException {
    assertThat(pausing.tryAcquire(10, TimeUnit.SECONDS)).as("a pause").isTrue();
  }

  private void awaitEntered(ModelCall last) throws InterruptedException {
    ModelCall call = next();
    while (!call.equals(last)) {
      call = next();
    }
  }

  private List<ModelCall> awaitEntered(int count) throws InterruptedException {
    List<ModelCall> taken = new ArrayList<>();
    while (taken.size() < count) {
      taken.add(next());
    }
    return taken;
  }

  private ModelCall next() throws InterruptedException {
    ModelCall call = entered.poll(10, TimeUnit.SECONDS);
    assertThat(call).as("what is entered next").isNotNull();
    return requireNonNull(call);
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      assertThat(thread.isAlive()).isTrue();
      Thread.onSpinWait();
    }
  }

  private static void pass(Gate gate) {
    try {
      gate.pass();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ModelCall call() {
    return new ModelCall(
        UUID.randomUUID(),
        anna().id(),
        new ReplyId(UUID.randomUUID()),
        Purpose.CHAT,
        "us.amazon.nova-2-lite-v1:0",
        TokenUsage.NONE,
        false,
        AQuestion.NOON);
  }
}
