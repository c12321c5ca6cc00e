package ai.chatbot.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.chatbot.core.conversation.Chat;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/** Somebody among those of {@code a-hundred-thousand-chats.sql}, and what they look for. */
enum Asker {
  /** With 5,000 chats, all of which say so. */
  OF_MUCH_FOR_A_COMMON_WORD(1, 60_000, "'sky'"),
  OF_MUCH_FOR_A_RARE_WORD(1, 60_000, "'aurora'"),
  /** With about 95 chats. */
  OF_LITTLE_FOR_A_COMMON_WORD(501, 70_429, "'sky'"),
  OF_LITTLE_FOR_A_RARE_WORD(501, 70_429, "'aurora'");

  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
  private static final int NOW = 100_001;
  private static final int YESTERDAY = NOW - 1_440;

  private final int user;
  private final int chat;
  private final String words;

  Asker(int user, int chat, String words) {
    this.user = user;
    this.chat = chat;
    this.words = words;
  }

  UUID user() {
    return id("user", user);
  }

  /** How the database would go about that statement of theirs. */
  List<String> plan(Handle handle, String sql) {
    return explained(handle, "explain " + sql);
  }

  /** How it goes about that query of theirs, without what turns out to be of no use. */
  List<String> course(Handle handle, String query) {
    return explained(handle, "explain analyze " + query).stream()
        .filter(line -> !line.contains("(never executed)"))
        .toList();
  }

  private List<String> explained(Handle handle, String explain) {
    Query query = handle.createQuery(explain);
    query.configure(SqlStatements.class, it -> it.setUnusedBindingAllowed(true));
    return written(moments(ids(query))).mapTo(String.class).list();
  }

  private Query ids(Query query) {
    for (String name : List.of("id", "asker", "owner")) {
      query.bind(name, user());
    }
    for (String name : List.of("question", "first", "message")) {
      query.bind(name, id("question", chat));
    }
    return query
        .bind("chat", id("chat", chat))
        .bind("answer", id("answer", chat))
        .bind("reply", id("reply", chat))
        .bind("instance", id("instance", 1))
        .bind("heir", id("instance", 2))
        .bind("document", id("document", user))
        .bind("suggestion", id("suggestion", user))
        .bind("call", id("call", user))
        .bindArray("users", UUID.class, List.of(user()))
        .bindArray("replies", UUID.class, List.of(id("reply", chat)));
  }

  private Query moments(Query query) {
    for (String name : List.of("started_at", "asked_at", "ended_at")) {
      query.bind(name, at(NOW));
    }
    for (String name : List.of("since", "before", "after")) {
      query.bind(name, at(YESTERDAY));
    }
    return query.bind("created_at", at(chat));
  }

  private Query written(Query query) {
    for (String name : List.of("count", "input", "output", "cache_read", "cache_write")) {
      query.bind(name, 1);
    }
    return query
        .bind("limit", 20)
        .bind("allowance", 20)
        .bind("from", 0)
        .bind("number", 2)
        .bind("seconds", 30.0)
        .bind("sessions", 2)
        .bind("resolved", false)
        .bind("estimated", false)
        .bind("words", words)
        .bind("untitled", Chat.UNTITLED)
        .bind("title", "Sky")
        .bind("visibility", "private")
        .bind("kind", "guest")
        .bind("role", "user")
        .bind("parts", "[]")
        .bind("ending", "finished")
        .bind("events", "[{}]")
        .bind("verdict", "up")
        .bind("content", "Blue.")
        .bind("original", "Blue.")
        .bind("suggested", "Azure.")
        .bind("description", "A finer word.")
        .bind("email", "user" + user + "@example.org")
        .bind("password", "a hash")
        .bind("purpose", "chat")
        .bind("inference_id", "a model");
  }

  private static UUID id(String noun, int number) {
    return UUID.nameUUIDFromBytes((noun + number).getBytes(UTF_8));
  }

  /** When the chat of that number began. */
  private static OffsetDateTime at(int chat) {
    return Times.of(MIDNIGHT.minus(Duration.ofMinutes(NOW - chat)));
  }
}
