package ai.chatbot.postgres;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.Update;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first release's schema and statements, before and after it is followed by this one. */
final class FirstReleaseTest {
  private static final ChatId CHAT = AQuestion.aChat();
  private static final UUID QUESTION = UUID.randomUUID();
  private static final UUID ANSWER = UUID.randomUUID();
  private static final ReplyId REPLY = AQuestion.aReply();
  private static final UUID INSTANCE = UUID.randomUUID();
  private static final DocumentId ESSAY = new DocumentId(UUID.randomUUID());

  /**
   * A question, the beginning of its answer and of a document, as the first release stores them.
   */
  private static final List<String> ASKING =
      List.of(
          "insert into users (id, kind, created_at) values (:asker, 'member', :at)",
          """
          insert into chats (id, owner, title, visibility, created_at)
          values (:chat, :asker, 'New chat', 'private', :at)
          """,
          """
          insert into messages (id, chat, role, parts, ending, created_at)
          values (:question, :chat, 'user',
            '[{"type": "text", "text": "Why is the sky blue?", "state": "done"}]',
            'finished', :at)
          """,
          "insert into usage_ledger (asker, asked_at) values (:asker, :at)",
          """
          insert into replies (id, answer, chat, question, owner, state, started_at)
          values (:reply, :answer, :chat, :question, :instance, 'live', :at)
          """,
          """
          insert into leases (instance, until) values (:instance, now() + make_interval(secs => 30))
          on conflict (instance) do update set until = excluded.until
          """,
          """
          insert into reply_batches (reply, first_event, event_count, events)
          values (:reply, 0, 2, '[{"type": "text-started", "part": 0},
            {"type": "text-delta", "part": 0, "text": "Rayleigh"}]')
          """,
          """
          insert into documents (id, owner)
          select :document, id from users where id = :asker for key share
          on conflict (id) do nothing
          """,
          """
          insert into document_versions (document, title, kind, content, created_at)
          values (:document, 'Sky', 'text', 'Blue.', :at)
          """,
          "update chats set title = 'On colours' where id = :chat");

  /** The end of that answer, and the next version of the document. */
  private static final List<String> CLOSING =
      List.of(
          """
          insert into reply_batches (reply, first_event, event_count, events)
          values (:reply, 2, 2, '[{"type": "text-ended", "part": 0}, {"type": "stopped"}]')
          """,
          """
          insert into messages (id, chat, role, parts, ending, created_at)
          values (:answer, :chat, 'assistant',
            '[{"type": "text", "text": "Rayleigh", "state": "done"}]', 'stopped', :at)
          """,
          "update replies set state = 'ended' where id = :reply",
          """
          insert into document_versions (document, title, kind, content, created_at)
          values (:document, 'Sky', 'text', 'Bluer.', :at)
          """);

  @RegisterExtension static final ADatabase DATABASE = ADatabase.embedded();

  private PostgresUrl url;
  private PostgresStorage storage;

  @BeforeEach
  void startWithTheFirstSchema() {
    String name = "first_" + UUID.randomUUID().toString().replace('-', '_');
    DATABASE.sql().useHandle(handle -> handle.execute("create database " + name));
    url = DATABASE.url().withDatabase(name);
    storage = PostgresStorage.connect(url);
    Flyway.configure()
        .dataSource(url.dataSource(Map.of()))
        .locations("classpath:ai/chatbot/postgres/migration")
        .target("1")
        .load()
        .migrate();
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void whatItWroteIsFoundAndCounts() {
    write(ASKING);
    write(CLOSING);

    assertThat(storage.migrate()).isNotEmpty();

    assertKept(storage.stores());
  }

  @Test
  void itStillWritesOnTheNewSchema() {
    storage.migrate();

    write(ASKING);
    write(CLOSING);

    assertKept(storage.stores());
  }

  @Test
  void itClosesOnTheNewSchemaWhatItBeganOnItsOwn() {
    write(ASKING);
    storage.migrate();
    assertThat(storage.stores().replies().liveIn(CHAT)).isPresent();
    assertThat(storage.stores().replies().discardEnded(NOON.plusSeconds(1), 100)).isZero();

    write(CLOSING);

    assertKept(storage.stores());
  }

  private static void assertKept(Stores stores) {
    assertFoundAndCounted(stores);
    assertThat(stores.messages().of(CHAT))
        .extracting(Message::text)
        .containsExactly("Why is the sky blue?", "Rayleigh");
    assertThat(stores.documents().versions(anna().id(), ESSAY))
        .extracting(DocumentVersion::number, DocumentVersion::content)
        .containsExactly(tuple(1, "Blue."), tuple(2, "Bluer."));
    assertThat(stores.replies().find(REPLY)).map(Reply::live).contains(false);
    assertThat(stores.replies().read(REPLY, 0))
        .containsExactly(
            new ReplyEvent.TextStarted(0),
            new ReplyEvent.TextDelta(0, "Rayleigh"),
            new ReplyEvent.TextEnded(0),
            new ReplyEvent.Ended(new ReplyEnd.Stopped()));
    assertThat(stores.replies().discardEnded(NOON.plusSeconds(1), 100)).isEqualTo(1);
    assertThat(stores.replies().read(REPLY, 0)).isEmpty();
  }

  private static void assertFoundAndCounted(Stores stores) {
    for (String words : List.of("THE sky", "colours", "rayleigh")) {
      assertThat(stores.chats().search(anna().id(), words, 20))
          .extracting(found -> found.chat().id())
          .containsExactly(CHAT);
    }
    assertThat(stores.turns().open(AQuestion.by(anna()).ofAllowed(1).turn()))
        .isInstanceOf(Opening.AllowanceSpent.class);
  }

  private void write(List<String> statements) {
    Connections.over(url.dataSource(Map.of()))
        .useTransaction(handle -> statements.forEach(sql -> write(handle, sql)));
  }

  private static void write(Handle handle, String sql) {
    Update update = handle.createUpdate(sql);
    update.configure(SqlStatements.class, it -> it.setUnusedBindingAllowed(true));
    update
        .bind("asker", anna().id().value())
        .bind("chat", CHAT.value())
        .bind("question", QUESTION)
        .bind("answer", ANSWER)
        .bind("reply", REPLY.value())
        .bind("instance", INSTANCE)
        .bind("document", ESSAY.value())
        .bind("at", Times.of(NOON));
    assertThat(update.execute()).as(sql).isEqualTo(1);
  }
}
