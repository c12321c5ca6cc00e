package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.fake.VirtualThreads;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ClosingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Installation installation = Installation.empty();
  private @Nullable VirtualThreads threads;

  @AfterEach
  void unwatch() {
    if (threads != null) {
      threads.close();
    }
  }

  @Test
  void aRunningAnswerFinishesWithinTheGrace() throws InterruptedException {
    Gate gate = new Gate();
    ScriptedModel model = ScriptedModel.saying("Hel").thenWaiting(gate).thenSaying("lo");
    Engine engine = installation.start(model, Duration.ofSeconds(30));
    Reply reply = ask(engine, anna());
    gate.awaitArrival();

    Thread closing = Thread.ofVirtual().start(engine::close);
    awaitRefusal(engine);
    assertThat(installation.stores().replies().abandoned()).isEmpty();
    gate.open();

    assertThat(closing.join(PATIENCE)).isTrue();
    assertThat(installation.answer(reply).text()).isEqualTo("Hello");
    assertThat(installation.answer(reply).ending()).isEqualTo(Ending.FINISHED);
    assertThat(model.wasInterrupted()).isFalse();
  }

  @Test
  void afterTheGraceAnAnswerIsInterruptedAndKeepsItsText() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Hel").thenNeverEnding();
    Engine engine = installation.start(model, Duration.ZERO);
    Reply reply = ask(engine, anna());
    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      Reading.untilSaid(follower, "Hel");

      engine.close();

      assertThat(Reading.end(Reading.toEnd(follower))).isEqualTo(new ReplyEnd.Interrupted());
    }
    assertThat(model.wasInterrupted()).isTrue();
    assertThat(installation.answer(reply).text()).isEqualTo("Hel");
    assertThat(installation.answer(reply).ending()).isEqualTo(Ending.INTERRUPTED);
    Reading.assertWellFormed(installation.log(reply));
  }

  @Test
  void aClosedInstanceTakesNoQuestionsAndStoresNothing() throws InterruptedException {
    Engine engine = installation.start(ScriptedModel.saying("Hi"));
    SendMessage.Command question = question(anna(), AQuestion.aChat(), "Hi");

    engine.close();
    engine.close();

    assertThat(engine.sendMessage().send(question))
        .isEqualTo(new SendMessage.Result.ShuttingDown());
    assertThat(installation.stores().chats().find(question.chat())).isEmpty();
  }

  @Test
  void aClosedInstanceHoldsNoLease() throws InterruptedException {
    Gate gate = new Gate();
    Installation second =
        installation.withReplies(
            log ->
                new ForwardingReplyLog(log) {
                  @Override
                  void beforeClosing() {
                    throw new IllegalStateException("the store is down");
                  }
                });
    Engine engine = second.start(ScriptedModel.waiting(gate));
    Reply reply = ask(engine, anna());
    gate.awaitArrival();

    closeInterrupted(engine);

    assertThat(installation.stores().replies().abandoned())
        .extracting(Reply::id)
        .containsExactly(reply.id());
  }

  @Test
  void aTitleStillBeingMadeIsGivenUp() throws InterruptedException {
    Gate gate = new Gate();
    ScriptedModel titles = ScriptedModel.waiting(gate);
    Engine engine = installation.start(ScriptedModel.saying("Hi").titledBy(titles));
    Reading.whole(engine, ask(engine, anna()));
    gate.awaitArrival();

    engine.close();

    titles.awaitInterrupt();
  }

  @Test
  void aStoreThatIsDownKeepsNeitherTheCloserNorTheReadersNorAThread() throws InterruptedException {
    threads = VirtualThreads.watched();
    Installation down =
        installation.withReplies(
            log ->
                new ForwardingReplyLog(log) {
                  @Override
                  public boolean append(
                      ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
                    throw new IllegalStateException("the store is down");
                  }

                  @Override
                  void beforeClosing() {
                    throw new IllegalStateException("the store is down");
                  }
                });
    Engine engine = down.start(ScriptedModel.saying("Hel").thenNeverEnding());
    Reply reply = ask(engine, anna());
    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      Reading.untilSaid(follower, "Hel");
      down.trouble().storeFailures().first();

      closeInterrupted(engine);

      assertThat(Reading.end(Reading.toEnd(follower))).isEqualTo(new ReplyEnd.Interrupted());
    }
    threads.awaitNone();
  }

  @Test
  void noThreadIsLeft() throws InterruptedException {
    threads = VirtualThreads.watched();
    Gate gate = new Gate();
    Engine engine = installation.start(ScriptedModel.waiting(gate));
    ask(engine, anna());
    gate.awaitArrival();

    engine.close();

    threads.awaitNone();
  }

  /** Closes on a thread whose patience is at its end. */
  private static void closeInterrupted(Engine engine) throws InterruptedException {
    Thread closing = Thread.ofVirtual().unstarted(engine::close);
    closing.interrupt();
    closing.start();
    assertThat(closing.join(PATIENCE)).isTrue();
  }

  private static void awaitRefusal(Engine engine) throws InterruptedException {
    SendMessage.Command unreadable = question(anna(), AQuestion.aChat(), "");
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!(engine.sendMessage().send(unreadable) instanceof SendMessage.Result.ShuttingDown)) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.onSpinWait();
    }
  }
}
