package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.bedrock.fake.ScriptedBedrock.Answer;
import ai.chatbot.core.fake.Gate;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under living answers, for longer than a lease lasts, and comes back. */
@Timeout(300)
final class OutageTest {
  private static final int ANSWERS = 50;
  private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(45);

  private final Gate during = new Gate();
  private final Gate after = new Gate();

  @TempDir private Path folder;

  @Test
  void noAnswerIsLostAndNobodyIsEndedWhoLives() throws Exception {
    try (DatabaseServer database = new DatabaseServer(folder.resolve("postgres"));
        ScriptedBedrock bedrock = ScriptedBedrock.playing(new Saying(this::inThreeParts));
        ServerProcess owner = database.serverAsking(bedrock);
        ServerProcess other = database.serverAsking(bedrock);
        ServerProcess killed = database.serverAsking(bedrock)) {
      List<Asker> askers = Stream.generate(() -> Asker.at(owner)).limit(ANSWERS).toList();
      Asker orphan = Asker.at(killed);
      Visitor.Stream orphanElsewhere = orphan.followedAt(other);
      orphanElsewhere.readTo("Because ");

      long stopped = System.nanoTime();
      database.stop();
      killed.kill();
      during.open();
      for (Asker asker : askers) {
        asker.stream().readTo("\"of \"");
      }
      assertItSaysThatItIsNotReady(owner.aVisitor());
      UUID refused = UUID.randomUUID();
      assertItIsToComeLater(askers.getFirst().person().ask(refused, "And the sea?"));
      awaitTheEndOfLeases(stopped, owner, other);
      database.start();

      List<Visitor.Stream> elsewhere =
          askers.stream().map(asker -> asker.followedAt(other)).toList();
      for (Visitor.Stream follower : elsewhere) {
        follower.readTo("\"of \"");
      }
      assertThat(orphanElsewhere.readAll()).as("the dead are ended").contains("interrupted:model");
      awaitTheNextRenewal(askers.getFirst().followedAt(other));
      after.open();
      for (int at = 0; at < ANSWERS; at++) {
        askers.get(at).assertWhole(elsewhere.get(at));
      }
      askers.getFirst().assertKnowsNothingOf(refused);
      assertThat(askers.getFirst().person().ask(refused, "And the sea?").body())
          .contains("the air.", "\"finish\"");
    }
  }

  private void inThreeParts(Answer answer) throws IOException, InterruptedException {
    answer.text("Because ");
    during.pass();
    answer.text("of ");
    after.pass();
    answer.text("the air.");
  }

  private static void assertItSaysThatItIsNotReady(Visitor balancer) {
    assertThat(balancer.get("/api/health").statusCode()).isEqualTo(200);
    assertThat(balancer.get("/api/health/ready").statusCode()).isEqualTo(503);
  }

  private static void assertItIsToComeLater(HttpResponse<String> refused) {
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(Visitor.parsed(refused).path("code").asText()).isEqualTo("offline:chat");
    assertThat(Visitor.parsed(refused).path("message").asText()).contains("database");
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
  }

  /** Each says every ten seconds or so that it has not renewed its lease. */
  private static void awaitTheEndOfLeases(long stopped, ServerProcess... servers)
      throws InterruptedException {
    for (ServerProcess server : servers) {
      do {
        server.line("did not renew the lease");
      } while (System.nanoTime() - stopped < LONGER_THAN_A_LEASE.toNanos());
    }
  }

  /**
   * Whichever server has ended the dead one's answer, the other looks for such answers as well
   * before ten more seconds are over, and a stream is silent for that long between two signs.
   */
  private static void awaitTheNextRenewal(Visitor.Stream silent) {
    try (silent) {
      silent.readTo(": still here");
      silent.readTo(": still here");
    }
  }

  /** Somebody who reads the answer to a question, of which the first word has come. */
  private record Asker(Visitor person, UUID chat, Visitor.Stream stream) {
    static Asker at(ServerProcess server) {
      Visitor person = server.aGuest();
      UUID chat = UUID.randomUUID();
      Visitor.Stream stream = person.asking(chat, "Why is the sky blue?");
      stream.readTo("Because ");
      return new Asker(person, chat, stream);
    }

    Visitor.Stream followedAt(ServerProcess other) {
      return other.aVisitor().as(person.session()).following(chat);
    }

    void assertWhole(Visitor.Stream elsewhere) {
      String whole = stream.readAll();
      assertThat(whole).contains("\"finish\"").endsWith("data: [DONE]\n\n");
      assertThat(Chats.said(whole)).isEqualTo("Because of the air.");
      assertThat(Chats.lines(elsewhere.readAll())).isEqualTo(Chats.lines(whole));
      JsonNode messages = person.messages(chat);
      assertThat(messages).hasSize(2);
      assertThat(Chats.said(messages.path(1))).isEqualTo("Because of the air.");
      assertThat(messages.at("/1/metadata").has("ending")).as("it ended by itself").isFalse();
    }

    void assertKnowsNothingOf(UUID other) {
      assertThat(person.get("/api/chat/" + other + "/messages").statusCode()).isEqualTo(404);
      assertThat(person.json("/api/history").path("chats").findValuesAsText("id"))
          .containsExactly(chat.toString());
    }
  }
}
