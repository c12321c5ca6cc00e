package ai.chatbot.postgres;

import static ai.chatbot.core.contract.AQuestion.HERE;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.Replying.deltas;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.Heard;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HintsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LISTENING =
      """
      from pg_stat_activity
      where application_name = 'ai-chatbot hints' and datname = current_database()
      """;

  @RegisterExtension static final ADatabase DATABASE = ADatabase.embedded();

  private Stores here;
  private PostgresStorage there;
  private ReplyLog log;

  @BeforeEach
  void openAnotherInstance() {
    here = DATABASE.emptied();
    there = PostgresStorage.connect(DATABASE.url());
    log = there.stores().replies();
  }

  @AfterEach
  void closeAndLeaveNobodyListening() {
    there.close();
    awaitCount(0, "select count(*) " + LISTENING);
  }

  @Test
  void aStopAndAnEndAreHeardOnAnotherInstance() throws InterruptedException {
    Reply reply = open();
    try (Heard heard = Heard.on(log, PATIENCE)) {
      heard.await(reply.id(), () -> here.replies().requestStop(reply.id()));
      Reply ending = open();
      Replying.close(here, ending);

      heard.await(ending.id());
    }
  }

  @Test
  void textIsNotAnnouncedNorAStopThatComesTooLate() throws InterruptedException {
    Reply ended = Replying.openAndClose(here, AQuestion.by(anna()));
    Reply talking = open();
    Reply ending = open();
    try (Heard heard = Heard.on(log, PATIENCE)) {
      heard.awaitStop(ending.id());
      here.replies().append(talking.id(), HERE, 0, deltas(0, 3));
      here.replies().requestStop(ended.id());
      Reply last = open();
      Replying.close(here, last);

      heard.await(last.id());
      assertThat(heard.all()).doesNotContain(talking.id(), ended.id());
    }
  }

  @Test
  void aConnectionThatBreaksIsReplaced() throws InterruptedException {
    Reply before = open();
    Reply after = open();
    try (Heard heard = Heard.on(log, PATIENCE)) {
      heard.awaitStop(before.id());

      assertThat(ask("select count(pg_terminate_backend(pid, 10000)) " + LISTENING)).isEqualTo(1);

      heard.awaitStop(after.id());
    }
  }

  @Test
  void whatIsNoReplysIdIsPassedOver() throws InterruptedException {
    Reply before = open();
    Reply after = open();
    try (Heard heard = Heard.on(log, PATIENCE)) {
      heard.awaitStop(before.id());
      tell("nonsense");
      tell("");
      Replying.close(here, after);

      heard.await(after.id());
    }
    assertThat(ask("select count(*) " + LISTENING)).isEqualTo(1);
  }

  @Test
  void thereIsOneConnectionForAllWhoHearAndNoneWhereNobodyDoes() throws InterruptedException {
    Reply reply = open();
    log.requestStop(reply.id());
    assertThat(ask("select count(*) " + LISTENING)).isZero();

    try (Heard one = Heard.on(log, PATIENCE);
        Heard other = Heard.on(there.stores().replies(), PATIENCE)) {
      one.awaitStop(reply.id());
      other.awaitStop(reply.id());

      assertThat(ask("select count(*) " + LISTENING)).isEqualTo(1);
    }
    there.close();
    awaitCount(0, "select count(*) " + LISTENING);
  }

  @Test
  void aSilentConnectionIsAskedForASignOfLifeAndGoesOn() throws InterruptedException {
    Reply reply = open();
    try (Hints hints = new Hints(DATABASE.url(), Duration.ofMillis(50));
        Heard heard = Heard.on(new PostgresReplyLog(database(), hints), PATIENCE)) {
      awaitCount(1, "select count(*) " + LISTENING + " and query = '' and state = 'idle'");

      heard.await(reply.id(), () -> here.replies().requestStop(reply.id()));
    }
  }

  private Reply open() {
    return Replying.open(here, AQuestion.by(anna()));
  }

  private static Database database() {
    return new Database(DATABASE.sql());
  }

  private static void tell(String words) {
    DATABASE
        .sql()
        .useHandle(handle -> handle.execute("select pg_notify('ai_chatbot_replies', ?)", words));
  }

  private static void awaitCount(int count, String sql) {
    while (ask(sql) != count) {
      Thread.onSpinWait();
    }
  }

  private static int ask(String sql) {
    return DATABASE.sql().withHandle(handle -> handle.createQuery(sql).mapTo(int.class).one());
  }
}
