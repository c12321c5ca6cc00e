package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ClosingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Installation installation = Installation.empty();

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
  void aStoreThatIsDownKeepsNeitherTheCloserNorTheReaders(@TempDir Path folder)
      throws InterruptedException, IOException {
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
    awaitNoThreadOf(reply, folder);
  }

  @Test
  void noThreadIsLeft(@TempDir Path folder) throws InterruptedException, IOException {
    Gate gate = new Gate();
    Engine engine = installation.start(ScriptedModel.waiting(gate));
    Reply reply = ask(engine, anna());
    gate.awaitArrival();
    assertThat(threads(folder)).contains("reply-" + reply.id(), "store-" + reply.id(), "\"poll\"");

    engine.close();

    awaitNoThreadOf(reply, folder);
    awaitNoThread("\"(lease|poll)\"", folder);
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

  private static void awaitNoThreadOf(Reply reply, Path folder) throws IOException {
    awaitNoThread("(reply|store)-" + reply.id() + "|title-" + reply.chat(), folder);
  }

  private static void awaitNoThread(String name, Path folder) throws IOException {
    Pattern named = Pattern.compile(name);
    Instant deadline = Instant.now().plus(PATIENCE);
    String threads = threads(folder);
    while (named.matcher(threads).find()) {
      assertThat(Instant.now()).as(threads).isBefore(deadline);
      threads = threads(folder);
    }
  }

  /** All threads of this JVM, the virtual ones too, which no other way lists. */
  private static String threads(Path folder) throws IOException {
    Path dump = folder.resolve("threads.txt");
    Files.deleteIfExists(dump);
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
    return Files.readString(dump);
  }
}
