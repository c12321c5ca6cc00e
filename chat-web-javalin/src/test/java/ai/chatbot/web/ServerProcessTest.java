package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as the process that it is: killed, started again, started twice, told to stop. */
@Timeout(180)
final class ServerProcessTest {
  @TempDir private Path folder;

  @Test
  void killedInTheMiddleOfAnAnswerItComesBackWithWhatWasStoredAndEndsItHonestly() throws Exception {
    UUID id = UUID.randomUUID();
    String session;
    String seen;
    String lastEvent;
    try (ServerProcess first = new ServerProcess(folder, Map.of())) {
      Visitor guest = first.aGuest();
      session = guest.session();
      try (Visitor.Stream stream = guest.open(question(guest, id).header("X-Chat-Follow", "1"))) {
        seen = readUntilSomeOfItIsStored(stream);
        lastEvent = stream.readTo("id: ").substring("id: ".length());
        first.kill();
      }
    }
    try (ServerProcess second = new ServerProcess(folder, Map.of())) {
      Visitor guest = second.aVisitor().as(session);
      JsonNode messages = guest.json("/api/chat/" + id + "/messages");
      assertThat(messages.at("/0/parts/0/text").asText()).isEqualTo("What can you do?");
      String kept = messages.at("/1/parts/2/text").asText();
      assertThat(kept).isNotEmpty();
      assertThat(seen).as("all that was kept had been said").startsWith(kept);
      assertThat(messages.at("/1/metadata/ending").asText()).isEqualTo("interrupted");
      assertThat(guest.get("/api/chat/" + id + "/stream").statusCode()).isEqualTo(204);
      String anew =
          guest
              .get("/api/chat/" + id + "/stream", "X-Chat-Follow", "1", "Last-Event-ID", lastEvent)
              .body();
      assertThat(anew).as("the answer anew, as it was kept").contains("\"start\"");
      assertThat(Chats.said(anew)).isEqualTo(kept);
      assertThat(anew).contains("interrupted:model", "[DONE]");
      assertThat(guest.ask(id, "And now a table").body()).contains("PostgreSQL", "[DONE]");
      assertThat(guest.json("/api/chat/" + id + "/messages")).hasSize(4);
    }
  }

  @Test
  void aSecondServerOnTheSameFolderSaysWhoHasIt() throws Exception {
    try (ServerProcess first = new ServerProcess(folder, Map.of());
        ServerProcess second = new ServerProcess(folder, Map.of())) {
      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.output())
          .singleElement()
          .satisfies(
              sentence ->
                  assertThat(sentence).contains(folder.toString(), first.address()).endsWith("."));
      assertThat(first.aVisitor().get("/api/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void familiesThatNobodyAnswersForAreNamedAtTheStart() throws Exception {
    try (ServerProcess server = new ServerProcess(folder, Map.of("AWS_REGION", "sa-east-1"))) {
      assertThat(server.line("Not callable"))
          .isEqualTo(
              "Not callable from sa-east-1 today: claude-haiku, claude-sonnet. Set AWS_REGION, or"
                  + " CHAT_GLOBAL_INFERENCE to true.");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void toldToStopItStopsItsDatabaseToo() throws Exception {
    try (ServerProcess server = new ServerProcess(folder, Map.of())) {
      assertThat(ServerProcess.databases(folder)).as("the database runs").isNotEmpty();
      server.terminate();
      assertThat(ServerProcess.databases(folder)).isEmpty();
    }
  }

  @Test
  void aTakenPortIsOneSentence() throws Exception {
    try (ServerProcess first = new ServerProcess(folder.resolve("a"), Map.of())) {
      String port = first.address().replaceFirst(".*:", "");
      try (ServerProcess second = new ServerProcess(folder.resolve("b"), Map.of("PORT", port))) {
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output())
            .containsExactly("Port " + port + " is taken: stop what listens there, or set PORT.");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.7", "no.such.host.invalid"})
  void anAddressOfAnotherMachineIsOneSentence(String host) throws Exception {
    try (ServerProcess server = new ServerProcess(folder, Map.of("HOST", host))) {
      assertThat(server.exitCode()).isEqualTo(1);
      assertThat(server.output())
          .singleElement()
          .satisfies(sentence -> assertThat(sentence).startsWith("HOST is").contains("127.0.0.1"));
    }
  }

  @Test
  void withADatabaseOfOnesOwnItNeverFallsBackToTheDemo() throws Exception {
    Map<String, String> settings =
        Map.of(
            "POSTGRES_URL",
            "postgres://nobody@localhost:1/chat",
            "AUTH_SECRET",
            "s".repeat(32),
            "CHAT_PROVIDER",
            "auto",
            "HOME",
            folder.toString());
    try (ServerProcess server = new ServerProcess(folder, settings)) {
      assertThat(server.exitCode()).isEqualTo(1);
      assertThat(server.output())
          .singleElement()
          .satisfies(
              sentence ->
                  assertThat(sentence)
                      .startsWith("No AWS credentials were found")
                      .contains("AWS_ACCESS_KEY_ID", "CHAT_PROVIDER"));
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsOneSentenceWithoutThePassword() throws Exception {
    Map<String, String> settings =
        Map.of(
            "POSTGRES_URL",
            "postgres://chat:hunter2@localhost:1/chat",
            "AUTH_SECRET",
            "s".repeat(32));
    try (ServerProcess server = new ServerProcess(folder, settings)) {
      assertThat(server.exitCode()).isEqualTo(1);
      List<String> told = server.output();
      assertThat(told.getLast())
          .startsWith("The database cannot be used (")
          .contains("POSTGRES_URL");
      assertThat(String.join("\n", told)).doesNotContain("hunter2", "\tat ");
    }
  }

  @Test
  void withADatabaseOfOnesOwnASecretIsRequired() throws Exception {
    Map<String, String> settings = Map.of("POSTGRES_URL", "postgres://nobody@localhost:1/chat");
    try (ServerProcess server = new ServerProcess(folder, settings)) {
      assertThat(server.exitCode()).isEqualTo(1);
      assertThat(server.output())
          .singleElement()
          .satisfies(sentence -> assertThat(sentence).startsWith("AUTH_SECRET is required"));
    }
  }

  /** Events are stored a moment after they are sent, so what was said long before has been. */
  private static String readUntilSomeOfItIsStored(Visitor.Stream stream) {
    StringBuilder seen = new StringBuilder();
    for (int words = 0; words < 60; words++) {
      seen.append(
          Visitor.parsed(stream.readTo("text-delta").substring("data: ".length()))
              .path("delta")
              .asText());
    }
    return seen.toString();
  }

  private static HttpRequest.Builder question(Visitor visitor, UUID chat) {
    String body = Chats.question(chat, UUID.randomUUID(), "What can you do?");
    return visitor.request("/api/chat").POST(BodyPublishers.ofString(body));
  }
}
