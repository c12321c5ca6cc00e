package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.fake.Altered;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.port.Messages;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Models and stores that never heed an interrupt: a reply that is stopped ends without them. */
@Timeout(60)
final class StuckTest {
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private final ChatId chat = AQuestion.aChat();
  private Installation installation = Installation.empty();

  @AfterEach
  void close() {
    release.countDown();
    installation.close();
  }

  @Test
  void aReplyEndsWhileItsModelIsStuckAndKeepsWhatWasSaid() throws InterruptedException {
    LanguageModel model =
        (request, sink) -> {
          sink.accept(new ModelEvent.TextDelta("Hel"));
          beStuck();
        };
    Engine engine = installation.start(model);
    Reply reply = ask(engine, question(anna(), chat, "Hi"));
    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      Reading.untilSaid(follower, "Hel");
      engine.stopReply().stop(anna(), chat);

      assertThat(Reading.end(Reading.toEnd(follower))).isEqualTo(new ReplyEnd.Stopped());
    }
    assertThat(left.getCount()).as("still stuck").isEqualTo(1);
    assertThat(installation.answer(reply).text()).isEqualTo("Hel");
  }

  @Test
  void aReplyEndsWhileItsStoreIsStuck() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    installation =
        installation.withMessages(
            messages ->
                Altered.port(
                    Messages.class,
                    messages,
                    "of",
                    arguments -> {
                      asked.countDown();
                      beStuck();
                      return messages.of((ChatId) arguments[0]);
                    }));
    Engine engine = installation.start(ScriptedModel.saying("Hello"));
    Reply reply = ask(engine, question(anna(), chat, "Hi"));
    asked.await();

    engine.stopReply().stop(anna(), chat);
    List<ReplyEvent> events = Reading.whole(engine, reply);

    assertThat(left.getCount()).as("still stuck").isEqualTo(1);
    assertThat(Reading.end(events)).isEqualTo(new ReplyEnd.Stopped());
    assertThat(installation.log(reply)).isEqualTo(events);
  }

  /** Stays until it is released; an interrupt does not get it away. */
  private void beStuck() {
    boolean interrupted = false;
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    left.countDown();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
