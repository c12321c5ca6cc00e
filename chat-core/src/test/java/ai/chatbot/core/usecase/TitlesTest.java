package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.fake.Altered;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.port.Chats;
import ai.chatbot.core.port.Messages;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.Titles;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TitlesTest {
  private final CountDownLatch named = new CountDownLatch(1);
  private Installation installation =
      Installation.empty().withChats(chats -> watched(chats, named));

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void theTitleComesWhileTheAnswerIsStillMadeAndIsStored() throws InterruptedException {
    Gate gate = new Gate();
    Engine engine = installation.start(ScriptedModel.waiting(gate).thenSaying("Rayleigh."));
    Reply reply = ask(engine, anna());

    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      List<ReplyEvent> events = Reading.until(follower, ReplyEvent.Titled.class::isInstance);
      assertThat(events).contains(new ReplyEvent.Titled("A title"));
      assertThat(title(reply)).isEqualTo("A title");
      gate.open();
      Reading.assertWellFormed(both(events, Reading.toEnd(follower)));
    }
  }

  @Test
  void aTitleNeverComesBeforeTheStart() throws InterruptedException {
    Gate gate = new Gate();
    installation =
        installation.withMessages(
            messages ->
                Altered.port(
                    Messages.class,
                    messages,
                    "of",
                    arguments -> {
                      passed(gate);
                      return messages.of((ChatId) arguments[0]);
                    }));
    Engine engine = installation.start(ScriptedModel.saying("Rayleigh."));
    Reply reply = ask(engine, anna());

    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      List<ReplyEvent> events = Reading.until(follower, ReplyEvent.Titled.class::isInstance);
      gate.open();
      Reading.assertWellFormed(both(events, Reading.toEnd(follower)));
    }
  }

  @Test
  void aTitleThatComesAfterTheEndIsStoredAndNotTold() throws InterruptedException {
    Gate gate = new Gate();
    Engine engine =
        installation.start(
            ScriptedModel.saying("Rayleigh.")
                .titledBy(ScriptedModel.waiting(gate).thenSaying("Late")));
    Reply reply = ask(engine, anna());
    List<ReplyEvent> events = Reading.whole(engine, reply);
    assertThat(title(reply)).isEqualTo(Chat.UNTITLED);

    gate.open();

    assertThat(named.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(title(reply)).isEqualTo("Late");
    assertThat(installation.log(reply)).isEqualTo(events);
    assertThat(installation.trouble().bugs().soFar()).isEmpty();
  }

  @Test
  void aTitleThatFailsHarmsNothing() throws InterruptedException {
    ModelFailure failure = new ModelFailure.Unavailable(ModelFailure.Report.of("down"));
    Engine engine =
        installation.start(
            ScriptedModel.saying("Rayleigh.")
                .titledBy(ScriptedModel.saying("Half a ti").thenFailing(failure)));

    Reply reply = ask(engine, anna());

    assertThat(Reading.end(Reading.whole(engine, reply))).isInstanceOf(ReplyEnd.Finished.class);
    assertThat(installation.trouble().modelFailures().first()).isEqualTo(failure);
    assertThat(title(reply)).isEqualTo(Chat.UNTITLED);
  }

  @Test
  void aTitleThatThrowsHarmsNothingAndIsTold() throws InterruptedException {
    RuntimeException bug = new IllegalStateException("a bug");
    Engine engine =
        installation.start(
            ScriptedModel.saying("Rayleigh.").titledBy(ScriptedModel.silent().thenThrowing(bug)));

    Reply reply = ask(engine, anna());

    assertThat(Reading.end(Reading.whole(engine, reply))).isInstanceOf(ReplyEnd.Finished.class);
    assertThat(installation.trouble().bugs().first()).isSameAs(bug);
  }

  @Test
  void aTitleIsMadeOfTheBeginningOfTheFirstQuestionAndMadeOnce() throws InterruptedException {
    ScriptedModel titles = ScriptedModel.saying("Emoji");
    Engine engine = installation.start(ScriptedModel.saying("Ha").titledBy(titles));
    ChatId chat = new ChatId(UUID.randomUUID());
    ask(engine, question(anna(), chat, "😀".repeat(2_001)));
    assertThat(named.await(10, TimeUnit.SECONDS)).isTrue();

    Reading.whole(engine, ask(engine, question(anna(), chat, "And?")));

    assertThat(titles.asked()).hasSize(1);
    assertThat(titles.asked().getFirst().messages())
        .containsExactly(ModelMessage.user("😀".repeat(2_000)));
  }

  @Test
  void aChatThatHasATitleIsNotNamedAgain() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    installation = Installation.empty().withChats(chats -> watched(chats, both));
    ScriptedModel titles = ScriptedModel.saying("Blue sky");
    Engine engine = installation.start(ScriptedModel.saying("Rayleigh.").titledBy(titles));
    Reply first = ask(engine, question(anna(), AQuestion.aChat(), "Why is it blue?"));
    Reading.whole(engine, first);
    assertThat(engine.shelf().rename(anna(), first.chat(), "My sky"))
        .isInstanceOf(Shelf.Change.Done.class);

    Reading.whole(engine, ask(engine, question(anna(), first.chat(), "And at dusk?")));
    ask(engine, question(anna(), AQuestion.aChat(), "Why is it green?"));

    assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(titles.asked())
        .flatExtracting(ModelRequest::messages)
        .containsExactlyInAnyOrder(
            ModelMessage.user("Why is it blue?"), ModelMessage.user("Why is it green?"));
    assertThat(title(first)).isEqualTo("My sky");
  }

  @Test
  void aQuestionThatBeginsFarDownIsNamedByItsWords() throws InterruptedException {
    ScriptedModel titles = ScriptedModel.saying("Blue sky");
    Engine engine = installation.start(ScriptedModel.saying("Rayleigh.").titledBy(titles));

    Reply reply =
        ask(engine, question(anna(), AQuestion.aChat(), "\n".repeat(2_000) + "Why is it blue?\n"));
    Reading.whole(engine, reply);

    assertThat(named.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(title(reply)).isEqualTo("Blue sky");
    assertThat(titles.asked().getFirst().messages())
        .containsExactly(ModelMessage.user("Why is it blue?"));
  }

  @Test
  void aQuestionWithoutWordsGetsNoTitleAndNobodyIsAsked() throws InterruptedException {
    ScriptedModel titles = ScriptedModel.saying("Blue sky");
    TitleMaker maker = maker(ScriptedModel.silent().titledBy(titles));

    assertThat(maker.title(task(List.of(new MessagePart.Text("Why?"))))).hasValue("Blue sky");
    assertThat(maker.title(task(List.of(new MessagePart.Text(" \n "))))).isEmpty();
    assertThat(maker.title(task(List.of()))).isEmpty();
    assertThat(titles.asked()).hasSize(1);
  }

  private TitleMaker maker(ScriptedModel model) {
    return new TitleMaker(
        Calls.of(
            model,
            new ModelRouter(ModelCatalog.standard(), Reach.from("us-east-1")),
            () -> 0,
            installation.trouble(),
            call -> {},
            () -> AQuestion.NOON));
  }

  private static ReplyTask task(List<MessagePart> words) {
    Turn turn = AQuestion.by(anna()).saying(words).turn();
    Pick pick = new Pick(ModelCatalog.CLAUDE_HAIKU.value(), ModelCatalog.standard().ids());
    return ReplyTask.of(turn.reply(), anna().id(), pick, Titles.prompt(), List.of(turn.question()));
  }

  private String title(Reply reply) {
    return installation.stores().chats().find(reply.chat()).orElseThrow().title();
  }

  private static List<ReplyEvent> both(List<ReplyEvent> some, List<ReplyEvent> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static void passed(Gate gate) {
    try {
      gate.pass();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted at the gate", e);
    }
  }

  /** Chats that tell when one was named. */
  private static Chats watched(Chats chats, CountDownLatch named) {
    return Altered.port(
        Chats.class,
        chats,
        "nameUntitled",
        arguments -> {
          boolean did = chats.nameUntitled((ChatId) arguments[0], (String) arguments[1]);
          named.countDown();
          return did;
        });
  }
}
