package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.usecase.Installation.ask;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store that does not answer for a while loses nothing and slows nobody's reading. */
@Timeout(60)
final class StoreTroubleTest {
  @Test
  void deltasAreSeenWhileTheStoreIsDownAndNothingIsLost() throws InterruptedException {
    AtomicInteger failures = new AtomicInteger(2);
    Gate gate = new Gate();
    try (Installation installation =
        Installation.empty()
            .withReplies(
                log ->
                    new ForwardingReplyLog(log) {
                      @Override
                      public boolean append(
                          ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
                        failWhilePositive(failures);
                        return super.append(reply, owner, from, events);
                      }
                    })) {
      Engine engine =
          installation.start(ScriptedModel.saying("Hel").thenWaiting(gate).thenSaying("lo"));
      Reply reply = ask(engine, anna());
      try (ReplyFollower follower = engine.followReply().follow(reply)) {
        List<ReplyEvent> events = new ArrayList<>(Reading.untilSaid(follower, "Hel"));
        installation.trouble().storeFailures().first();
        assertThat(installation.log(reply)).as("stored while the store is down").isEmpty();
        gate.open();
        events.addAll(Reading.untilSaid(follower, "lo"));
        events.addAll(
            events.getLast() instanceof ReplyEvent.Ended ? List.of() : Reading.toEnd(follower));

        assertThat(installation.log(reply)).isEqualTo(events);
        assertThat(installation.answer(reply).text()).isEqualTo("Hello");
        assertThat(installation.trouble().storeFailures().soFar()).hasSize(2);
      }
    }
  }

  @Test
  void theEndIsNotSeenBeforeItIsStored() throws InterruptedException {
    Gate gate = new Gate();
    try (Installation installation =
        Installation.empty()
            .withReplies(
                log ->
                    new ForwardingReplyLog(log) {
                      @Override
                      void beforeClosing() {
                        passed(gate);
                      }
                    })) {
      Engine engine = installation.start(ScriptedModel.saying("Hello"));
      Reply reply = ask(engine, anna());
      try (ReplyFollower follower = engine.followReply().follow(reply)) {
        gate.awaitArrival();
        List<ReplyEvent> events = new ArrayList<>(follower.next(Duration.ZERO));
        assertThat(Reading.text(events)).isEqualTo("Hello");
        assertThat(events).noneMatch(ReplyEvent.Ended.class::isInstance);
        assertThat(follower.isAtEnd()).isFalse();
        gate.open();
        events.addAll(Reading.toEnd(follower));
        assertThat(installation.log(reply)).isEqualTo(events);
      }
    }
  }

  @Test
  void aCloseThatWasStoredAlthoughItFailedIsTheOnlyEnd() throws InterruptedException {
    AtomicBoolean breaking = new AtomicBoolean(true);
    try (Installation installation =
        Installation.empty()
            .withReplies(
                log ->
                    new ForwardingReplyLog(log) {
                      @Override
                      public boolean close(
                          ReplyId reply,
                          InstanceId owner,
                          int from,
                          List<ReplyEvent> tail,
                          Message answer) {
                        boolean closed = super.close(reply, owner, from, tail, answer);
                        if (breaking.getAndSet(false)) {
                          throw new IllegalStateException("the connection broke");
                        }
                        return closed;
                      }
                    })) {
      Engine engine = installation.start(ScriptedModel.saying("Hello"));
      Reply reply = ask(engine, anna());

      List<ReplyEvent> events = Reading.whole(engine, reply);

      assertThat(Reading.end(events)).isInstanceOf(ReplyEnd.Finished.class);
      assertThat(installation.log(reply)).isEqualTo(events);
      assertThat(installation.answer(reply).ending()).isEqualTo(Ending.FINISHED);
    }
  }

  @Test
  void whatTheStoreCanNeverKeepEndsTheAnswerThere() throws InterruptedException {
    AtomicInteger refused = new AtomicInteger();
    try (Installation installation =
        Installation.empty()
            .withReplies(
                log ->
                    new ForwardingReplyLog(log) {
                      @Override
                      public boolean append(
                          ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
                        if (says(events, "poison")) {
                          refused.incrementAndGet();
                          throw new IllegalArgumentException("can never be kept");
                        }
                        return super.append(reply, owner, from, events);
                      }
                    })) {
      Gate gate = new Gate();
      Engine engine =
          installation.start(
              ScriptedModel.saying("Hello")
                  .thenWaiting(gate)
                  .thenSaying("poison")
                  .thenNeverEnding());
      Reply reply = ask(engine, anna());
      Engine other = installation.start(ScriptedModel.silent());
      try (ReplyFollower elsewhere = other.followReply().follow(reply)) {
        Reading.untilSaid(elsewhere, "Hello");
      }
      gate.open();

      List<ReplyEvent> events = Reading.whole(engine, reply);

      assertThat(Reading.end(events)).isEqualTo(new ReplyEnd.Interrupted());
      assertThat(installation.trouble().bugs().first()).hasMessage("can never be kept");
      assertThat(refused).hasValue(1);
      assertThat(Reading.end(Reading.whole(other, reply)))
          .as("stored")
          .isEqualTo(Reading.end(events));
      assertThat(installation.answer(reply).text()).isEqualTo("Hello");
      assertThat(installation.answer(reply).ending()).isEqualTo(Ending.INTERRUPTED);
    }
  }

  @Test
  void aCloseThatTheStoreCanNeverKeepIsNotTriedForEver() throws InterruptedException {
    AtomicInteger refused = new AtomicInteger();
    try (Installation installation =
        Installation.empty()
            .withReplies(
                log ->
                    new ForwardingReplyLog(log) {
                      @Override
                      void beforeClosing() {
                        refused.incrementAndGet();
                        throw new IllegalArgumentException("can never be kept");
                      }
                    })) {
      Engine engine = installation.start(ScriptedModel.saying("Hello"));
      ask(engine, anna());
      while (installation.trouble().bugs().soFar().size() < 2) {
        Thread.onSpinWait();
      }
      engine.closeAbandonedReplies();

      assertThat(refused).as("for its maker, and once for the housekeeping").hasValue(2);
    }
  }

  private static boolean says(List<ReplyEvent> events, String text) {
    return events.stream()
        .anyMatch(
            event -> event instanceof ReplyEvent.TextDelta(int p, String t) && t.equals(text));
  }

  private static void failWhilePositive(AtomicInteger failures) {
    if (failures.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
      throw new IllegalStateException("the store is down");
    }
  }

  private static void passed(Gate gate) {
    try {
      gate.pass();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted at the gate", e);
    }
  }
}
