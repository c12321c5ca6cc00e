package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.fake.Altered;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.port.Messages;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.usecase.SendMessage.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Editing a question, and having one answered once more. */
@Timeout(60)
final class AskingAnewTest {
  private final Installation installation = Installation.empty();
  private final ScriptedModel model = ScriptedModel.saying("Because.");
  private final Engine engine = installation.start(model);
  private final ChatId chat = AQuestion.aChat();
  private final MessageId first = AQuestion.aMessage();

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void anEditTakesThePlaceOfTheQuestionAndOfAllThatFollowsIt() throws InterruptedException {
    whole(ask(engine, question(anna(), chat, first, "Why is the sky blue?")));
    whole(ask(engine, question(anna(), chat, "And at dusk?")));

    Reply reply = answering(edit(anna(), first, "Why is grass green?"));
    whole(reply);

    assertThat(installation.messages(chat))
        .extracting(Message::text)
        .containsExactly("Why is grass green?", "Because.");
    assertThat(installation.messages(chat))
        .extracting(Message::id)
        .containsExactly(first, reply.answer());
    assertThat(model.asked().getLast().messages())
        .containsExactly(ModelMessage.user("Why is grass green?"));
  }

  @Test
  void anEditOfALaterQuestionLeavesWhatWasBefore() throws InterruptedException {
    MessageId second = AQuestion.aMessage();
    whole(ask(engine, question(anna(), chat, first, "Why is the sky blue?")));
    whole(ask(engine, question(anna(), chat, second, "And at dusk?")));

    whole(answering(edit(anna(), second, "And at dawn?")));

    assertThat(installation.messages(chat))
        .extracting(Message::text)
        .containsExactly("Why is the sky blue?", "Because.", "And at dawn?", "Because.");
  }

  @Test
  void anEditStopsTheAnswerThatIsBeingMade() throws InterruptedException {
    Gate gate = new Gate();
    Engine waiting = installation.start(ScriptedModel.saying("Hm").thenWaiting(gate));
    Reply old = ask(waiting, question(anna(), chat, first, "Why is the sky blue?"));
    gate.awaitArrival();

    Result edited = waiting.editMessage().edit(question(anna(), chat, first, "Why?"));

    assertThat(answering(edited).id()).isNotEqualTo(old.id());
    assertThat(installation.messages(chat)).extracting(Message::text).containsExactly("Why?");
    gate.open();
  }

  @Test
  void whatIsNotThereCannotBeEdited() throws InterruptedException {
    Reply reply = ask(engine, question(anna(), chat, first, "Why is the sky blue?"));
    whole(reply);

    assertThat(edit(anna(), AQuestion.aMessage(), "Why?")).isEqualTo(new Result.NoSuchMessage());
    assertThat(edit(ben(), first, "Why?")).isEqualTo(new Result.Forbidden());
    assertThat(edit(anna(), reply.answer(), "I say!")).isEqualTo(new Result.Forbidden());
    assertThat(edit(anna(), first, " ")).isEqualTo(new Result.Unreadable());
    assertThat(installation.messages(chat)).hasSize(2);
  }

  @Test
  void anotherAnswerTakesThePlaceOfTheLastPerhapsByAnotherModel() throws InterruptedException {
    whole(ask(engine, question(anna(), chat, first, "Why is the sky blue?")));

    whole(answering(regenerate(anna(), Optional.empty(), "nova-pro")));

    assertThat(installation.messages(chat))
        .extracting(Message::text)
        .containsExactly("Why is the sky blue?", "Because.");
    assertThat(installation.messages(chat).getLast().answeredBy())
        .hasValueSatisfying(by -> assertThat(by.model()).isEqualTo("nova-pro"));
    assertThat(model.asked())
        .extracting(ModelRequest::messages)
        .containsOnly(List.of(ModelMessage.user("Why is the sky blue?")));
  }

  @Test
  void anEarlierAnswerIsMadeAnewAndWhatFollowedItIsGone() throws InterruptedException {
    Reply early = ask(engine, question(anna(), chat, first, "Why is the sky blue?"));
    whole(early);
    whole(ask(engine, question(anna(), chat, "And at dusk?")));

    whole(answering(regenerate(anna(), Optional.of(early.answer()), "claude-haiku")));

    assertThat(installation.messages(chat)).extracting(Message::id).startsWith(first).hasSize(2);
    assertThat(installation.messages(chat)).extracting(Message::id).doesNotContain(early.answer());
  }

  @Test
  void aLaterAnswerIsMadeAnewToItsOwnQuestion() throws InterruptedException {
    MessageId second = AQuestion.aMessage();
    Reply early = ask(engine, question(anna(), chat, first, "Why is the sky blue?"));
    whole(early);
    Reply late = ask(engine, question(anna(), chat, second, "And at dusk?"));
    whole(late);

    Reply named = answering(regenerate(anna(), Optional.of(late.answer()), "claude-haiku"));
    whole(named);
    assertThat(installation.messages(chat))
        .extracting(Message::id)
        .containsExactly(first, early.answer(), second, named.answer());

    Reply last = answering(regenerate(anna(), Optional.empty(), "claude-haiku"));
    whole(last);
    assertThat(installation.messages(chat))
        .extracting(Message::id)
        .containsExactly(first, early.answer(), second, last.answer());
  }

  @Test
  void anAnswerMayBeNamedByItsQuestion() throws InterruptedException {
    MessageId second = AQuestion.aMessage();
    Reply early = ask(engine, question(anna(), chat, first, "Why is the sky blue?"));
    whole(early);
    whole(ask(engine, question(anna(), chat, second, "And at dusk?")));

    Reply again = answering(regenerate(anna(), Optional.of(second), "claude-haiku"));

    whole(again);
    assertThat(installation.messages(chat))
        .extracting(Message::id)
        .containsExactly(first, early.answer(), second, again.answer());
  }

  @Test
  void nobodyElseLearnsWhichAnswersThereAre() throws InterruptedException {
    Reply reply = ask(engine, question(anna(), chat, first, "Why is the sky blue?"));
    whole(reply);

    assertThat(regenerate(ben(), Optional.of(reply.answer()), "claude-haiku"))
        .isEqualTo(new Result.Forbidden());
    assertThat(regenerate(ben(), Optional.of(AQuestion.aMessage()), "claude-haiku"))
        .isEqualTo(new Result.Forbidden());
    assertThat(installation.messages(chat)).hasSize(2);
  }

  @Test
  void anAnswerThatIsBeingMadeIsMadeAnew() throws InterruptedException {
    Gate gate = new Gate();
    Engine waiting = installation.start(ScriptedModel.saying("Hm").thenWaiting(gate));
    Reply old = ask(waiting, question(anna(), chat, first, "Why is the sky blue?"));
    gate.awaitArrival();

    Result anew =
        waiting
            .regenerateAnswer()
            .regenerate(anew(anna(), Optional.of(old.answer()), "claude-haiku"));

    assertThat(answering(anew).id()).isNotEqualTo(old.id());
    assertThat(installation.messages(chat)).extracting(Message::id).containsExactly(first);
    gate.open();
  }

  @Test
  void anAnswerThatIsClosedWhileOneAsksForAnotherIsMadeAnew() throws InterruptedException {
    AtomicReference<Runnable> once = new AtomicReference<>(() -> {});
    Turn turn = AQuestion.by(anna()).in(chat).under(first).turn();
    installation.stores().turns().open(turn);
    try (Installation meeting = disturbedAfterEachRead(once)) {
      Engine other = meeting.start(model);
      once.set(() -> assertThat(Replying.close(installation.stores(), turn.reply())).isTrue());

      Result anew =
          other
              .regenerateAnswer()
              .regenerate(anew(anna(), Optional.of(turn.reply().answer()), "claude-haiku"));

      Reading.whole(other, answering(anew));
      assertThat(installation.messages(chat))
          .extracting(Message::id)
          .containsExactly(first, answering(anew).answer());
    }
  }

  @Test
  void whatIsNotThereCannotBeAnsweredOnceMore() throws InterruptedException {
    whole(ask(engine, question(anna(), chat, first, "Why is the sky blue?")));

    assertThat(regenerate(anna(), Optional.of(AQuestion.aMessage()), "claude-haiku"))
        .isEqualTo(new Result.NoSuchMessage());
    assertThat(regenerate(ben(), Optional.empty(), "claude-haiku"))
        .isEqualTo(new Result.Forbidden());
    assertThat(regenerate(anna(), Optional.empty(), "gpt-9")).isEqualTo(new Result.UnknownModel());
    assertThat(installation.messages(chat)).hasSize(2);
  }

  @Test
  void eachTakesAQuestionOfTheAllowance() throws InterruptedException {
    whole(ask(engine, question(anna(), chat, first, "Why is the sky blue?")));
    whole(answering(edit(anna(), first, "Why is grass green?")));
    whole(answering(regenerate(anna(), Optional.empty(), "claude-haiku")));

    assertThat(installation.stores().usage().questions(anna().id(), Instant.EPOCH)).hasSize(3);
  }

  /** The same stores; something happens once, after a chat's messages or its live reply is read. */
  private Installation disturbedAfterEachRead(AtomicReference<Runnable> once) {
    return installation
        .withMessages(
            messages ->
                Altered.port(
                    Messages.class,
                    messages,
                    "of",
                    arguments -> {
                      List<Message> all = messages.of((ChatId) arguments[0]);
                      once.getAndSet(() -> {}).run();
                      return all;
                    }))
        .withReplies(
            log ->
                Altered.port(
                    ReplyLog.class,
                    log,
                    "liveIn",
                    arguments -> {
                      Optional<Reply> live = log.liveIn((ChatId) arguments[0]);
                      once.getAndSet(() -> {}).run();
                      return live;
                    }));
  }

  private void whole(Reply reply) throws InterruptedException {
    Reading.assertWellFormed(Reading.whole(engine, reply));
  }

  private Result edit(User user, MessageId message, String text) throws InterruptedException {
    return engine.editMessage().edit(question(user, chat, message, text));
  }

  private Result regenerate(User user, Optional<MessageId> answer, String by)
      throws InterruptedException {
    return engine.regenerateAnswer().regenerate(anew(user, answer, by));
  }

  private RegenerateAnswer.Command anew(User user, Optional<MessageId> answer, String by) {
    return new RegenerateAnswer.Command(user, chat, answer, by, Optional.empty());
  }

  private static Reply answering(Result result) {
    assertThat(result).isInstanceOf(Result.Answering.class);
    return ((Result.Answering) result).reply();
  }
}
