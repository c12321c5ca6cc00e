package ai.chatbot.postgres;

import static ai.chatbot.core.contract.AQuestion.aChat;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Turns;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.usecase.ReplyFollower;
import ai.chatbot.core.usecase.SendMessage;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many answers at once over few connections. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ManyRepliesTest {
  private static final int REPLIES = 50;
  private static final int CONNECTIONS = 2;
  private static final Set<Thread.State> WAITS =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  @RegisterExtension static final ADatabase DATABASE = ADatabase.embedded();

  @Test
  void noConnectionIsHeldWhileAModelSpeaks() throws InterruptedException {
    Gate gate = new Gate();
    ScriptedModel model =
        ScriptedModel.saying("Because ").thenWaiting(gate).thenSaying("of Rayleigh.");
    HikariDataSource pool = Connections.pool(DATABASE.url(), CONNECTIONS);
    try (PostgresStorage storage = new PostgresStorage(DATABASE.url(), pool);
        Chatbot chatbot = Chatbot.asking(model, "us-east-1").stores(storage.stores()).open()) {
      List<Reply> replies = ask(chatbot);
      awaitAsked(model);

      awaitNobodyHoldsAConnection(pool);
      assertThat(storage.stores().replies().liveIn(replies.getLast().chat()))
          .contains(replies.getLast());
      assertThat(living()).isEqualTo(REPLIES);

      gate.open();
      for (Reply reply : replies) {
        assertThat(read(chatbot, reply)).isEqualTo(new ReplyEnd.Finished(StopReason.END_TURN));
      }
    }
  }

  @Test
  void whoAsksForMuchAtOnceLeavesConnectionsToOthers() throws InterruptedException {
    HikariDataSource pool = Connections.pool(DATABASE.url(), CONNECTIONS);
    try (PostgresStorage storage = new PostgresStorage(DATABASE.url(), pool)) {
      Turns turns = storage.stores().turns();
      assertThat(turns.open(AQuestion.by(anna()).turn())).isInstanceOf(Opening.Opened.class);
      List<Thread> waiting = new ArrayList<>();
      DATABASE
          .sql()
          .useTransaction(
              handle -> {
                assertThat(Locks.holdUser(handle, anna().id())).isTrue();
                for (int asked = 0; asked < REPLIES; asked++) {
                  waiting.add(
                      Thread.startVirtualThread(() -> turns.open(AQuestion.by(anna()).turn())));
                }
                awaitAllWait(waiting);
                assertThat(pool.getHikariPoolMXBean().getThreadsAwaitingConnection()).isZero();
                assertThat(turns.open(AQuestion.by(ben()).turn()))
                    .isInstanceOf(Opening.Opened.class);
              });
      for (Thread each : waiting) {
        each.join();
      }
    }
  }

  private static void awaitAllWait(List<Thread> threads) {
    while (!threads.stream().map(Thread::getState).allMatch(WAITS::contains)) {
      Thread.onSpinWait();
    }
  }

  private static List<Reply> ask(Chatbot chatbot) throws InterruptedException {
    List<Reply> replies = new ArrayList<>();
    for (int asked = 0; asked < REPLIES; asked++) {
      replies.add(ask(chatbot, aChat()));
    }
    return replies;
  }

  private static Reply ask(Chatbot chatbot, ChatId chat) throws InterruptedException {
    SendMessage.Result result =
        chatbot
            .sendMessage()
            .send(SendMessage.Command.of(anna(), chat, "Why is the sky blue?", "claude-haiku"));
    assertThat(result).isInstanceOf(SendMessage.Result.Answering.class);
    return ((SendMessage.Result.Answering) result).reply();
  }

  private static void awaitAsked(ScriptedModel model) {
    while (model.asked().size() < REPLIES) {
      Thread.onSpinWait();
    }
  }

  private static void awaitNobodyHoldsAConnection(HikariDataSource pool) {
    while (pool.getHikariPoolMXBean().getActiveConnections() > 0) {
      Thread.onSpinWait();
    }
  }

  private static int living() {
    return DATABASE
        .sql()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from replies where state = 'live'")
                    .mapTo(int.class)
                    .one());
  }

  private static ReplyEnd read(Chatbot chatbot, Reply reply) throws InterruptedException {
    try (ReplyFollower follower = chatbot.followReply().follow(reply)) {
      return follower.readToEnd(event -> {});
    }
  }
}
