package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.fake.Altered;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.port.Messages;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of an answer whose chat is deleted while it is made. */
@Timeout(60)
final class DeletingTest {
  private final ChatId chat = AQuestion.aChat();
  private Installation installation = Installation.empty();

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void whoFollowsItElsewhereSeesAllClosedBeforeTheEnd() throws InterruptedException {
    Engine maker = installation.start(ScriptedModel.saying("Hel").thenNeverEnding());
    Engine other = installation.start(ScriptedModel.silent());
    Reply reply = ask(maker, question(anna(), chat, "Hi"));
    try (ReplyFollower here = maker.followReply().follow(reply);
        ReplyFollower there = other.followReply().follow(reply)) {
      List<ReplyEvent> seenHere = new ArrayList<>(Reading.untilSaid(here, "Hel"));
      List<ReplyEvent> seenThere = new ArrayList<>(Reading.untilSaid(there, "Hel"));

      installation.stores().chats().delete(anna().id(), chat);
      seenHere.addAll(Reading.toEnd(here));
      seenThere.addAll(Reading.toEnd(there));

      Reading.assertWellFormed(seenHere);
      Reading.assertWellFormed(seenThere);
      assertThat(Reading.end(seenThere)).isEqualTo(new ReplyEnd.Stopped());
    }
  }

  @Test
  void itIsNoFaultIfNobodyHasBegunIt() throws InterruptedException {
    installation =
        installation.withMessages(
            messages ->
                Altered.port(
                    Messages.class,
                    messages,
                    "of",
                    arguments -> {
                      installation.stores().chats().delete(anna().id(), chat);
                      return messages.of((ChatId) arguments[0]);
                    }));
    ScriptedModel model = ScriptedModel.saying("Hello");
    Engine engine = installation.start(model);
    Reply reply = ask(engine, question(anna(), chat, "Hi"));

    List<ReplyEvent> events = Reading.whole(engine, reply);

    assertThat(Reading.end(events)).isEqualTo(new ReplyEnd.Stopped());
    assertThat(model.asked()).isEmpty();
    assertThat(installation.trouble().bugs().soFar()).isEmpty();
  }
}
