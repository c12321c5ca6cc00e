package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.reply.MessageAssembler;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyFailure;
import ai.chatbot.core.reply.ReplyId;
import ai.chatbot.core.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FollowingTest {
  private final Gate gate = new Gate();
  private final ScriptedModel model =
      ScriptedModel.saying("Because ", "of ").thenWaiting(gate).thenSaying("Rayleigh.");
  private final Installation installation = Installation.empty();
  private final Engine engine = installation.start(model);
  private final ChatId chat = AQuestion.aChat();

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void anAnswerWhoseEventsAreNotKeptAnyLongerIsRetoldByItsMessage() throws InterruptedException {
    gate.open();
    SendMessage.Command question = question(anna(), chat, "Why?");
    Reply reply = ask(engine, question);
    List<ReplyEvent> told = Reading.whole(engine, reply);
    try (Installation later =
        installation.withReplies(
            log ->
                new ForwardingReplyLog(log) {
                  @Override
                  public List<ReplyEvent> read(ReplyId reply, int from) {
                    return List.of();
                  }
                })) {
      Engine heir = later.start(ScriptedModel.silent());

      List<ReplyEvent> retold = Reading.whole(heir, ask(heir, question));

      Reading.assertWellFormed(retold);
      assertThat(MessageAssembler.of(retold).parts()).isEqualTo(MessageAssembler.of(told).parts());
      assertThat(Reading.end(retold)).isEqualTo(Reading.end(told));
    }
  }

  @Test
  void whoComesLateSeesTheSameEvents() throws InterruptedException {
    Reply reply = ask(engine, question(anna(), chat, "Why?"));

    try (ReplyFollower early = engine.followReply().follow(reply)) {
      List<ReplyEvent> seen = Reading.untilSaid(early, "of ");
      try (ReplyFollower late = engine.followReply().follow(reply)) {
        assertThat(late.position()).isZero();
        gate.open();
        List<ReplyEvent> whole = Reading.toEnd(late);
        assertThat(whole).startsWith(seen.toArray(ReplyEvent[]::new));
        assertThat(both(seen, Reading.toEnd(early))).isEqualTo(whole);
      }
    }
    assertThat(Reading.whole(engine, reply)).isEqualTo(installation.log(reply));
  }

  @Test
  void aFollowerKnowsWhereItIsAndGoesBack() throws InterruptedException {
    gate.open();
    Reply reply = ask(engine, question(anna(), chat, "Why?"));

    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      List<ReplyEvent> whole = Reading.toEnd(follower);
      assertThat(follower.reply()).isEqualTo(reply.id());
      assertThat(follower.position()).isEqualTo(whole.size());
      assertThat(follower.isAtEnd()).isTrue();
      assertThat(follower.next(Duration.ofSeconds(10))).isEmpty();

      follower.rewind();
      assertThat(follower.isAtEnd()).isFalse();
      assertThat(Reading.toEnd(follower)).isEqualTo(whole);
    }
  }

  @Test
  void aSilentReplyGivesNothingAndIsNotAtItsEnd() throws InterruptedException {
    Reply reply = ask(engine, question(anna(), chat, "Why?"));

    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      Reading.untilSaid(follower, "of ");
      Reading.until(engine.followReply().follow(reply), ReplyEvent.Titled.class::isInstance);
      follower.next(Duration.ZERO);
      assertThat(follower.next(Duration.ZERO)).isEmpty();
      assertThat(follower.isAtEnd()).isFalse();
    }
  }

  @Test
  void aReaderIsHandedEveryEventAsItComesAndThenHowItEnded() throws InterruptedException {
    Reply reply = ask(engine, question(anna(), chat, "Why?"));
    List<ReplyEvent> read = new ArrayList<>();

    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      ReplyEnd end =
          follower.readToEnd(
              event -> {
                read.add(event);
                if (event instanceof ReplyEvent.TextDelta(int part, String said)
                    && said.equals("of ")) {
                  gate.open();
                }
              });

      assertThat(end).isEqualTo(new ReplyEnd.Finished(StopReason.END_TURN));
      assertThat(follower.readToEnd(read::add)).isEqualTo(end);
    }
    assertThat(read).isEqualTo(installation.log(reply));
  }

  @Test
  void whoReadsToTheEndOfAFailureIsToldOfIt() throws InterruptedException {
    ModelFailure.Report cut = ModelFailure.Report.of("It was cut.");
    Engine failing =
        installation.start(
            ScriptedModel.saying("Bec").thenFailing(new ModelFailure.BrokenStream(cut)));
    StringBuilder read = new StringBuilder();

    try (ReplyFollower follower = failing.followReply().follow(ask(failing, anna()))) {
      assertThat(follower.readText(read::append))
          .isEqualTo(new ReplyEnd.Failed(ReplyFailure.BROKEN_OFF));
    }
    assertThat(read).hasToString("Bec");
  }

  @Test
  void aReaderThatThrewGoesOnWithTheEventAfter() throws InterruptedException {
    gate.open();
    Reply reply = ask(engine, question(anna(), chat, "Why?"));
    List<ReplyEvent> whole = Reading.whole(engine, reply);
    List<ReplyEvent> read = new ArrayList<>();
    IllegalStateException full = new IllegalStateException("the reader is full");

    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      assertThatThrownBy(
              () ->
                  follower.readToEnd(
                      event -> {
                        read.add(event);
                        throw full;
                      }))
          .isSameAs(full);
      assertThat(follower.position()).isEqualTo(1);
      follower.readToEnd(read::add);
    }
    assertThat(read).isEqualTo(whole);
  }

  @Test
  void whoIsInterruptedWhileThereIsMoreToComeReadsNoFurther() throws Exception {
    Reply reply = ask(engine, question(anna(), chat, "Why?"));
    Gate reading = new Gate();
    FutureTask<ReplyEnd> reader =
        new FutureTask<>(
            () -> {
              try (ReplyFollower follower = engine.followReply().follow(reply)) {
                reading.open();
                return follower.readToEnd(event -> {});
              }
            });
    Thread thread = Thread.ofVirtual().start(reader);
    reading.pass();

    thread.interrupt();

    assertThatThrownBy(() -> reader.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(engine.followReply().live(anna(), chat)).isInstanceOf(FOLLOWING);
  }

  @Test
  void theWordsThatAreReadAddUpToTheAnswersText() throws InterruptedException {
    Engine calling =
        installation.start(
            ScriptedModel.saying("Let me ", "see.")
                .thenThinking("Hm.", "c2VhbA==")
                .thenCalling("getTime", Value.fields())
                .next()
                .thenSaying("")
                .thenCalling("getTime", Value.fields())
                .next()
                .thenSaying("It is ", "late."));
    Reply reply = ask(calling, anna());
    StringBuilder read = new StringBuilder();

    try (ReplyFollower follower = calling.followReply().follow(reply)) {
      follower.readText(read::append);
    }

    assertThat(read).hasToString("Let me see.\nIt is late.");
    assertThat(installation.answer(reply).text()).isEqualTo(read.toString());
  }

  @Test
  void aFollowerThatLeavesEndsNothing() throws InterruptedException {
    Reply reply = ask(engine, question(anna(), chat, "Why?"));
    ReplyFollower leaver = engine.followReply().follow(reply);
    Reading.untilSaid(leaver, "of ");

    leaver.close();
    gate.open();

    assertThat(Reading.text(Reading.whole(engine, reply))).isEqualTo("Because of Rayleigh.");
    assertThat(model.wasInterrupted()).isFalse();
  }

  @Test
  void theLivingReplyIsFoundByItsChatAndAnEndedOneByItsId() throws InterruptedException {
    Reply reply = ask(engine, question(anna(), chat, "Why?"));
    assertThat(engine.followReply().live(anna(), chat)).isInstanceOf(FOLLOWING);
    assertThat(engine.followReply().resume(anna(), chat, reply.id())).isInstanceOf(FOLLOWING);

    gate.open();
    Reading.whole(engine, reply);

    assertThat(engine.followReply().live(anna(), chat)).isEqualTo(new FollowReply.Result.Nothing());
    assertThat(engine.followReply().resume(anna(), chat, reply.id())).isInstanceOf(FOLLOWING);
  }

  @Test
  void aReplyOfAnotherChatOrOfNoneIsNotThere() throws InterruptedException {
    Reply reply = ask(engine, question(anna(), chat, "Why?"));
    Reply other = ask(engine, anna());

    assertThat(engine.followReply().resume(anna(), other.chat(), reply.id()))
        .isEqualTo(new FollowReply.Result.Nothing());
    assertThat(engine.followReply().resume(anna(), chat, AQuestion.aReply()))
        .isEqualTo(new FollowReply.Result.Nothing());
  }

  @Test
  void aForeignPrivateChatIsMissingAsIfItWereNotThere() throws InterruptedException {
    Reply reply = ask(engine, question(anna(), chat, "Why?"));
    assertThat(engine.followReply().live(anna(), chat)).isInstanceOf(FOLLOWING);

    FollowReply.Result missing = new FollowReply.Result.Missing();
    assertThat(engine.followReply().live(ben(), chat)).isEqualTo(missing);
    assertThat(engine.followReply().resume(ben(), chat, reply.id())).isEqualTo(missing);
    assertThat(engine.followReply().live(ben(), AQuestion.aChat())).isEqualTo(missing);
  }

  @Test
  void everybodyFollowsInAPublicChat() throws InterruptedException {
    Reply reply =
        ask(
            engine,
            new SendMessage.Command(
                anna(),
                chat,
                AQuestion.aMessage(),
                "Look!",
                ModelCatalog.CLAUDE_HAIKU.value(),
                Visibility.PUBLIC,
                Optional.empty()));

    assertThat(engine.followReply().live(ben(), chat)).isInstanceOf(FOLLOWING);
    assertThat(engine.followReply().resume(aGuest(), chat, reply.id())).isInstanceOf(FOLLOWING);
  }

  private static final Class<FollowReply.Result.Following> FOLLOWING =
      FollowReply.Result.Following.class;

  private static List<ReplyEvent> both(List<ReplyEvent> some, List<ReplyEvent> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
