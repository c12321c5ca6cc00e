package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.demo.DemoModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Who gets what on every route: somebody without a session, a guest whose the things are not, their
 * owner, another member, and a reader of a chat that its owner shows to everybody. The table is
 * {@code authorization.csv}; a route that has no row there fails.
 */
@Timeout(120)
final class AuthorizationMatrixTest {
  private static final String TABLE = "/ai/chatbot/web/authorization.csv";

  private final RunningChat chat = new RunningChat(new DemoModel(Duration.ZERO));
  private final Visitor owner = chat.aGuest();
  private final Map<String, String> things = new LinkedHashMap<>();

  @AfterEach
  void close() {
    chat.close();
  }

  @ParameterizedTest(name = "{0} {1} {2}: {4} {5} {6} {7} {8}")
  @CsvFileSource(
      resources = TABLE,
      numLinesToSkip = 1,
      delimiter = '|',
      quoteCharacter = '\0',
      nullValues = "-")
  void everybodyGetsWhatTheTableSays(
      String method,
      String route,
      String query,
      String body,
      String nobody,
      String guest,
      String owners,
      String member,
      String reader) {
    makeThings();
    Call call = new Call(method, route, query, body);
    check(call, "nobody", chat.aVisitor(), false, nobody);
    check(call, "guest", chat.aGuest(), false, guest);
    check(call, "member", aMember(), false, member);
    check(call, "reader", chat.aGuest(), true, reader);
    check(call, "owner", owner, false, owners);
  }

  @Test
  void everyRouteHasARow() throws Exception {
    Set<String> rows;
    try (var table = AuthorizationMatrixTest.class.getResourceAsStream(TABLE)) {
      rows =
          new String(table.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .skip(1)
              .map(line -> line.split("\\|"))
              .map(cells -> cells[0].strip() + " " + cells[1].strip())
              .collect(Collectors.toSet());
    }
    assertThat(chat.routes()).hasSizeGreaterThan(40);
    assertThat(rows).containsExactlyInAnyOrderElementsOf(chat.routes());
  }

  @Test
  void everyRouteIsInTheGuide() throws Exception {
    String guide = Files.readString(Path.of("../docs/http-api.md"));
    assertThat(chat.routes()).isNotEmpty().allMatch(route -> guide.contains("`" + route + "`"));
  }

  private void check(Call call, String who, Visitor visitor, boolean shown, String expected) {
    if (expected == null) {
      return;
    }
    if (shown) {
      owner.patch("/api/chat/" + things.get("chat"), "{\"visibility\":\"public\"}");
    }
    HttpResponse<String> response = call.as(visitor, things);
    String code = Visitor.code(response);
    assertThat(response.statusCode() + (code.isEmpty() ? "" : " " + code))
        .as("%s: %s", who, response.body())
        .isEqualTo(expected.strip());
  }

  private Visitor aMember() {
    Visitor member = chat.aGuest();
    assertThat(
            member
                .register(UUID.randomUUID() + "@example.org", "a long enough password")
                .statusCode())
        .isEqualTo(200);
    return member;
  }

  /** A chat of the owner's with an answer and a document, under the names of the table. */
  private void makeThings() {
    UUID id = UUID.randomUUID();
    assertThat(owner.ask(id, "Write an essay about rivers").statusCode()).isEqualTo(200);
    JsonNode messages = owner.messages(id);
    things.put("chat", id.toString());
    things.put("question", messages.at("/0/id").asText());
    things.put("answer", messages.at("/1/id").asText());
    things.put("document", messages.at("/1/parts/2/output/id").asText());
    things.put("fresh", UUID.randomUUID().toString());
    assertThat(things.values()).doesNotContain("");
  }

  /** A row's request. */
  private record Call(String method, String route, String query, String body) {
    HttpResponse<String> as(Visitor visitor, Map<String, String> things) {
      String path =
          route.replace("{id}", "<chat>").replace("<path>", "icon.svg")
              + (query == null ? "" : "?" + query);
      return visitor.call(
          method.strip(),
          filled(path.strip(), things),
          body == null ? "" : filled(body.strip(), things));
    }

    private static String filled(String text, Map<String, String> things) {
      String filled = text;
      for (Map.Entry<String, String> thing : things.entrySet()) {
        filled = filled.replace("<" + thing.getKey() + ">", thing.getValue());
      }
      return filled.replace("<new>", UUID.randomUUID().toString());
    }
  }
}
