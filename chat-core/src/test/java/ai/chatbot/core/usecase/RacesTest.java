package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions, stops, ends and readers that meet at every moment there is. */
@Timeout(60)
final class RacesTest {
  private static final int GUESTS = 12;
  private static final int QUESTIONS = 10;

  private final ScriptedModel model =
      ScriptedModel.saying("Let ", "me ", "see.")
          .thenCalling("nothing", Value.fields())
          .next()
          .thenSaying("It ", "is ", "blue.");

  @Test
  void whateverMeetsEveryReplyHasOneEndAndEveryReaderSeesWhatIsStored()
      throws InterruptedException, ExecutionException {
    try (Installation installation = Installation.empty()) {
      Engine engine = installation.start(model);
      List<Callable<List<Seen>>> talks = new ArrayList<>();
      for (int guest = 0; guest < GUESTS; guest++) {
        User asker = aGuest();
        ChatId chat = AQuestion.aChat();
        talks.add(() -> talk(engine, asker, chat));
        talks.add(() -> talk(engine, asker, chat));
      }

      List<Seen> seen = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<List<Seen>> talk : threads.invokeAll(talks)) {
          seen.addAll(talk.get());
        }
      }

      assertThat(seen).hasSizeGreaterThan(GUESTS * QUESTIONS);
      for (Seen one : seen) {
        Reading.assertWellFormed(one.events());
        assertThat(installation.log(one.reply())).isEqualTo(one.events());
        assertThat(installation.answer(one.reply()).ending())
            .isEqualTo(Reading.end(one.events()).ending());
      }
      assertThat(installation.trouble().bugs().soFar()).isEmpty();
      assertThat(installation.trouble().storeFailures().soFar()).isEmpty();
    }
  }

  @Test
  void howeverOftenAnInstanceLosesItsRepliesReadersSeeTheStoredEnd()
      throws InterruptedException, ExecutionException {
    try (Installation installation = Installation.empty()) {
      Engine maker = installation.start(model);
      Engine heir = installation.start(model);
      AtomicBoolean over = new AtomicBoolean();
      Reply first = Installation.ask(maker, aGuest());
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Integer> trouble = threads.submit(() -> endLeases(installation, heir, first, over));
        List<Callable<List<Seen>>> talks = new ArrayList<>();
        for (int guest = 0; guest < GUESTS; guest++) {
          User asker = aGuest();
          ChatId chat = AQuestion.aChat();
          talks.add(() -> talk(maker, asker, chat));
        }
        try {
          for (Future<List<Seen>> talk : threads.invokeAll(talks)) {
            for (Seen one : talk.get()) {
              List<ReplyEvent> stored = installation.log(one.reply());
              Reading.assertWellFormed(one.events());
              Reading.assertWellFormed(stored);
              assertThat(Reading.end(one.events())).isEqualTo(Reading.end(stored));
            }
          }
        } finally {
          over.set(true);
        }
        assertThat(trouble.get()).isPositive();
      }
      assertThat(installation.trouble().bugs().soFar()).isEmpty();
      assertThat(installation.trouble().storeFailures().soFar()).isEmpty();
    }
  }

  /** Has the maker die again and again; gives how often. */
  private static int endLeases(
      Installation installation, Engine heir, Reply ofTheMaker, AtomicBoolean over) {
    int times = 0;
    while (!over.get()) {
      installation.stores().replies().endLease(ofTheMaker.owner());
      heir.closeAbandonedReplies();
      times++;
      Thread.onSpinWait();
    }
    return times;
  }

  /** Asks again and again; every third time stops, and every other time reads at once. */
  private static List<Seen> talk(Engine engine, User asker, ChatId chat)
      throws InterruptedException {
    List<Reply> replies = new ArrayList<>();
    List<Seen> seen = new ArrayList<>();
    for (int number = 0; number < QUESTIONS; number++) {
      SendMessage.Result result = engine.sendMessage().send(question(asker, chat, "Why?"));
      if (result instanceof SendMessage.Result.Answering(Reply reply)) {
        replies.add(reply);
        if (number % 3 == 0) {
          assertThat(engine.stopReply().stop(asker, chat)).isTrue();
        }
        if (number % 2 == 0) {
          seen.add(new Seen(reply, Reading.whole(engine, reply)));
        }
      } else {
        assertThat(result).isEqualTo(new SendMessage.Result.Busy());
      }
    }
    for (Reply reply : replies) {
      seen.add(new Seen(reply, Reading.whole(engine, reply)));
    }
    return seen;
  }

  /** A reply as one reader saw it. */
  private record Seen(Reply reply, List<ReplyEvent> events) {}
}
