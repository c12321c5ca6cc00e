package ai.chatbot.web;

import static java.util.UUID.randomUUID;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.web.demo.DemoModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ChatApiTest {
  private static final Pattern SELECTED = Pattern.compile("id=\"model\" value=\"([^\"]*)\"");

  private final CountDownLatch gate = new CountDownLatch(1);
  private final RunningChat chat = new RunningChat(this::answerInTwoHalves);
  private final UUID id = randomUUID();

  @AfterEach
  void stop() {
    gate.countDown();
    chat.close();
  }

  @Test
  void anAnswerStreamsInTheAiSdksChunksAndNothingElse() {
    gate.countDown();
    HttpResponse<String> answer = chat.aGuest().ask(id, "Hello");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
    assertThat(answer.headers().firstValue("x-vercel-ai-ui-message-stream")).contains("v1");
    List<String> lines = answer.body().lines().filter(line -> line.startsWith("data")).toList();
    String first = lines.getFirst();
    assertThat(first).matches("data: \\{\"type\":\"start\",\"messageId\":\"[0-9a-f-]{36}\"}");
    assertThat(lines)
        .filteredOn(line -> !line.contains("data-chat-title"))
        .containsExactly(
            first,
            "data: {\"type\":\"start-step\"}",
            "data: {\"type\":\"message-metadata\",\"messageMetadata\":{\"model\":\"claude-haiku\","
                + "\"inferenceId\":\"us.anthropic.claude-haiku-5-5\",\"standsIn\":false}}",
            "data: {\"type\":\"text-start\",\"id\":\"0\"}",
            "data: {\"type\":\"text-delta\",\"id\":\"0\",\"delta\":\"first half, \"}",
            "data: {\"type\":\"text-delta\",\"id\":\"0\",\"delta\":\"second half\"}",
            "data: {\"type\":\"text-end\",\"id\":\"0\"}",
            "data: {\"type\":\"finish-step\"}",
            "data: {\"type\":\"finish\",\"finishReason\":\"stop\"}",
            "data: [DONE]");
  }

  @Test
  void questionAndAnswerAreKeptUnderTheirTitle() {
    gate.countDown();
    Visitor guest = chat.aGuest();
    HttpResponse<String> answer = guest.ask(id, "Hello");
    JsonNode messages = guest.json("/api/chat/" + id + "/messages");
    assertThat(messages.findValuesAsText("role")).containsExactly("user", "assistant");
    assertThat(messages.at("/0/parts").toString())
        .isEqualTo("[{\"type\":\"text\",\"text\":\"Hello\"}]");
    assertThat(messages.at("/1/parts").toString())
        .isEqualTo(
            "[{\"type\":\"step-start\"},{\"type\":\"text\",\"text\":\"first half, second half\","
                + "\"state\":\"done\"}]");
    assertThat(messages.at("/1/metadata/createdAt").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(messages.at("/1/metadata").has("ending")).isFalse();
    assertThat(messages.at("/1/metadata/model").asText()).isEqualTo("claude-haiku");
    assertThat(answer.body()).contains(messages.at("/1/id").asText());
    assertThat(guest.json("/api/history").at("/chats/0/id").asText()).isEqualTo(id.toString());
  }

  @Test
  void anAnswerGoesOnWithoutItsReaderAndIsReadFromTheBeginningByTheNext() {
    Visitor guest = chat.aGuest();
    try (Visitor.Stream stream = guest.open(question(guest, randomUUID()))) {
      stream.readTo("first half");
    }
    try (Visitor.Stream again = guest.open(guest.request("/api/chat/" + id + "/stream"))) {
      again.readTo("\"start\"");
      again.readTo("first half");
      assertThat(guest.json("/api/chat/" + id + "/messages")).hasSize(1);
      gate.countDown();
      again.readTo("second half");
      again.readTo("[DONE]");
    }
    assertThat(guest.json("/api/chat/" + id + "/messages")).hasSize(2);
    assertThat(guest.get("/api/chat/" + id + "/stream").statusCode()).isEqualTo(204);
  }

  @Test
  void ourOwnPageComesBackByTheLastEventItSaw() {
    Visitor guest = chat.aGuest();
    String seen;
    try (Visitor.Stream stream =
        guest.open(question(guest, randomUUID()).header("X-Chat-Follow", "1"))) {
      stream.readTo("retry: 2000");
      stream.readTo("text-start");
      seen = stream.readTo("id: ").substring("id: ".length());
      assertThat(stream.readTo("data: ")).contains("first half");
    }
    gate.countDown();
    HttpResponse<String> rest =
        guest.get("/api/chat/" + id + "/stream", "X-Chat-Follow", "1", "Last-Event-ID", seen);
    assertThat(rest.statusCode()).isEqualTo(200);
    assertThat(rest.body())
        .doesNotContain("\"start\"", "first half")
        .contains("second half", "[DONE]");
  }

  @Test
  void whoHasSeenMoreThanWasKeptGetsTheAnswerAnew() {
    gate.countDown();
    Visitor guest = chat.aGuest();
    HttpResponse<String> answer =
        guest.post("/api/chat", Chats.question(id, randomUUID(), "Hello"), "X-Chat-Follow", "1");
    String reply = answer.body().lines().filter(line -> line.startsWith("id: ")).findFirst().get();
    String beyond = reply.substring("id: ".length()).replaceFirst(":\\d+$", ":999");
    HttpResponse<String> anew =
        guest.get("/api/chat/" + id + "/stream", "X-Chat-Follow", "1", "Last-Event-ID", beyond);
    assertThat(anew.body()).contains("\"start\"", "first half", "second half", "[DONE]");
  }

  @Test
  void aStopKeepsWhatWasSaidAndEndsTheStreamAsAborted() {
    Visitor guest = chat.aGuest();
    try (Visitor.Stream stream = guest.open(question(guest, randomUUID()))) {
      stream.readTo("first half");
      assertThat(guest.delete("/api/chat/" + id + "/stream").statusCode()).isEqualTo(204);
      stream.readTo("finish-step");
      stream.readTo("\"abort\"");
      stream.readTo("[DONE]");
    }
    JsonNode answer = guest.json("/api/chat/" + id + "/messages").get(1);
    assertThat(answer.at("/parts/1/text").asText()).isEqualTo("first half, ");
    assertThat(answer.at("/metadata/ending").asText()).isEqualTo("stopped");
    assertThat(guest.delete("/api/chat/" + id + "/stream").statusCode()).isEqualTo(204);
  }

  @Test
  void theSameQuestionTwiceIsOneQuestion() {
    Visitor guest = chat.aGuest();
    UUID message = randomUUID();
    try (Visitor.Stream first = guest.open(question(guest, message));
        Visitor.Stream second = guest.open(question(guest, message))) {
      assertThat(second.readTo("\"start\"")).isEqualTo(first.readTo("\"start\""));
      gate.countDown();
      first.readTo("[DONE]");
      second.readTo("[DONE]");
    }
    assertThat(guest.json("/api/chat/" + id + "/messages")).hasSize(2);
  }

  @Test
  void theAiSdksOwnRequestIsUnderstood() {
    gate.countDown();
    Visitor guest = chat.aGuest();
    String body =
        """
        {"id":"%s","messages":[{"id":"ignored","role":"assistant","parts":[]},
         {"id":"%s","role":"user","parts":[{"type":"text","text":"Hi"}]}],
         "trigger":"submit-message"}\
        """
            .formatted(id, randomUUID());
    assertThat(guest.post("/api/chat", body).body()).contains("[DONE]");
    assertThat(guest.json("/api/chat/" + id + "/messages")).hasSize(2);
  }

  @Test
  void whatIsSomebodyElsesDoesNotExistForReadersAndIsForbiddenToWriters() {
    gate.countDown();
    Visitor owner = chat.aGuest();
    owner.ask(id, "Mine");
    Visitor stranger = chat.aGuest();
    assertThat(owner.get("/api/chat/" + id + "/messages").statusCode()).isEqualTo(200);
    assertProblem(stranger.get("/api/chat/" + id + "/messages"), 404, "not_found:chat");
    assertProblem(stranger.get("/api/chat/" + id + "/stream"), 404, "not_found:chat");
    assertProblem(stranger.ask(id, "Also mine?"), 403, "forbidden:chat");
    assertProblem(stranger.delete("/api/chat/" + id + "/stream"), 403, "forbidden:chat");
    assertThat(stranger.get("/chat/" + id).statusCode()).isEqualTo(404);
    assertThat(stranger.json("/api/history").get("chats")).isEmpty();
    assertThat(owner.json("/api/chat/" + id + "/messages")).hasSize(2);
  }

  @Test
  void whoMayReadAChatFollowsItsAnswerAsItsOwnerDoes() {
    Visitor owner = chat.aGuest();
    Visitor reader = chat.aGuest();
    String shown = Chats.question(id, randomUUID(), "Hello").replace("private", "public");
    try (Visitor.Stream owners =
            owner.open(owner.request("/api/chat").POST(BodyPublishers.ofString(shown)));
        Visitor.Stream readers = reader.following(id)) {
      owners.readTo("first half");
      readers.readTo("first half");
      gate.countDown();
      assertThat(Chats.lines(readers.readAll())).isEqualTo(Chats.lines(owners.readAll()));
    }
    assertProblem(reader.ask(id, "May I?"), 403, "forbidden:chat");
    assertProblem(reader.delete("/api/chat/" + id + "/stream"), 403, "forbidden:chat");
    owner.patch("/api/chat/" + id, "{\"visibility\":\"private\"}");
    assertProblem(reader.get("/api/chat/" + id + "/stream"), 404, "not_found:chat");
  }

  @Test
  void historyPagesBothWaysAndRefusesNonsense() {
    gate.countDown();
    Visitor guest = chat.aGuest();
    List<UUID> asked = IntStream.range(0, 3).mapToObj(i -> randomUUID()).toList();
    asked.forEach(each -> guest.ask(each, "Hello"));
    JsonNode newest = guest.json("/api/history?limit=2");
    assertThat(ids(newest)).containsExactly(asked.get(2), asked.get(1));
    assertThat(newest.get("hasMore").asBoolean()).isTrue();
    JsonNode older = guest.json("/api/history?limit=2&ending_before=" + asked.get(1));
    assertThat(ids(older)).containsExactly(asked.get(0));
    assertThat(older.get("hasMore").asBoolean()).isFalse();
    JsonNode newer = guest.json("/api/history?limit=1&starting_after=" + asked.get(0));
    assertThat(ids(newer)).containsExactly(asked.get(1));
    for (String nonsense :
        List.of(
            "limit=0",
            "limit=101",
            "limit=abc",
            "limit=-5",
            "ending_before=x",
            "ending_before=" + randomUUID(),
            "ending_before=" + asked.get(1) + "&starting_after=" + asked.get(0))) {
      assertProblem(guest.get("/api/history?" + nonsense), 400, "bad_request:api");
    }
  }

  @Test
  void theModelsOnOfferBeginWithTheDefault() {
    JsonNode models = chat.aGuest().json("/api/models").get("models");
    assertThat(models.findValuesAsText("id"))
        .containsExactly("claude-haiku", "claude-sonnet", "nova-pro", "nova-lite");
    assertThat(models.get(0).fieldNames())
        .toIterable()
        .containsExactly("id", "name", "provider", "description", "included");
  }

  @Test
  void theTwentyFirstQuestionOfAGuestIsRefusedWithATimeToComeBack() {
    gate.countDown();
    Visitor guest = chat.aGuest();
    for (int i = 0; i < 20; i++) {
      assertThat(guest.ask(id, "Hello").statusCode()).isEqualTo(200);
    }
    HttpResponse<String> refused = guest.ask(id, "Once more");
    assertProblem(refused, 429, "rate_limit:chat");
    assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1L, Duration.ofHours(24).toSeconds());
    assertThat(guest.json("/api/chat/" + id + "/messages")).hasSize(40);
  }

  @Test
  void streamsAreNeverCompressed() {
    gate.countDown();
    HttpResponse<String> answer =
        chat.aGuest()
            .post(
                "/api/chat",
                Chats.question(id, randomUUID(), "Hello"),
                "Accept-Encoding",
                "gzip, br, zstd");
    assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
    assertThat(answer.body()).contains("[DONE]");
  }

  @Test
  void aDocumentIsItsOwnersAlone() {
    try (RunningChat demo = new RunningChat(new DemoModel(Duration.ZERO))) {
      Visitor owner = demo.aGuest();
      owner.ask(id, "Write an essay about rivers");
      String document =
          owner.json("/api/chat/" + id + "/messages").at("/1/parts/2/output/id").asText();
      JsonNode versions = owner.json("/api/document?id=" + document);
      assertThat(versions.at("/0/content").asText()).startsWith("# Rivers");
      assertThat(versions.at("/0/kind").asText()).isEqualTo("text");
      Visitor stranger = demo.aGuest();
      assertProblem(stranger.get("/api/document?id=" + document), 404, "not_found:document");
      assertProblem(owner.get("/api/document?id=x"), 400, "bad_request:api");
    }
  }

  @Test
  void whoPicksNoModelAsksTheFirstThatTheirPlanIncludesAsThePageShows() {
    ScriptedModel model = ScriptedModel.saying("Hello");
    try (RunningChat narrow =
        new RunningChat(model, Map.of("CHAT_GUEST_MODELS", "nova-lite,nova-pro"))) {
      Visitor guest = narrow.aGuest();
      String body =
          """
          {"id":"%s","message":{"id":"%s","role":"user","parts":[{"type":"text","text":"Hi"}]}}\
          """
              .formatted(id, randomUUID());
      assertThat(guest.post("/api/chat", body).body()).contains("[DONE]");
      assertThat(model.asked().getFirst().route().model()).isEqualTo(ModelCatalog.NOVA_PRO);
      assertThat(SELECTED.matcher(guest.get("/").body()).results())
          .extracting(button -> button.group(1))
          .containsExactly("nova-pro");
    }
  }

  private HttpRequest.Builder question(Visitor visitor, UUID message) {
    return visitor
        .request("/api/chat")
        .POST(BodyPublishers.ofString(Chats.question(id, message, "Hello")));
  }

  private void answerInTwoHalves(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    if (request.purpose() == Purpose.TITLE) {
      sink.accept(new ModelEvent.TextDelta("A title"));
    } else {
      sink.accept(new ModelEvent.TextDelta("first half, "));
      gate.await();
      sink.accept(new ModelEvent.TextDelta("second half"));
    }
    sink.accept(new ModelEvent.Finished(StopReason.END_TURN, TokenUsage.NONE));
  }

  private static List<UUID> ids(JsonNode page) {
    return page.get("chats").findValuesAsText("id").stream().map(UUID::fromString).toList();
  }

  static void assertProblem(HttpResponse<String> response, int status, String code) {
    assertThat(response.body()).contains("\"code\":\"" + code + "\"");
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(Visitor.parsed(response).path("message").asText()).isNotBlank();
  }
}
