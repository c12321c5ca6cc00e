package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.port.Continuation;
import ai.chatbot.core.port.Health;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.port.Resumption;
import ai.chatbot.core.port.StoreUnavailable;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.port.Turns;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An instance's chores beside its replies: one that is stuck or fails keeps no other back. */
@Timeout(60)
final class HousekeepingTest {
  private static final Duration SHORT = Duration.ofMillis(5);

  private Installation installation = Installation.empty();

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void whoIsBusyWithTheDeadGoesOnGivingSignsOfLife() throws InterruptedException {
    Gate gate = new Gate();
    CountDownLatch renewals = new CountDownLatch(20);
    AtomicBoolean isStuck = new AtomicBoolean();
    installation =
        installation.withReplies(
            log ->
                new ForwardingReplyLog(log) {
                  @Override
                  public void renewLease(InstanceId instance, Duration life) {
                    super.renewLease(instance, life);
                    if (isStuck.get()) {
                      renewals.countDown();
                    }
                  }

                  @Override
                  public boolean close(
                      ReplyId reply,
                      InstanceId owner,
                      int from,
                      List<ReplyEvent> tail,
                      Message it) {
                    isStuck.set(true);
                    pass(gate);
                    return super.close(reply, owner, from, tail, it);
                  }
                });
    leftBehind();
    installation.start(ScriptedModel.silent(), inAHurry());

    gate.awaitArrival();

    assertThat(renewals.await(10, TimeUnit.SECONDS)).isTrue();
    gate.open();
  }

  @Test
  void aLogThatCannotBeReadKeepsNobodyFromReadingTheOthers() throws InterruptedException {
    Set<ReplyId> unreadable = ConcurrentHashMap.newKeySet();
    Installation over =
        installation.withReplies(
            log ->
                new ForwardingReplyLog(log) {
                  @Override
                  public List<ReplyEvent> read(ReplyId reply, int from) {
                    if (unreadable.contains(reply)) {
                      throw new IllegalStateException("an event of the release after this one");
                    }
                    return super.read(reply, from);
                  }

                  @Override
                  public List<Status> statusOf(Set<ReplyId> replies) {
                    List<Status> known = new ArrayList<>(super.statusOf(replies));
                    known.sort(
                        Comparator.comparing(status -> !unreadable.contains(status.reply())));
                    return known;
                  }
                });
    Gate gate = new Gate();
    Engine maker =
        installation.start(ScriptedModel.saying("Hel").thenWaiting(gate).thenSaying("lo"));
    Reply broken = ask(maker, anna());
    Reply whole = ask(maker, anna());
    try (over) {
      Engine other = over.start(ScriptedModel.silent());
      try (ReplyFollower stuck = other.followReply().follow(broken);
          ReplyFollower follower = other.followReply().follow(whole)) {
        Reading.untilSaid(stuck, "Hel");
        unreadable.add(broken.id());
        gate.open();

        assertThat(Reading.text(Reading.toEnd(follower))).isEqualTo("Hello");
      }
      unreadable.clear();
    }
  }

  @Test
  void aReplyThatCannotBeTakenOverKeepsNobodyFromTheOthers() {
    AtomicReference<ReplyId> cursed = new AtomicReference<>();
    installation =
        installation.withReplies(
            log ->
                new ForwardingReplyLog(log) {
                  @Override
                  public boolean takeOver(ReplyId reply, InstanceId heir) {
                    if (reply.equals(cursed.get())) {
                      throw new IllegalStateException("it cannot be taken over");
                    }
                    return super.takeOver(reply, heir);
                  }
                });
    cursed.set(leftBehind().id());
    Reply other = leftBehind();
    Engine heir = installation.start(ScriptedModel.silent());

    heir.closeAbandonedReplies();

    assertThat(isLive(other)).isFalse();
  }

  @Test
  void aReplyThatWasTakenOverAlthoughTheStoreFailedIsClosed() {
    AtomicBoolean breaking = new AtomicBoolean(true);
    installation =
        installation.withReplies(
            log ->
                new ForwardingReplyLog(log) {
                  @Override
                  public boolean takeOver(ReplyId reply, InstanceId heir) {
                    boolean taken = super.takeOver(reply, heir);
                    if (breaking.getAndSet(false)) {
                      throw new IllegalStateException("the connection broke");
                    }
                    return taken;
                  }
                });
    Reply reply = leftBehind();
    Engine heir = installation.start(ScriptedModel.silent());

    heir.closeAbandonedReplies();

    assertThat(breaking).isFalse();
    assertThat(isLive(reply)).isFalse();
  }

  @Test
  void aTurnThatIsStoredOnlyAfterItsStoreFailedIsEnded() {
    AtomicReference<Turn> late = new AtomicReference<>();
    Installation over =
        installation.withTurns(
            turns ->
                new Turns() {
                  @Override
                  public Opening open(Turn turn) {
                    late.set(turn);
                    throw new StoreUnavailable("no answer", new TimeoutException());
                  }

                  @Override
                  public Resumption resume(Continuation continuation) {
                    return turns.resume(continuation);
                  }
                });
    AtomicInteger looked = new AtomicInteger();
    try (over) {
      Engine engine =
          over.withReplies(log -> counting(log, looked)).start(ScriptedModel.saying("Hello"));
      assertThatThrownBy(() -> ask(engine, anna())).isInstanceOf(StoreUnavailable.class);
      awaitMoreThan(3, looked);
      Opening opening = installation.stores().turns().open(late.get());
      assertThat(opening).isInstanceOf(Opening.Opened.class);
      Reply reply = ((Opening.Opened) opening).reply();

      while (isLive(reply)) {
        Thread.onSpinWait();
      }
      assertThat(installation.log(reply).getLast())
          .isEqualTo(new ReplyEvent.Ended(new ReplyEnd.Interrupted()));
      engine.close();
    }
  }

  @Test
  void whoIsClosedHearsNoMoreHints() {
    AtomicInteger listeners = new AtomicInteger();
    installation =
        installation.withReplies(
            log ->
                new ForwardingReplyLog(log) {
                  @Override
                  public Hearing hear(Consumer<? super ReplyId> listener) {
                    listeners.incrementAndGet();
                    return listeners::decrementAndGet;
                  }
                });
    Engine engine = installation.start(ScriptedModel.silent());
    assertThat(listeners).hasValue(1);

    engine.close();

    assertThat(listeners).hasValue(0);
  }

  @Test
  void whoIsClosedTellsReadersOfWhatIsMadeElsewhere() throws InterruptedException {
    Engine maker = installation.start(ScriptedModel.saying("Hel").thenNeverEnding());
    Engine leaving = installation.start(ScriptedModel.silent());
    Reply reply = ask(maker, anna());
    try (ReplyFollower follower = leaving.followReply().follow(reply)) {
      Reading.untilSaid(follower, "Hel");

      leaving.close();

      List<ReplyEvent> rest = Reading.toEnd(follower);
      assertThat(Reading.end(rest)).isEqualTo(new ReplyEnd.Interrupted());
      assertThat(rest).contains(new ReplyEvent.TextEnded(0), new ReplyEvent.StepFinished());
    }
    assertThat(isLive(reply)).as("it goes on elsewhere").isTrue();
  }

  @Test
  void whoIsClosedLetsReadersOfWhatIsMadeElsewhereReadToItsEnd() throws InterruptedException {
    Gate gate = new Gate();
    Engine maker =
        installation.start(ScriptedModel.saying("Hel").thenWaiting(gate).thenSaying("lo"));
    Engine leaving = installation.start(ScriptedModel.silent(), Duration.ofSeconds(30));
    Reply reply = ask(maker, question(anna(), AQuestion.aChat(), "Hi"));
    try (ReplyFollower follower = leaving.followReply().follow(reply)) {
      Reading.untilSaid(follower, "Hel");
      Thread closing = Thread.startVirtualThread(leaving::close);
      while (!leaving.check().equals(new Health.Down("the chat is being closed"))) {
        Thread.onSpinWait();
      }
      gate.open();

      List<ReplyEvent> rest = new ArrayList<>(Reading.untilSaid(follower, "lo"));
      rest.addAll(follower.isAtEnd() ? List.of() : Reading.toEnd(follower));
      assertThat(Reading.end(rest)).isInstanceOf(ReplyEnd.Finished.class);
      closing.join();
    }
  }

  @Test
  void theDeadAreNoticedWithinTheTimeThatPeopleArePromised() {
    assertThat(Tempo.STANDARD.longestUnnoticed()).isLessThan(Duration.ofSeconds(45));
    assertThat(Tempo.STANDARD.poll()).isLessThan(Duration.ofSeconds(1));
  }

  /** A living reply of an instance that never was. */
  private Reply leftBehind() {
    AQuestion question = AQuestion.by(anna()).answeredBy(AQuestion.anInstance());
    Opening opening = installation.stores().turns().open(question.turn());
    assertThat(opening).isInstanceOf(Opening.Opened.class);
    return ((Opening.Opened) opening).reply();
  }

  private boolean isLive(Reply reply) {
    return installation.stores().replies().find(reply.id()).orElseThrow().live();
  }

  private static ForwardingReplyLog counting(ReplyLog log, AtomicInteger looked) {
    return new ForwardingReplyLog(log) {
      @Override
      public Optional<Reply> find(ReplyId reply) {
        looked.incrementAndGet();
        return super.find(reply);
      }
    };
  }

  private static void awaitMoreThan(int count, AtomicInteger looked) {
    while (looked.get() <= count) {
      Thread.onSpinWait();
    }
  }

  private static void pass(Gate gate) {
    try {
      gate.pass();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted at the gate", e);
    }
  }

  private static Tempo inAHurry() {
    return new Tempo(SHORT, SHORT, SHORT, SHORT, SHORT, Duration.ofHours(1));
  }
}
