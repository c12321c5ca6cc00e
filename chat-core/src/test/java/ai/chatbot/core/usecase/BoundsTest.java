package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.access.LiveBounds;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.AtOnce;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.reply.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many answers an instance makes at once, and what it tells of them. */
@Timeout(60)
final class BoundsTest {
  private final Gate gate = new Gate();
  private final ScriptedModel model =
      ScriptedModel.saying("Hel").thenWaiting(gate).thenSaying("lo");
  private final Installation installation = Installation.empty().within(new LiveBounds(2, 3));
  private final Engine engine = installation.start(model);

  @AfterEach
  void close() {
    gate.open();
    installation.close();
  }

  @Test
  void onePersonHasNoMoreAnswersMadeAtOnceThanTheirShare() throws InterruptedException {
    ask(engine, anna());
    ask(engine, anna());
    ChatId refused = AQuestion.aChat();

    assertThat(send(anna(), refused)).isEqualTo(new SendMessage.Result.Full());

    assertThat(installation.messages(refused)).as("nothing is stored").isEmpty();
    assertThat(installation.stores().usage().questions(anna().id(), AQuestion.NOON.minusSeconds(1)))
        .hasSize(2);
    assertThat(send(ben(), AQuestion.aChat())).isInstanceOf(SendMessage.Result.Answering.class);
  }

  @Test
  void everybodyTogetherHasNoMoreThanThereIsRoomFor() throws InterruptedException {
    ask(engine, anna());
    ask(engine, anna());
    ask(engine, ben());

    assertThat(send(aGuest(), AQuestion.aChat())).isEqualTo(new SendMessage.Result.Full());
  }

  @Test
  void ofThoseWhoAskAtOnceNoMoreFindRoomThanThereIs() throws InterruptedException {
    List<SendMessage.Result> results =
        AtOnce.all(
            Stream.<Callable<SendMessage.Result>>generate(
                    () -> () -> send(anna(), AQuestion.aChat()))
                .limit(16));

    assertThat(results).filteredOn(SendMessage.Result.Answering.class::isInstance).hasSize(2);
    assertThat(results).filteredOn(SendMessage.Result.Full.class::isInstance).hasSize(14);
  }

  @Test
  void whatIsRefusedTakesNoRoom() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      assertThat(engine.sendMessage().send(Installation.question(anna(), AQuestion.aChat(), " ")))
          .isEqualTo(new SendMessage.Result.Unreadable());
    }
    Reply bens = ask(engine, ben());
    for (int i = 0; i < 5; i++) {
      assertThat(send(anna(), bens.chat())).isEqualTo(new SendMessage.Result.Forbidden());
    }
    ask(engine, anna());
    ask(engine, anna());
  }

  @Test
  void whatHasEndedLeavesRoom() throws InterruptedException {
    Reply first = ask(engine, anna());
    Reply second = ask(engine, anna());
    gate.open();
    Reading.whole(engine, first);
    Reading.whole(engine, second);
    while (!(send(anna(), AQuestion.aChat()) instanceof SendMessage.Result.Answering)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatWasDoneIsToldOnce() throws InterruptedException {
    Reply first = ask(engine, anna());
    Reply second = ask(engine, anna());
    send(anna(), AQuestion.aChat());
    for (Reply reply : new Reply[] {first, second}) {
      try (ReplyFollower follower = engine.followReply().follow(reply)) {
        Reading.untilSaid(follower, "Hel");
      }
    }

    Figures figures = engine.takeFigures();

    assertThat(figures.live()).isEqualTo(2);
    assertThat(figures.begun()).isEqualTo(2);
    assertThat(figures.refused()).isEqualTo(1);
    assertThat(figures.firstWords())
        .hasValueSatisfying(
            words -> {
              assertThat(words.median()).isPositive().isLessThanOrEqualTo(words.longest());
              assertThat(words.longest()).isLessThan(Duration.ofMinutes(1));
            });
    Figures after = engine.takeFigures();
    assertThat(after.live()).isEqualTo(2);
    assertThat(after.begun() + after.refused()).isZero();
    assertThat(after.firstWords()).isEmpty();
  }

  @Test
  void boundsLeaveRoomForOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LiveBounds(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new LiveBounds(1, 0));
  }

  private SendMessage.Result send(User asker, ChatId chat) throws InterruptedException {
    return engine.sendMessage().send(question(asker, chat, "Hi"));
  }
}
