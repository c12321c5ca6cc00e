package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Instances that look by themselves only once an hour do so at once where they hear a hint. */
@Timeout(60)
final class HintsTest {
  private final ChatId chat = AQuestion.aChat();
  private final Installation installation = Installation.empty();

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void aStopOnAnotherInstanceIsHeededAtOnce() throws InterruptedException {
    Engine maker =
        installation.start(ScriptedModel.saying("Hel").thenNeverEnding(), lookingOnceAnHour());
    Engine other = installation.start(ScriptedModel.silent(), lookingOnceAnHour());
    Reply reply = ask(maker, question(anna(), chat, "Hi"));

    assertThat(other.stopReply().stop(anna(), chat)).isTrue();

    assertThat(Reading.end(Reading.whole(maker, reply))).isEqualTo(new ReplyEnd.Stopped());
  }

  @Test
  void anEndOnAnotherInstanceIsSeenAtOnce() throws InterruptedException {
    Gate gate = new Gate();
    Engine maker =
        installation.start(
            ScriptedModel.saying("Hel").thenWaiting(gate).thenSaying("lo"), lookingOnceAnHour());
    Engine other = installation.start(ScriptedModel.silent(), lookingOnceAnHour());
    Reply reply = ask(maker, question(anna(), chat, "Hi"));

    try (ReplyFollower follower = other.followReply().follow(reply)) {
      gate.open();

      assertThat(Reading.text(Reading.toEnd(follower))).isEqualTo("Hello");
    }
  }

  private static Tempo lookingOnceAnHour() {
    Tempo usual = Tempo.STANDARD;
    return new Tempo(
        usual.lease(),
        usual.renewal(),
        Duration.ofHours(1),
        usual.batch(),
        usual.again(),
        usual.sweep());
  }
}
