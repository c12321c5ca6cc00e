package ai.chatbot.postgres;

import static ai.chatbot.core.contract.AQuestion.HERE;
import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.Replying.answer;
import static ai.chatbot.core.contract.Replying.deltas;
import static ai.chatbot.core.contract.Replying.end;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Health;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresStorageTest {
  @RegisterExtension static final ADatabase DATABASE = ADatabase.embedded();

  private Stores stores;

  @BeforeEach
  void startEmpty() {
    stores = DATABASE.emptied();
  }

  @Test
  void migrationsArePendingUntilTheyHaveRun() {
    String name = "fresh_" + UUID.randomUUID().toString().replace('-', '_');
    DATABASE.sql().useHandle(handle -> handle.execute("create database " + name));

    try (PostgresStorage fresh = PostgresStorage.connect(DATABASE.url().withDatabase(name))) {
      List<String> pending = fresh.pendingMigrations();

      assertThat(pending).startsWith("1 chats messages replies documents");
      assertThat(fresh.migrate()).isEqualTo(pending);
      assertThat(fresh.pendingMigrations()).isEmpty();
      assertThat(fresh.migrate()).isEmpty();
      assertThat(fresh.check()).isEqualTo(new Health.Up());
    }
  }

  @Test
  void itTellsWhichServerItIs() {
    try (PostgresStorage storage = PostgresStorage.connect(DATABASE.url())) {
      assertThat(storage.server()).matches("PostgreSQL [0-9.]+.*, without TLS");
    }
  }

  @Test
  void aDatabaseThatIsAwayIsToldWithoutThePassword() {
    PostgresUrl nowhere = PostgresUrl.parse("postgres://anna:hunter2@127.0.0.1:1/chat");

    try (PostgresStorage storage = PostgresStorage.connect(nowhere)) {
      Health health = storage.check();

      assertThat(health).isInstanceOf(Health.Down.class);
      assertThat(((Health.Down) health).reason())
          .startsWith("PostgreSQL does not answer: ")
          .doesNotContain("hunter2");
    }
  }

  @Test
  void theOfficialImageIsHeldToTheContractOfEveryStore() {
    List<String> contracts =
        Stream.of(Stores.class.getRecordComponents())
            .map(port -> port.getType().getSimpleName() + "Contract")
            .toList();

    assertThat(contracts).contains("ChatsContract");
    assertThat(OfficialImageTest.class.getDeclaredClasses())
        .extracting(nested -> nested.getSuperclass().getSimpleName())
        .containsExactlyInAnyOrderElementsOf(contracts);
  }

  @Test
  void closingTwiceDoesNothing() {
    PostgresStorage storage = PostgresStorage.connect(DATABASE.url());
    storage.close();
    storage.close();

    assertThat(storage.check()).isInstanceOf(Health.Down.class);
  }

  @Test
  void theDatabaseGivesUpBeforeItsClientsDo() {
    assertThat(setting("statement_timeout")).isEqualTo("10s");
    assertThat(setting("lock_timeout")).isEqualTo("5s");
    assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("30s");
    assertThat(setting("application_name")).isEqualTo("ai-chatbot");
  }

  @Test
  void anErrorSaysNothingOfWhatPeopleWrote() {
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    Message underATakenId =
        Message.answer(
            stores.messages().of(reply.chat()).getFirst().id(),
            reply.chat(),
            List.of(new MessagePart.Text("my secret")),
            answer(reply, "").ending(),
            NOON);

    Throwable refusal =
        catchThrowable(() -> stores.replies().close(reply.id(), HERE, 0, end(), underATakenId));

    assertThat(refusal)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the database can never keep this");
    assertThat(trace(refusal)).contains("PSQLException").doesNotContain("secret");
    assertThat(stores.replies().find(reply.id())).contains(reply);
    assertThat(stores.replies().read(reply.id(), 0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "23514", "54000"})
  void eventsThatPostgresqlCanNeverKeepAreRefusedForGood(String code) {
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    refuseBatches(code);
    try {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> stores.replies().append(reply.id(), HERE, 0, deltas(0, 1)))
          .withMessage("the database can never keep this");
    } finally {
      execute("drop function refuse cascade");
    }
    assertThat(stores.replies().append(reply.id(), HERE, 0, deltas(0, 1))).isTrue();
  }

  @Test
  void textThatPostgresqlCannotKeepCostsItsOwnPlaceAlone() {
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    DocumentId document = new DocumentId(UUID.randomUUID());

    stores
        .replies()
        .append(reply.id(), HERE, 0, List.of(new ReplyEvent.TextDelta(0, "a\u0000\uD83C")));
    stores.replies().close(reply.id(), HERE, 1, end(), answer(reply, "b\u0000\uDF0C"));
    stores.chats().nameUntitled(reply.chat(), "c\u0000");
    stores
        .documents()
        .add(
            DocumentVersion.first(
                document, anna().id(), "d\u0000", DocumentKind.TEXT, "e\uD83C", NOON));

    assertThat(stores.replies().read(reply.id(), 0))
        .startsWith(new ReplyEvent.TextDelta(0, "a\uFFFD\uFFFD"));
    assertThat(stores.messages().of(reply.chat()).getLast().text()).isEqualTo("b\uFFFD\uFFFD");
    assertThat(stores.chats().find(reply.chat())).map(Chat::title).contains("c\uFFFD");
    assertThat(stores.documents().versions(anna().id(), document))
        .extracting(DocumentVersion::title, DocumentVersion::content)
        .containsExactly(tuple("d\uFFFD", "e\uFFFD"));
  }

  @Test
  void momentsAreCutOffAtTheMicrosecond() {
    Instant precise = NOON.plusNanos(1_999);
    AQuestion question = AQuestion.by(anna()).at(precise);

    Opening.Opened opened = (Opening.Opened) stores.turns().open(question.turn());

    assertThat(opened.chat().createdAt()).isEqualTo(NOON.plusNanos(1_000));
    assertThat(opened.reply().startedAt()).isEqualTo(NOON.plusNanos(1_000));
    assertThat(stores.chats().find(question.chat())).contains(opened.chat());
    assertThat(stores.replies().find(opened.reply().id())).contains(opened.reply());
  }

  @Test
  void aRefusedQuestionLeavesNoRowAtAll() {
    stores.turns().open(AQuestion.by(aGuest()).ofAllowed(0).turn());

    assertThat(count("users")).isZero();
    assertThat(count("chats")).isZero();
    assertThat(count("usage_ledger")).isZero();
  }

  @Test
  void aReplyWhoseChatIsDeletedMeanwhileIsNeitherContinuedNorClosed() {
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    stores.replies().append(reply.id(), HERE, 0, deltas(0, 3));

    execute("delete from chats");

    assertThat(stores.replies().append(reply.id(), HERE, 3, deltas(3, 4))).isFalse();
    assertThat(stores.replies().close(reply.id(), HERE, 3, end(), answer(reply, ""))).isFalse();
    assertThat(count("messages")).isZero();
    assertThat(count("reply_batches")).isZero();
  }

  @Test
  void deletingAChatGivesNoQuestionBack() {
    User guest = aGuest();
    Replying.open(stores, AQuestion.by(guest).ofAllowed(1));

    execute("delete from chats");

    assertThat(stores.turns().open(AQuestion.by(guest).ofAllowed(1).turn()))
        .isInstanceOf(Opening.AllowanceSpent.class);
  }

  private static String setting(String name) {
    try (HikariDataSource pool = Connections.pool(DATABASE.url())) {
      return Connections.over(pool)
          .withHandle(handle -> handle.createQuery("show " + name).mapTo(String.class).one());
    }
  }

  private static int count(String table) {
    return DATABASE
        .sql()
        .withHandle(
            handle -> handle.createQuery("select count(*) from " + table).mapTo(int.class).one());
  }

  private static void refuseBatches(String code) {
    execute(
        """
        create function refuse() returns trigger language plpgsql as
          $$ begin raise exception 'refused' using errcode = '%s'; end $$;
        create trigger refuse before insert on reply_batches
          for each row execute function refuse()
        """
            .formatted(code));
  }

  private static void execute(String sql) {
    DATABASE.sql().useHandle(handle -> handle.execute(sql));
  }

  private static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
