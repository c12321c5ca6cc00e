package ai.chatbot.web;

import static ai.chatbot.web.ChatApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.demo.DemoModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a user does with the chats, votes and documents that are theirs. */
@Timeout(60)
final class BelongingsApiTest {
  private final RunningChat chat = new RunningChat(new DemoModel(Duration.ZERO));
  private final Visitor anna = chat.aGuest();
  private final UUID id = UUID.randomUUID();

  @AfterEach
  void close() {
    chat.close();
  }

  @Test
  void aChatIsReadNamedShownAndDeleted() {
    anna.ask(id, "Hello");
    String path = "/api/chat/" + id;
    JsonNode row = anna.json(path);
    assertThat(row.fieldNames())
        .toIterable()
        .containsExactly("id", "createdAt", "title", "userId", "visibility");
    JsonNode changed =
        Visitor.parsed(anna.patch(path, "{\"title\":\" Soup ideas \",\"visibility\":\"public\"}"));
    assertThat(changed.path("title").asText()).isEqualTo("Soup ideas");
    assertThat(changed.path("visibility").asText()).isEqualTo("public");
    assertThat(chat.aGuest().json(path)).as("shown to everybody").isEqualTo(changed);
    for (String nonsense :
        new String[] {
          "{}",
          "{\"title\":\" \"}",
          "{\"title\":7}",
          "{\"visibility\":\"secret\"}",
          "{\"title\":\"" + "a".repeat(201) + "\"}",
          "{\"title\":\"a\\nb\"}"
        }) {
      assertProblem(anna.patch(path, nonsense), 400, "bad_request:api");
    }
    assertThat(anna.json(path)).as("after nonsense").isEqualTo(changed);
    HttpResponse<String> deleted = anna.delete("/api/chat?id=" + id);
    assertThat(Visitor.parsed(deleted)).isEqualTo(changed);
    assertProblem(anna.get(path), 404, "not_found:chat");
    assertProblem(anna.delete("/api/chat?id=" + id), 403, "forbidden:chat");
    assertProblem(anna.delete("/api/chat"), 400, "bad_request:api");
  }

  @Test
  void messagesGoFromOneOn() {
    anna.ask(id, "First");
    anna.ask(id, "Second");
    String second = anna.messages(id).at("/2/id").asText();
    HttpResponse<String> deleted = anna.delete("/api/chat/" + id + "/messages?from=" + second);
    assertThat(Visitor.parsed(deleted).path("deletedCount").asInt()).isEqualTo(2);
    assertThat(anna.messages(id)).hasSize(2);
    assertProblem(anna.delete("/api/chat/" + id + "/messages"), 400, "bad_request:api");
  }

  @Test
  void aMessageThatWasDeletedMayBeAskedAgainUnderItsId() {
    anna.ask(id, "First");
    String first = anna.messages(id).at("/0/id").asText();
    anna.delete("/api/chat/" + id + "/messages?from=" + first);
    anna.post("/api/chat", Chats.question(id, UUID.fromString(first), "In other words"));
    assertThat(Chats.said(anna.messages(id).path(0))).isEqualTo("In other words");
    assertThat(anna.messages(id)).hasSize(2);
  }

  @Test
  void allChatsGoAtOnce() {
    anna.ask(id, "First");
    anna.ask(UUID.randomUUID(), "Second");
    assertThat(Visitor.parsed(anna.delete("/api/history")).path("deletedCount").asInt())
        .isEqualTo(2);
    assertThat(anna.json("/api/history").path("chats")).isEmpty();
    assertThat(anna.json("/api/me/usage").at("/questions/asked").asInt())
        .as("deleting gives nothing back")
        .isEqualTo(2);
  }

  @Test
  void aVoteIsCastChangedAndTakenBack() {
    anna.ask(id, "Hello");
    String question = anna.messages(id).at("/0/id").asText();
    String answer = anna.messages(id).at("/1/id").asText();
    String votes = "/api/vote?chatId=" + id;
    assertThat(anna.patch("/api/vote", vote(answer, "up")).statusCode()).isEqualTo(200);
    assertThat(anna.json(votes).at("/0/isUpvoted").asBoolean()).isTrue();
    assertThat(anna.json(votes).at("/0/messageId").asText()).isEqualTo(answer);
    anna.patch("/api/vote", vote(answer, "down"));
    assertThat(anna.json(votes)).hasSize(1);
    assertThat(anna.json(votes).at("/0/isUpvoted").asBoolean()).isFalse();
    anna.patch("/api/vote", vote(answer, "none"));
    assertThat(anna.json(votes)).isEmpty();
    assertProblem(anna.patch("/api/vote", vote(question, "up")), 400, "bad_request:api");
    assertProblem(anna.patch("/api/vote", vote(answer, "sideways")), 400, "bad_request:api");
    assertProblem(
        anna.patch("/api/vote", vote(UUID.randomUUID().toString(), "up")), 404, "not_found:vote");
    assertProblem(anna.get("/api/vote"), 400, "bad_request:api");
  }

  @Test
  void aDocumentIsSavedInVersionsAndRestored() {
    anna.ask(id, "Hello");
    String path = "/api/document?id=" + UUID.randomUUID();
    assertProblem(anna.get(path), 404, "not_found:document");
    JsonNode first = Visitor.parsed(anna.post(path, document("Leeks.", ""))).path(0);
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly("id", "createdAt", "title", "content", "kind", "userId", "version");
    assertThat(anna.post(path, document("Leeks, potatoes.", ",\"after\":1")).statusCode())
        .isEqualTo(200);
    assertProblem(anna.post(path, document("Lost.", ",\"after\":1")), 409, "conflict:document");
    assertThat(anna.json(path)).hasSize(2);
    for (String nonsense :
        new String[] {
          "{}",
          document("x", ",\"after\":-1"),
          document("x", ",\"after\":\"1\""),
          document("x", "").replace("text", "image"),
          document("x", "").replace("Soup", " "),
          document("\\u0000", ""),
        }) {
      assertProblem(anna.post(path, nonsense), 400, "bad_request:document");
    }
    String restore = path + "&timestamp=" + first.path("createdAt").asText();
    assertThat(Visitor.parsed(anna.delete(restore)).at("/0/content").asText())
        .isEqualTo("Leeks, potatoes.");
    assertThat(anna.json(path)).hasSize(1);
    assertProblem(anna.delete(path), 400, "bad_request:api");
    assertProblem(anna.delete(path + "&timestamp=yesterday"), 400, "bad_request:api");
    assertThat(anna.json("/api/suggestions?documentId=" + first.path("id").asText())).isEmpty();
  }

  @Test
  void chatsAreFoundByTheWordsInThem() {
    anna.ask(id, "A recipe for leek soup");
    anna.ask(UUID.randomUUID(), "Hello");
    JsonNode found = anna.json("/api/search?q=LEEK%20recipe").path("results");
    assertThat(found).hasSize(1);
    assertThat(found.at("/0/chat/id").asText()).isEqualTo(id.toString());
    assertThat(found.at("/0/excerpt"))
        .anySatisfy(
            run -> {
              assertThat(run.path("text").asText()).isEqualTo("leek");
              assertThat(run.path("found").asBoolean()).isTrue();
            });
    assertThat(chat.aGuest().json("/api/search?q=leek").path("results")).isEmpty();
    assertThat(anna.json("/api/search?q=%20").path("results")).isEmpty();
    assertProblem(anna.get("/api/search"), 400, "bad_request:api");
    assertProblem(anna.get("/api/search?q=x&limit=0"), 400, "bad_request:api");
  }

  @Test
  void whatIsUsedAndLeftIsTold() {
    assertThat(anna.json("/api/me/usage").at("/questions/left").asInt()).isEqualTo(20);
    anna.ask(id, "Hello");
    JsonNode usage = anna.json("/api/me/usage");
    assertThat(usage.at("/questions/asked").asInt()).isEqualTo(1);
    assertThat(usage.at("/questions/left").asInt()).isEqualTo(19);
    assertThat(usage.at("/questions").has("returnsAt")).isFalse();
  }

  private String vote(String message, String type) {
    return "{\"chatId\":\"%s\",\"messageId\":\"%s\",\"type\":\"%s\"}".formatted(id, message, type);
  }

  private static String document(String content, String more) {
    return "{\"title\":\"Soup\",\"kind\":\"text\",\"content\":\"%s\"%s}".formatted(content, more);
  }
}
