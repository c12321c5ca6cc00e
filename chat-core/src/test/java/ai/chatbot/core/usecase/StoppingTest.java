package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.value.Value;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class StoppingTest {
  private final Installation installation = Installation.empty();
  private final ChatId chat = AQuestion.aChat();

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void aStopKeepsWhatWasSaidAndInterruptsTheModel() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Hel", "lo").thenNeverEnding();
    Engine engine = installation.start(model);
    Reply reply = ask(engine, question(anna(), chat, "Hi"));
    untilSaid(engine, reply, "lo");

    assertThat(engine.stopReply().stop(anna(), chat)).isTrue();
    List<ReplyEvent> events = Reading.whole(engine, reply);

    Reading.assertWellFormed(events);
    assertThat(Reading.end(events)).isEqualTo(new ReplyEnd.Stopped());
    assertThat(installation.log(reply)).isEqualTo(events);
    assertThat(installation.answer(reply).ending()).isEqualTo(Ending.STOPPED);
    assertThat(installation.answer(reply).text()).isEqualTo("Hello");
    assertThat(model.wasInterrupted()).isTrue();
    assertThat(installation.trouble().bugs().soFar()).isEmpty();
  }

  @Test
  void aStopBeforeTheFirstWordLeavesAnEmptyAnswer() throws InterruptedException {
    Gate gate = new Gate();
    Engine engine = installation.start(ScriptedModel.waiting(gate));
    Reply reply = ask(engine, question(anna(), chat, "Hi"));
    gate.awaitArrival();

    engine.stopReply().stop(anna(), chat);
    engine.stopReply().stop(anna(), chat);

    Reading.assertWellFormed(Reading.whole(engine, reply));
    assertThat(installation.answer(reply).text()).isEmpty();
    assertThat(installation.answer(reply).ending()).isEqualTo(Ending.STOPPED);
  }

  @Test
  void aStopWhileADocumentIsWrittenKeepsNoHalfDocument() throws InterruptedException {
    ScriptedModel writer = ScriptedModel.saying("# Sk").thenNeverEnding();
    Engine engine =
        installation.start(
            ScriptedModel.calling(
                    "createDocument", Value.fields().with("title", "Sky").with("kind", "text"))
                .writtenBy(writer));
    Reply reply = ask(engine, question(anna(), chat, "Write"));
    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      Reading.until(follower, ReplyEvent.DocumentDelta.class::isInstance);
    }

    engine.stopReply().stop(anna(), chat);
    List<ReplyEvent> events = Reading.whole(engine, reply);

    Reading.assertWellFormed(events);
    assertThat(Reading.end(events)).isEqualTo(new ReplyEnd.Stopped());
    assertThat(events)
        .anySatisfy(
            event ->
                assertThat(event)
                    .isEqualTo(
                        new ReplyEvent.ToolSettled(
                            "call-1",
                            new ToolOutcome.Failed("The answer ended before this tool did."))));
    assertThat(events).noneMatch(ReplyEvent.DocumentSaved.class::isInstance);
    writer.awaitInterrupt();
  }

  @Test
  void aStopWhereNothingLivesIsNoError() throws InterruptedException {
    Engine engine = installation.start(ScriptedModel.saying("Hello"));
    Reply reply = ask(engine, question(anna(), chat, "Hi"));
    List<ReplyEvent> events = Reading.whole(engine, reply);

    assertThat(engine.stopReply().stop(anna(), chat)).isTrue();

    assertThat(installation.log(reply)).isEqualTo(events);
    assertThat(installation.answer(reply).ending()).isEqualTo(Ending.FINISHED);
  }

  @Test
  void nobodyElseStopsAnAnswerAndWhatIsNotThereIsNotStopped() throws InterruptedException {
    Gate gate = new Gate();
    Engine engine = installation.start(ScriptedModel.waiting(gate).thenSaying("Hello"));
    Reply reply = ask(engine, question(anna(), chat, "Hi"));
    gate.awaitArrival();

    assertThat(engine.stopReply().stop(ben(), chat)).isFalse();
    assertThat(engine.stopReply().stop(anna(), AQuestion.aChat())).isFalse();

    gate.open();
    assertThat(Reading.end(Reading.whole(engine, reply))).isInstanceOf(ReplyEnd.Finished.class);
  }

  @Test
  void aNewQuestionStopsTheLivingReplyFirstAndKeepsItsText() throws InterruptedException {
    ScriptedModel model =
        ScriptedModel.saying("Well, the sky").thenNeverEnding().next().thenSaying("Dusk is red.");
    Engine engine = installation.start(model);
    Reply first = ask(engine, question(anna(), chat, "Why is the sky blue?"));
    untilSaid(engine, first, "Well, the sky");

    Reply second = ask(engine, question(anna(), chat, "And at dusk?"));

    assertThat(installation.stores().replies().find(first.id())).map(Reply::live).contains(false);
    assertThat(Reading.end(Reading.whole(engine, first))).isEqualTo(new ReplyEnd.Stopped());
    assertThat(Reading.text(Reading.whole(engine, second))).isEqualTo("Dusk is red.");
    assertThat(installation.messages(chat))
        .extracting(Message::text)
        .containsExactly("Why is the sky blue?", "Well, the sky", "And at dusk?", "Dusk is red.");
    assertThat(model.asked().getLast().messages())
        .containsExactly(
            ModelMessage.user("Why is the sky blue?"),
            new ModelMessage(Role.ASSISTANT, List.of(new ModelBlock.Text("Well, the sky"))),
            ModelMessage.user("And at dusk?"));
  }

  private static void untilSaid(Engine engine, Reply reply, String text)
      throws InterruptedException {
    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      Reading.untilSaid(follower, text);
    }
  }
}
