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
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        ChatSql.FIND,
        ChatSql.NEWEST,
        ChatSql.OLDER,
        ChatSql.NEWER,
        ChatSql.NAME_UNTITLED,
        ChatSql.RENAME,
        ChatSql.SHOW,
        ChatSql.LOCK,
        ChatSql.DELETE,
        ChatSql.DELETE_ALL,
        ChatSql.SEARCH,
        MessageSql.OF_CHAT,
        MessageSql.CHANGE,
        MessageSql.ANSWER,
        MessageSql.PENDING,
        MessageSql.DELETE_FROM,
        DocumentSql.LOCK,
        DocumentSql.COUNT,
        DocumentSql.VERSIONS,
        DocumentSql.NEWEST_OF_DOCUMENT,
        DocumentSql.NEWEST,
        DocumentSql.DELETE_AFTER,
        VoteSql.CAST,
        VoteSql.WITHDRAW,
        VoteSql.OF_CHAT,
        SuggestionSql.ADD,
        SuggestionSql.OF_DOCUMENT,
        SuggestionSql.RESOLVE,
        UserSql.FIND,
        UserSql.FIND_BY_EMAIL,
        UserSql.REPLACE,
        UserSql.DELETE,
        UserSql.DELETE_QUESTIONS,
        UserSql.HOLD_IDLE_GUESTS,
        UserSql.HOLD_DOCUMENTS,
        UserSql.DELETE_IDLE,
        UsageSql.RECORD,
        UsageSql.QUESTIONS,
        UsageSql.TOTALS,
        ReplySql.FIND,
        ReplySql.LIVE_IN,
        ReplySql.TO_QUESTION,
        ReplySql.NEWEST_OF_ANSWER,
        ReplySql.CONTINUE,
        ReplySql.APPEND,
        ReplySql.HOLD_CHAT,
        ReplySql.END,
        ReplySql.READ,
        ReplySql.REQUEST_STOP,
        ReplySql.STATUS,
        ReplySql.ABANDONED,
        ReplySql.LOCK_LIVE,
        ReplySql.HAND_OVER,
        ReplySql.DISCARD_ENDED,
        ReplySql.END_LEASE,
        ReplySql.HAS_LEASE,
        TurnSql.LOCK_ASKER,
        TurnSql.IS_TAKEN,
        TurnSql.IS_ASKED,
        TurnSql.OLDEST_OF_ALLOWANCE,
        TurnSql.GIVE_BACK
      })
  void everyQueryHasItsIndex(String sql) {
    List<String> plan = plan("set enable_seqscan = off; set enable_bitmapscan = off", sql);

    assertThat(plan).anyMatch(line -> line.contains("Index"));
    assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
    assertThat(plan).noneMatch(line -> line.contains("Sort Key: created_at"));
  }

  @Test
  void wordsHaveTheirIndex() {
    List<String> plan =
        plan("set enable_seqscan = off; set enable_indexscan = off", ChatSql.SEARCH);

    assertThat(plan).anyMatch(line -> line.contains("Bitmap Index Scan on messages_by_word"));
  }

  private static List<String> plan(String settings, String sql) {
    return DATABASE
        .sql()
        .withHandle(
            handle -> {
              handle.execute(settings);
              Query explain = handle.createQuery("explain " + sql);
              explain.configure(SqlStatements.class, it -> it.setUnusedBindingAllowed(true));
              return bound(explain).mapTo(String.class).list();
            });
  }

  private static Query bound(Query query) {
    UUID id = UUID.randomUUID();
    for (String name :
        List.of(
            "chat",
            "owner",
            "reply",
            "document",
            "question",
            "heir",
            "id",
            "message",
            "suggestion",
            "call",
            "first",
            "answer")) {
      query.bind(name, id);
    }
    return query
        .bind("instance", id)
        .bind("asker", id)
        .bindArray("replies", UUID.class, List.of(id))
        .bindArray("users", UUID.class, List.of(id))
        .bind("before", Times.of(NOON))
        .bind("created_at", Times.of(NOON))
        .bind("since", Times.of(NOON))
        .bind("limit", 20)
        .bind("allowance", 20)
        .bind("from", 0)
        .bind("count", 1)
        .bind("number", 2)
        .bind("after", Times.of(NOON))
        .bind("verdict", "up")
        .bind("email", "anna@example.org")
        .bind("password", "a hash")
        .bind("sessions", 2)
        .bind("original", "Blue.")
        .bind("suggested", "Azure.")
        .bind("description", "A finer word.")
        .bind("resolved", false)
        .bind("purpose", "chat")
        .bind("inference_id", "a model")
        .bind("input", 1)
        .bind("output", 1)
        .bind("cache_read", 1)
        .bind("cache_write", 1)
        .bind("estimated", false)
        .bind("ended_at", Times.of(NOON))
        .bind("events", "[{}]")
        .bind("title", "Sky")
        .bind("parts", "[]")
        .bind("role", "user")
        .bind("ending", "finished")
        .bind("started_at", Times.of(NOON))
        .bind("visibility", "private")
        .bind("words", "'sky'")
        .bind("untitled", Chat.UNTITLED);
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
