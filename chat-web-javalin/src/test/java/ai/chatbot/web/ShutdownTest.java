package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.core.fake.Gate;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to stop while it answers. */
@Timeout(180)
final class ShutdownTest {
  private static final int TERMINATED = 143;

  private final UUID chat = UUID.randomUUID();
  private final Gate rest = new Gate();

  @TempDir private Path folder;

  @Test
  void itTakesNoMoreQuestionsAndLetsTheRunningAnswerEnd() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(Saying.becauseOfTheAir(rest));
        ServerProcess server = server(bedrock, "100")) {
      Visitor guest = server.aGuest();
      try (Visitor.Stream stream = guest.asking(chat, "Why is the sky blue?")) {
        stream.readTo("Because of ");
        server.tellToStop();
        awaitNotReady(server);
        assertThat(guest.get("/api/health").statusCode()).isEqualTo(200);
        assertComeBackLater(guest.ask(UUID.randomUUID(), "And the sea?"));
        rest.open();
        assertThat(stream.readTo("text-delta")).contains("the air.");
        assertThat(stream.readAll()).contains("\"finish\"").endsWith("data: [DONE]\n\n");
      }
      assertThat(server.exitCode()).isEqualTo(TERMINATED);
    }
  }

  @Test
  @Timeout(60)
  void whatDoesNotEndInTimeIsEndedAsInterruptedAndItsTextKept() throws Exception {
    String session;
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(Saying.becauseOfTheAir(rest));
        ServerProcess server = server(bedrock, "1")) {
      Visitor guest = server.aGuest();
      session = guest.session();
      try (Visitor.Stream stream = guest.asking(chat, "Why is the sky blue?")) {
        stream.readTo("Because of ");
        server.tellToStop();
        assertThat(stream.readAll())
            .contains("interrupted:model")
            .doesNotContain("\"finish\"")
            .endsWith("data: [DONE]\n\n");
      }
      assertThat(server.exitCode()).isEqualTo(TERMINATED);
    }
    try (ServerProcess next = new ServerProcess(folder, Map.of())) {
      JsonNode messages = next.aVisitor().as(session).messages(chat);
      assertThat(Chats.said(messages.path(1))).isEqualTo("Because of ");
      assertThat(messages.at("/1/metadata/ending").asText()).isEqualTo("interrupted");
    }
  }

  private static void awaitNotReady(ServerProcess server) {
    Visitor balancer = server.aVisitor();
    while (balancer.get("/api/health/ready").statusCode() == 200) {
      Thread.onSpinWait();
    }
    assertThat(balancer.get("/api/health/ready").statusCode()).isEqualTo(503);
  }

  private static void assertComeBackLater(HttpResponse<String> refused) {
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(Visitor.parsed(refused).path("code").asText()).isEqualTo("offline:chat");
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
  }

  private ServerProcess server(ScriptedBedrock bedrock, String grace) {
    Map<String, String> settings = new HashMap<>(ServerProcess.asking(bedrock));
    settings.put("CHAT_SHUTDOWN_GRACE", grace);
    return new ServerProcess(folder, settings);
  }
}
