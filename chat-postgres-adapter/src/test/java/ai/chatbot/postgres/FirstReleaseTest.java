package ai.chatbot.postgres;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Stores;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.Update;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first release's schema and statements, before and after it is followed by this one. */
final class FirstReleaseTest {
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
    ChatId chat = ask();

    assertThat(storage.migrate()).isNotEmpty();

    assertKept(storage.stores(), chat);
  }

  @Test
  void itStillWritesOnTheNewSchema() {
    storage.migrate();

    assertKept(storage.stores(), ask());
  }

  private static void assertKept(Stores stores, ChatId chat) {
    for (String words : List.of("THE sky", "colours")) {
      assertThat(stores.chats().search(anna().id(), words, 20))
          .extracting(found -> found.chat().id())
          .containsExactly(chat);
    }
    assertThat(stores.turns().open(AQuestion.by(anna()).ofAllowed(1).turn()))
        .isInstanceOf(Opening.AllowanceSpent.class);
  }

  /** A question as the first release stores it. */
  private ChatId ask() {
    ChatId chat = AQuestion.aChat();
    Jdbi jdbi = Connections.over(url.dataSource(Map.of()));
    jdbi.useTransaction(handle -> write(handle, chat));
    return chat;
  }

  private static void write(Handle handle, ChatId chat) {
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
            "update chats set title = 'On colours' where id = :chat")
        .forEach(sql -> execute(handle, sql, chat));
  }

  private static void execute(Handle handle, String sql, ChatId chat) {
    UUID id = chat.value();
    Update update = handle.createUpdate(sql);
    update.configure(SqlStatements.class, it -> it.setUnusedBindingAllowed(true));
    List.of("chat", "question", "answer", "reply", "instance")
        .forEach(name -> update.bind(name, id));
    update.bind("asker", anna().id().value()).bind("at", Times.of(NOON)).execute();
  }
}
