package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.fake.Altered;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.port.Turns;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyFailure;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several instances over one store, and what happens when one of them dies. */
@Timeout(60)
final class InstancesTest {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final InstanceId HEIR = AQuestion.anInstance();

  private final Gate gate = new Gate();
  private final ChatId chat = AQuestion.aChat();
  private Installation installation = Installation.empty();

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void anAnswerIsFollowedOnAnotherInstanceWhileItIsMade() throws InterruptedException {
    Engine maker = installation.start(helloAroundTheGate());
    Engine other = installation.start(ScriptedModel.silent());
    Reply reply = ask(maker, question(anna(), chat, "Hi"));

    try (ReplyFollower follower = following(other.followReply().live(anna(), chat))) {
      List<ReplyEvent> events = new ArrayList<>(Reading.untilSaid(follower, "Hel"));
      assertThat(follower.isAtEnd()).isFalse();
      gate.open();
      events.addAll(Reading.toEnd(follower));

      assertThat(events).isEqualTo(Reading.whole(maker, reply));
      assertThat(Reading.text(events)).isEqualTo("Hello");
    }
  }

  @Test
  void anEndedAnswerIsReadOnAnotherInstance() throws InterruptedException {
    Engine maker = installation.start(ScriptedModel.saying("Hello"));
    Engine other = installation.start(ScriptedModel.silent());
    Reply reply = ask(maker, question(anna(), chat, "Hi"));
    List<ReplyEvent> events = Reading.whole(maker, reply);

    try (ReplyFollower late = following(other.followReply().resume(anna(), chat, reply.id()))) {
      assertThat(Reading.toEnd(late)).isEqualTo(events);
    }
  }

  @Test
  void aStopOnOneInstanceStopsTheAnswerOnAnother() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Hel").thenNeverEnding();
    Engine maker = installation.start(model);
    Engine other = installation.start(ScriptedModel.silent());
    Reply reply = ask(maker, question(anna(), chat, "Hi"));
    untilSaid(maker, reply, "Hel");

    assertThat(other.stopReply().stop(anna(), chat)).isTrue();

    assertThat(Reading.end(Reading.whole(other, reply))).isEqualTo(new ReplyEnd.Stopped());
    assertThat(installation.answer(reply).text()).isEqualTo("Hel");
    assertThat(model.wasInterrupted()).isTrue();
  }

  @Test
  void aNewQuestionOnOneInstanceStopsTheAnswerOnAnother() throws InterruptedException {
    Engine maker = installation.start(ScriptedModel.saying("Hel").thenNeverEnding());
    Engine other = installation.start(ScriptedModel.saying("Yes."));
    Reply first = ask(maker, question(anna(), chat, "Hi"));
    untilSaid(maker, first, "Hel");

    Reply second = ask(other, question(anna(), chat, "There?"));
    Reading.whole(maker, second);

    assertThat(installation.messages(chat))
        .extracting(Message::text)
        .containsExactly("Hi", "Hel", "There?", "Yes.");
  }

  @Test
  void whoLeavesTwiceTakesNobodyElseAlong() throws InterruptedException {
    Engine maker = installation.start(helloAroundTheGate());
    Engine other = installation.start(ScriptedModel.silent());
    Reply reply = ask(maker, question(anna(), chat, "Hi"));
    ReplyFollower leaver = other.followReply().follow(reply);

    try (ReplyFollower stayer = other.followReply().follow(reply)) {
      leaver.close();
      leaver.close();
      gate.open();
      assertThat(Reading.end(Reading.toEnd(stayer))).isInstanceOf(ReplyEnd.Finished.class);
    }
  }

  @Test
  void aFollowerThatCouldNotBeginIsForgotten() throws InterruptedException {
    AtomicBoolean down = new AtomicBoolean();
    Set<ReplyId> watched = new CopyOnWriteArraySet<>();
    Installation over =
        installation.withReplies(
            log ->
                new ForwardingReplyLog(log) {
                  @Override
                  public List<ReplyEvent> read(ReplyId reply, int from) {
                    failIf(down);
                    return super.read(reply, from);
                  }

                  @Override
                  public List<Status> statusOf(Set<ReplyId> replies) {
                    watched.addAll(replies);
                    return super.statusOf(replies);
                  }
                });
    Engine maker = installation.start(helloAroundTheGate());
    Reply unseen = ask(maker, anna());
    Reply seen = ask(maker, question(anna(), chat, "Hi"));
    try (over) {
      Engine other = over.start(ScriptedModel.silent());
      down.set(true);
      assertThatIllegalStateException().isThrownBy(() -> other.followReply().follow(unseen));
      down.set(false);
      watched.clear();

      try (ReplyFollower follower = other.followReply().follow(seen)) {
        gate.open();
        Reading.toEnd(follower);
      }
      assertThat(watched).containsExactly(seen.id());
    }
  }

  @Test
  void whatADeadInstanceLeftBehindIsClosedWithItsText() throws InterruptedException {
    Engine heir = installation.start(ScriptedModel.silent());
    Reply reply = leftBehind("Hel");

    try (ReplyFollower follower = heir.followReply().follow(reply)) {
      Reading.untilSaid(follower, "Hel");
      heir.closeAbandonedReplies();
      follower.rewind();

      assertThat(Reading.toEnd(follower))
          .containsExactly(
              new ReplyEvent.Started(reply.answer()),
              new ReplyEvent.StepStarted(),
              new ReplyEvent.TextStarted(0),
              new ReplyEvent.TextDelta(0, "Hel"),
              new ReplyEvent.TextEnded(0),
              new ReplyEvent.StepFinished(),
              new ReplyEvent.Ended(new ReplyEnd.Interrupted()));
    }
    assertThat(installation.answer(reply).text()).isEqualTo("Hel");
    assertThat(installation.answer(reply).ending()).isEqualTo(Ending.INTERRUPTED);
    Reading.assertWellFormed(installation.log(reply));
  }

  @Test
  void whatADeadInstanceHadNotBegunHasAStartAndAnEnd() {
    Engine heir = installation.start(ScriptedModel.silent());
    Reply reply = leftBehind();

    heir.closeAbandonedReplies();

    assertThat(installation.log(reply))
        .containsExactly(
            new ReplyEvent.Started(reply.answer()),
            new ReplyEvent.Ended(new ReplyEnd.Interrupted()));
  }

  @Test
  void aChatWhoseInstanceDiedGoesOnAfterItsReplyIsClosed() throws InterruptedException {
    Engine heir = installation.start(ScriptedModel.saying("Here."));
    Reply reply = leftBehind("Hel");
    heir.closeAbandonedReplies();

    Reply next = ask(heir, question(anna(), reply.chat(), "Still there?"));

    assertThat(Reading.text(Reading.whole(heir, next))).isEqualTo("Here.");
    assertThat(installation.messages(reply.chat())).hasSize(4);
  }

  @Test
  void whatCouldNotBeClosedAtOnceIsClosedLater() throws InterruptedException {
    AtomicBoolean down = new AtomicBoolean(true);
    installation =
        installation.withReplies(
            log ->
                new ForwardingReplyLog(log) {
                  @Override
                  void beforeClosing() {
                    failIf(down);
                  }
                });
    Engine heir = installation.start(ScriptedModel.silent());
    Reply reply = leftBehind("Hel");

    try {
      heir.closeAbandonedReplies();
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("the store is down");
    }
    assertThat(installation.stores().replies().find(reply.id()))
        .map(Reply::live)
        .as("still lives")
        .contains(true);
    down.set(false);

    assertThat(Reading.end(Reading.whole(heir, reply))).isEqualTo(new ReplyEnd.Interrupted());
  }

  @Test
  void aQuestionWhoseStoringHasAnUnknownOutcomeDoesNotBlockItsChat() throws InterruptedException {
    AtomicBoolean breaking = new AtomicBoolean(true);
    installation =
        installation.withTurns(
            turns ->
                Altered.port(
                    Turns.class,
                    turns,
                    "open",
                    arguments -> {
                      Opening opening = turns.open((Turn) arguments[0]);
                      failIf(breaking);
                      return opening;
                    }));
    Engine engine = installation.start(ScriptedModel.saying("Here."));
    SendMessage.Command question = question(anna(), chat, "Hi");
    assertThatIllegalStateException().isThrownBy(() -> engine.sendMessage().send(question));
    breaking.set(false);
    assertThat(installation.messages(chat)).hasSize(1);

    Reply reply = ask(engine, question);

    List<ReplyEvent> events = Reading.whole(engine, reply);
    Reading.assertWellFormed(events);
    assertThat(Reading.end(events)).isEqualTo(new ReplyEnd.Interrupted());
    Reply next = ask(engine, question(anna(), chat, "Hello?"));
    assertThat(Reading.text(Reading.whole(engine, next))).isEqualTo("Here.");
  }

  @Test
  void anInstanceWhoseLeaseRanOutDoesNotTakeItsOwnRepliesOver() throws InterruptedException {
    Engine engine = installation.start(helloAroundTheGate());
    Reply reply = ask(engine, question(anna(), chat, "Hi"));
    untilSaid(engine, reply, "Hel");
    installation.stores().replies().endLease(reply.owner());
    assertThat(installation.stores().replies().abandoned()).hasSize(1);

    engine.closeAbandonedReplies();
    gate.open();

    List<ReplyEvent> events = Reading.whole(engine, reply);
    assertThat(Reading.end(events)).isInstanceOf(ReplyEnd.Finished.class);
    assertThat(installation.log(reply)).isEqualTo(events);
    assertThat(installation.answer(reply).text()).isEqualTo("Hello");
  }

  @Test
  void whoLosesTheFenceStopsItsModelAndShowsTheStoredEnd() throws InterruptedException {
    CountDownLatch lookedForTheEnd = new CountDownLatch(1);
    AtomicBoolean taken = new AtomicBoolean();
    installation =
        installation.withReplies(
            log ->
                new ForwardingReplyLog(log) {
                  @Override
                  public Optional<Reply> find(ReplyId reply) {
                    Optional<Reply> found = super.find(reply);
                    looked();
                    return found;
                  }

                  @Override
                  public List<ReplyEvent> read(ReplyId reply, int from) {
                    List<ReplyEvent> events = super.read(reply, from);
                    looked();
                    return events;
                  }

                  private void looked() {
                    if (taken.get()) {
                      lookedForTheEnd.countDown();
                    }
                  }
                });
    ScriptedModel model = helloAroundTheGate().thenNeverEnding();
    Engine engine = installation.start(model);
    Reply reply = ask(engine, question(anna(), chat, "Hi"));

    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      Reading.untilSaid(follower, "Hel");
      takeOver(reply);
      taken.set(true);
      gate.open();
      Reading.untilSaid(follower, "lo");
      model.awaitInterrupt();
      assertThat(lookedForTheEnd.await(10, TimeUnit.SECONDS)).isTrue();
      ReplyEnd stored = closeAsHeir(reply);

      assertThat(Reading.end(Reading.toEnd(follower))).isEqualTo(stored);
    }
    assertThat(installation.answer(reply).text()).isEqualTo("the heir's words");
    assertThat(installation.log(reply)).filteredOn(ReplyEvent.Ended.class::isInstance).hasSize(1);
  }

  @Test
  void aSilentModelIsStoppedTooWhenSomebodyElseHasClosedItsReply() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Hel").thenNeverEnding();
    Engine engine = installation.start(model);
    Engine other = installation.start(ScriptedModel.silent());
    Reply reply = ask(engine, question(anna(), chat, "Hi"));
    // What is seen elsewhere is stored: the maker has nothing left to store.
    untilSaid(other, reply, "Hel");
    takeOver(reply);
    ReplyEnd stored = closeAsHeir(reply);

    List<ReplyEvent> events = Reading.whole(engine, reply);

    Reading.assertWellFormed(events);
    assertThat(Reading.end(events)).isEqualTo(stored);
    assertThat(model.wasInterrupted()).isTrue();
  }

  @Test
  void aReplyThatIsNoLongerThereEndsForEverybodyWhoFollowsIt() throws InterruptedException {
    AtomicBoolean deleted = new AtomicBoolean();
    installation = installation.withReplies(log -> new DeletingLog(log, deleted));
    ScriptedModel model = ScriptedModel.saying("Hel").thenNeverEnding();
    Engine maker = installation.start(model);
    Engine other = installation.start(ScriptedModel.silent());
    Reply reply = ask(maker, question(anna(), chat, "Hi"));

    try (ReplyFollower here = maker.followReply().follow(reply);
        ReplyFollower there = other.followReply().follow(reply)) {
      Reading.untilSaid(here, "Hel");
      Reading.untilSaid(there, "Hel");
      deleted.set(true);
      assertThat(Reading.end(Reading.toEnd(here))).isEqualTo(new ReplyEnd.Stopped());
      assertThat(Reading.end(Reading.toEnd(there))).isEqualTo(new ReplyEnd.Stopped());
    }
    assertThat(model.wasInterrupted()).isTrue();
  }

  @Test
  void whoseEventsAreDiscardedUnreadEndsForWhoFollowedItElsewhere() throws InterruptedException {
    installation =
        installation.withReplies(
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
                    assertThat(discardEnded(Instant.MAX, 1)).isEqualTo(1);
                    return closed;
                  }
                });
    Engine maker = installation.start(helloAroundTheGate());
    Engine other = installation.start(ScriptedModel.silent());
    Reply reply = ask(maker, question(anna(), chat, "Hi"));

    try (ReplyFollower there = other.followReply().follow(reply)) {
      List<ReplyEvent> events = new ArrayList<>(Reading.untilSaid(there, "Hel"));
      gate.open();
      events.addAll(Reading.toEnd(there));
      Reading.assertWellFormed(events);
      assertThat(Reading.end(events)).isEqualTo(new ReplyEnd.Interrupted());
    }
    List<ReplyEvent> later =
        Reading.whole(other, installation.stores().replies().find(reply.id()).orElseThrow());
    assertThat(Reading.text(later)).isEqualTo("Hello");
  }

  private ScriptedModel helloAroundTheGate() {
    return ScriptedModel.saying("Hel").thenWaiting(gate).thenSaying("lo");
  }

  /** A living reply of an instance that never was, with that text, or without any event. */
  private Reply leftBehind(String... text) {
    AQuestion question = AQuestion.by(anna()).answeredBy(AQuestion.anInstance());
    Opening opening = installation.stores().turns().open(question.turn());
    assertThat(opening).isInstanceOf(Opening.Opened.class);
    Reply reply = ((Opening.Opened) opening).reply();
    if (text.length > 0) {
      Stream<ReplyEvent> begun =
          Stream.of(
              new ReplyEvent.Started(reply.answer()),
              new ReplyEvent.StepStarted(),
              new ReplyEvent.TextStarted(0));
      Stream<ReplyEvent> said = Stream.of(text).map(piece -> new ReplyEvent.TextDelta(0, piece));
      assertThat(
              installation
                  .stores()
                  .replies()
                  .append(reply.id(), reply.owner(), 0, Stream.concat(begun, said).toList()))
          .isTrue();
    }
    return reply;
  }

  private void takeOver(Reply reply) {
    ReplyLog log = installation.stores().replies();
    log.renewLease(HEIR, A_MINUTE);
    log.endLease(reply.owner());
    assertThat(log.takeOver(reply.id(), HEIR)).isTrue();
  }

  /** Closes it as an heir does: what is open in the log ends before the reply does. */
  private ReplyEnd closeAsHeir(Reply reply) {
    ReplyEnd end = new ReplyEnd.Failed(ReplyFailure.UNAVAILABLE);
    List<ReplyEvent> kept = installation.log(reply);
    Draft draft = Draft.of(reply, Optional.empty());
    kept.forEach(draft::accept);
    Message answer =
        Message.answer(
            reply.answer(),
            reply.chat(),
            List.of(new MessagePart.Text("the heir's words")),
            end.ending(),
            AQuestion.NOON);
    ReplyLog log = installation.stores().replies();
    assertThat(log.close(reply.id(), HEIR, kept.size(), draft.closing(end), answer)).isTrue();
    return end;
  }

  private static ReplyFollower following(FollowReply.Result result) {
    assertThat(result).isInstanceOf(FollowReply.Result.Following.class);
    return ((FollowReply.Result.Following) result).follower();
  }

  private static void untilSaid(Engine engine, Reply reply, String text)
      throws InterruptedException {
    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      Reading.untilSaid(follower, text);
    }
  }

  private static void failIf(AtomicBoolean down) {
    if (down.get()) {
      throw new IllegalStateException("the store is down");
    }
  }

  /** A log whose replies are gone from one moment on, as when their chats are deleted. */
  private static final class DeletingLog extends ForwardingReplyLog {
    private final AtomicBoolean deleted;

    DeletingLog(ReplyLog log, AtomicBoolean deleted) {
      super(log);
      this.deleted = deleted;
    }

    @Override
    public boolean append(ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
      return !deleted.get() && super.append(reply, owner, from, events);
    }

    @Override
    public boolean close(
        ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
      return !deleted.get() && super.close(reply, owner, from, tail, answer);
    }

    @Override
    public Optional<Reply> find(ReplyId reply) {
      return deleted.get() ? Optional.empty() : super.find(reply);
    }

    @Override
    public List<ReplyEvent> read(ReplyId reply, int from) {
      return deleted.get() ? List.of() : super.read(reply, from);
    }

    @Override
    public List<Status> statusOf(Set<ReplyId> replies) {
      return deleted.get() ? List.of() : super.statusOf(replies);
    }
  }
}
