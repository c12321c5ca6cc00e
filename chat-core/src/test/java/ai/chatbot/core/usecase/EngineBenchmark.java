package ai.chatbot.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.People;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What many live replies take, and how fast one is stopped among them. No build runs this: what it
 * prints depends on the machine. It fails only if an answer is not whole.
 */
final class EngineBenchmark {
  private static final int REPLIES = 1_000;
  private static final int FOLLOWERS = 5;
  private static final int DELTAS = 500;
  private static final int LIVE_BESIDE = 100;
  private static final int STOPS = 500;
  private static final Duration A_WORD = Duration.ofMillis(40);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @Test
  void manyFollowedReplies() throws InterruptedException {
    compare("warming up", Duration.ZERO, 3);
    compare("at full speed", Duration.ZERO, 10);
    compare("a word every " + A_WORD.toMillis() + " ms", A_WORD, 1);
  }

  @Test
  void stoppingOneOfMany() throws InterruptedException {
    stop("a model that heeds its interrupt", false, STOPS);
    stop("a model that does not", true, STOPS / 5);
  }

  /** Takes turns, so that what comes first is not what is cold. */
  private static void compare(String how, Duration pace, int rounds) throws InterruptedException {
    Cost alone = new Cost(0, 0, 0, 0);
    Cost followed = new Cost(0, 0, 0, 0);
    for (int round = 0; round < rounds; round++) {
      alone = alone.plus(measure(REPLIES, 0, pace), rounds);
      followed = followed.plus(measure(REPLIES, FOLLOWERS, pace), rounds);
    }
    long deltas = (long) REPLIES * DELTAS;
    System.out.printf(
        "%s, %d replies of %d deltas:%n  no followers:    %.2f s wall, %.2f us CPU per delta, %.0f"
            + " KB heap per live reply%n  %d followers each: %.2f s wall, %.2f us CPU per delta,"
            + " %.0f KB heap per live reply%n  %.2f us CPU per delta read; CPU x %.2f, heap x %.2f;"
            + " failures: %d%n",
        how,
        REPLIES,
        DELTAS,
        alone.wall / 1e9,
        alone.cpu / 1e3 / deltas,
        alone.heap / 1e3 / REPLIES,
        FOLLOWERS,
        followed.wall / 1e9,
        followed.cpu / 1e3 / deltas,
        followed.heap / 1e3 / REPLIES,
        (followed.cpu - alone.cpu) / 1e3 / deltas / FOLLOWERS,
        (double) followed.cpu / alone.cpu,
        (double) followed.heap / alone.heap,
        alone.failures + followed.failures);
    assertThat(alone.failures + followed.failures).isZero();
  }

  /** All begin to speak at once, and are silent before the last word while the heap is weighed. */
  private static Cost measure(int replies, int followers, Duration pace)
      throws InterruptedException {
    Speaker model = new Speaker(replies, pace);
    AtomicInteger failures = new AtomicInteger();
    CountDownLatch allRead = new CountDownLatch(replies * followers);
    List<Thread> readers = new ArrayList<>();
    List<Reply> begun = new ArrayList<>();
    try (Installation installation = Installation.empty()) {
      Engine engine = installation.start(model, PATIENCE);
      final long heapBefore = heap();
      for (int number = 0; number < replies; number++) {
        Reply reply = Installation.ask(engine, People.aGuest());
        begun.add(reply);
        for (int follower = 0; follower < followers; follower++) {
          readers.add(
              Thread.ofVirtual()
                  .start(() -> failures.addAndGet(read(engine, reply, allRead) ? 0 : 1)));
        }
      }
      long cpu = PROCESS.getProcessCpuTime();
      long wall = System.nanoTime();
      model.begin.countDown();
      model.allSaid.await();
      allRead.await();
      cpu = PROCESS.getProcessCpuTime() - cpu;
      wall = System.nanoTime() - wall;
      long heap = heap() - heapBefore;
      model.end.countDown();
      for (Thread reader : readers) {
        reader.join();
      }
      for (Reply reply : begun) {
        failures.addAndGet(isWhole(installation, engine, reply) ? 0 : 1);
      }
      failures.addAndGet(installation.trouble().bugs().soFar().size());
      failures.addAndGet(installation.trouble().storeFailures().soFar().size());
      return new Cost(wall, cpu, heap, failures.get());
    }
  }

  private static boolean read(Engine engine, Reply reply, CountDownLatch allRead) {
    int deltas = 0;
    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      while (!follower.isAtEnd()) {
        for (ReplyEvent event : follower.next(PATIENCE)) {
          deltas += event instanceof ReplyEvent.TextDelta ? 1 : 0;
          if (deltas == DELTAS && event instanceof ReplyEvent.TextDelta) {
            allRead.countDown();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return deltas == DELTAS;
  }

  private static boolean isWhole(Installation installation, Engine engine, Reply reply)
      throws InterruptedException {
    List<ReplyEvent> events = Reading.whole(engine, reply);
    return installation.log(reply).equals(events)
        && installation.answer(reply).ending() == Ending.FINISHED
        && events.stream().filter(ReplyEvent.TextDelta.class::isInstance).count() == DELTAS;
  }

  private static long heap() throws InterruptedException {
    for (int time = 0; time < 3; time++) {
      System.gc();
      Thread.sleep(Duration.ofMillis(100));
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void stop(String whom, boolean stuck, int stops) throws InterruptedException {
    Talker model = new Talker(stuck);
    long[] untilInterrupted = new long[stops];
    long[] untilEnded = new long[stops];
    try (Installation installation = Installation.empty()) {
      Engine engine = installation.start(model);
      for (int beside = 0; beside < LIVE_BESIDE; beside++) {
        Installation.ask(engine, People.aGuest());
      }
      for (int number = -stops / 5; number < stops; number++) {
        User asker = People.aGuest();
        ChatId chat = AQuestion.aChat();
        String words = "Question " + number;
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicLong at = new AtomicLong();
        model.whenInterrupted(
            words,
            () -> {
              at.set(System.nanoTime());
              interrupted.countDown();
            });
        Reply reply = Installation.ask(engine, Installation.question(asker, chat, words));
        try (ReplyFollower follower = engine.followReply().follow(reply)) {
          Reading.until(follower, ReplyEvent.TextDelta.class::isInstance);
          long asked = System.nanoTime();
          engine.stopReply().stop(asker, chat);
          Reading.toEnd(follower);
          long ended = System.nanoTime();
          interrupted.await();
          if (number >= 0) {
            untilInterrupted[number] = at.get() - asked;
            untilEnded[number] = ended - asked;
          }
        }
        assertThat(installation.answer(reply).ending()).isEqualTo(Ending.STOPPED);
      }
      model.release.countDown();
    }
    System.out.printf(
        "%s, %d live beside: interrupted after %s, end seen after %s%n",
        whom, LIVE_BESIDE, spread(untilInterrupted), spread(untilEnded));
  }

  private static String spread(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return "median %.2f ms, p99 %.2f ms, worst %.2f ms"
        .formatted(
            sorted[sorted.length / 2] / 1e6,
            sorted[sorted.length * 99 / 100] / 1e6,
            sorted[sorted.length - 1] / 1e6);
  }

  /** What one measurement took, in nanoseconds and bytes. */
  private record Cost(long wall, long cpu, long heap, int failures) {
    /** One of so many to be averaged; failures add up. */
    Cost plus(Cost one, int rounds) {
      return new Cost(
          wall + one.wall / rounds,
          cpu + one.cpu / rounds,
          heap + one.heap / rounds,
          failures + one.failures);
    }
  }

  /** Says its words once it may begin, and the last one once it may end. */
  private static final class Speaker implements LanguageModel {
    private final CountDownLatch begin = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch allSaid;
    private final Duration pace;

    Speaker(int calls, Duration pace) {
      this.allSaid = new CountDownLatch(calls);
      this.pace = pace;
    }

    @Override
    public void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      if (request.purpose() == Purpose.CHAT) {
        begin.await();
        for (int word = 0; word < DELTAS; word++) {
          sink.accept(new ModelEvent.TextDelta("w" + word + " "));
          if (!pace.isZero()) {
            Thread.sleep(pace);
          }
        }
        allSaid.countDown();
        end.await();
      }
      sink.accept(new ModelEvent.Finished(StopReason.END_TURN, TokenUsage.NONE));
    }
  }

  /** Says a word now and then until it is interrupted, and may be stuck then. */
  private static final class Talker implements LanguageModel {
    private final CountDownLatch release = new CountDownLatch(1);
    private final Map<String, Runnable> watched = new ConcurrentHashMap<>();
    private final boolean stuck;

    Talker(boolean stuck) {
      this.stuck = stuck;
    }

    void whenInterrupted(String question, Runnable tell) {
      watched.put(question, tell);
    }

    @Override
    public void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
        throws InterruptedException {
      try {
        while (request.purpose() == Purpose.CHAT) {
          sink.accept(new ModelEvent.TextDelta("word "));
          Thread.sleep(A_WORD);
        }
        sink.accept(new ModelEvent.Finished(StopReason.END_TURN, TokenUsage.NONE));
      } catch (InterruptedException | RuntimeException e) {
        watched.entrySet().stream()
            .filter(each -> request.messages().toString().contains(each.getKey() + "]"))
            .forEach(each -> each.getValue().run());
        if (stuck) {
          release.await();
        }
        throw e;
      }
    }
  }
}
