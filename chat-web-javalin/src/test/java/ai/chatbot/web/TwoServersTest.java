package ai.chatbot.web;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.bedrock.fake.ScriptedBedrock.Answer;
import ai.chatbot.core.contract.AtOnce;
import ai.chatbot.core.fake.Gate;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that share a database: one makes an answer, another knows of it. */
@Timeout(180)
final class TwoServersTest {
  private static final String OWN_PAGE = "X-Chat-Follow";
  private static final String COMING_BACK = "Last-Event-ID";
  private static final String PACKED = "Accept-Encoding";

  /** More than a hundred kilobytes. */
  private static final String PARAGRAPH = "The sky is blue. ".repeat(60);

  private static final int PARAGRAPHS = 120;

  @TempDir private static Path folder;
  private static DatabaseServer database;
  private static ScriptedBedrock prompt;
  private static ServerProcess other;

  private final UUID chat = UUID.randomUUID();
  private final Gate rest = new Gate();

  @BeforeAll
  static void startOneThatAnswersAtOnce() {
    database = new DatabaseServer(folder.resolve("postgres"));
    prompt = ScriptedBedrock.playing(new Saying(answer -> answer.text("At once.")));
    other = database.serverAsking(prompt);
  }

  @AfterAll
  static void stop() {
    other.close();
    prompt.close();
    database.close();
  }

  @Test
  void whoeverFollowsAnAnswerReadsTheSameWhereverItIsMade() {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(Saying.becauseOfTheAir(rest));
        ServerProcess owner = database.serverAsking(bedrock)) {
      Visitor here = owner.aGuest();
      Visitor there = other.aVisitor().as(here.session());
      try (Visitor.Stream first = here.asking(chat, "Why is the sky blue?");
          Visitor.Stream tab = here.following(chat);
          Visitor.Stream elsewhere = there.following(chat)) {
        for (Visitor.Stream each : List.of(first, tab, elsewhere)) {
          assertThat(each.readTo("text-delta")).contains("Because of ");
        }
        rest.open();
        List<String> whole = Chats.lines(first.readAll());
        assertThat(Chats.said(first.seen())).isEqualTo("Because of the air.");
        assertThat(whole.getLast()).isEqualTo("data: [DONE]");
        assertThat(Chats.lines(tab.readAll())).isEqualTo(whole);
        assertThat(Chats.lines(elsewhere.readAll())).isEqualTo(whole);
      }
    }
  }

  @Test
  void aReaderGoesOnAtAnotherServerWhereItLeftOff() {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(Saying.becauseOfTheAir(rest));
        ServerProcess owner = database.serverAsking(bedrock)) {
      Visitor here = owner.aGuest();
      Visitor there = other.aVisitor().as(here.session());
      try (Visitor.Stream whole = here.asking(chat, "Why is the sky blue?", OWN_PAGE, "1")) {
        String before = readAndLeft(here, "Because of ");
        try (Visitor.Stream back =
            there.following(chat, OWN_PAGE, "1", COMING_BACK, ids(before).getLast())) {
          rest.open();
          List<String> afterwards = Chats.lines(back.readAll());
          assertThat(Chats.said(before)).isEqualTo("Because of ");
          assertThat(Chats.said(back.seen())).isEqualTo("the air.");
          assertThat(Stream.of(Chats.lines(before), afterwards).flatMap(List::stream))
              .isEqualTo(Chats.lines(whole.readAll()));
        }
      }
    }
  }

  @Test
  @Timeout(75)
  void whoMakesAnAnswerIsKilledAndItsReadersElsewhereGetItsTextAndAnHonestEnd() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(Saying.becauseOfTheAir(rest));
        ServerProcess owner = database.serverAsking(bedrock)) {
      Visitor here = owner.aGuest();
      Visitor there = other.aVisitor().as(here.session());
      try (Visitor.Stream first = here.asking(chat, "Why is the sky blue?");
          Visitor.Stream elsewhere = there.following(chat)) {
        first.readTo("Because of ");
        elsewhere.readTo("Because of ");
        owner.kill();
        assertThat(there.ask(chat, "And the sea?").body())
            .as("asked before anybody has noticed")
            .contains("At once.", "\"finish\"");
        assertThat(elsewhere.readAll()).contains("interrupted:model").endsWith("data: [DONE]\n\n");
        assertThat(Chats.said(elsewhere.seen())).isEqualTo("Because of ");
      }
      JsonNode messages = there.messages(chat);
      assertThat(Chats.said(messages.path(1))).isEqualTo("Because of ");
      assertThat(messages.at("/1/metadata/ending").asText()).isEqualTo("interrupted");
      assertThat(messages).hasSize(4);
    }
  }

  @Test
  void aStopThatIsSentToAnotherServerCancelsTheModelsCall() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(Saying.becauseOfTheAir(rest));
        ServerProcess owner = database.serverAsking(bedrock)) {
      Visitor here = owner.aGuest();
      Visitor there = other.aVisitor().as(here.session());
      try (Visitor.Stream first = here.asking(chat, "Why is the sky blue?")) {
        first.readTo("Because of ");
        String stream = "/api/chat/" + chat + "/stream";
        assertThat(there.delete(stream).statusCode()).isEqualTo(204);
        assertThat(bedrock.seesTheClientHangUp()).isTrue();
        assertThat(first.readAll()).contains("\"abort\"").endsWith("data: [DONE]\n\n");
        assertThat(Chats.said(first.seen())).isEqualTo("Because of ");
        assertThat(there.delete(stream).statusCode()).as("stopped again").isEqualTo(204);
        assertThat(here.delete(stream).statusCode()).as("stopped here too").isEqualTo(204);
        JsonNode messages = there.messages(chat);
        assertThat(Chats.said(messages.path(1))).isEqualTo("Because of ");
        assertThat(messages.at("/1/metadata/ending").asText()).isEqualTo("stopped");
      }
    }
  }

  @Test
  void aLongAnswerIsReplayedUncompressedWhileItLivesAndAfterwards() {
    String text = PARAGRAPH.repeat(PARAGRAPHS);
    assertThat(text).hasSizeGreaterThan(100_000);
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(new Saying(this::atLength));
        ServerProcess owner = database.serverAsking(bedrock)) {
      Visitor here = owner.aGuest();
      Visitor there = other.aVisitor().as(here.session());
      try (Visitor.Stream first = here.asking(chat, "Why?", OWN_PAGE, "1");
          Visitor.Stream again = here.following(chat, PACKED, "gzip, br");
          Visitor.Stream elsewhere = there.following(chat, PACKED, "gzip, br")) {
        for (Visitor.Stream each : List.of(first, again, elsewhere)) {
          each.readTo("That was all");
          assertThat(each.headers().firstValue("Content-Encoding")).isEmpty();
          assertThat(Chats.said(each.seen())).isEqualTo(text + "That was all");
        }
        String began = ids(first.seen()).getFirst();
        rest.open();
        first.readAll();
        for (Visitor reader : List.of(here, there)) {
          try (Visitor.Stream ended =
              reader.following(chat, PACKED, "gzip, br", COMING_BACK, began)) {
            assertThat(Chats.said(ended.readAll())).isEqualTo(text + "That was all.");
            assertThat(ended.headers().firstValue("Content-Encoding")).isEmpty();
          }
        }
      }
    }
  }

  @Test
  void ofTwoHundredQuestionsAtOnceAsManyPassAsAGuestHasLeft() throws InterruptedException {
    try (ServerProcess owner = database.serverAsking(prompt)) {
      Visitor here = owner.aGuest();
      Visitor there = other.aVisitor().as(here.session());

      List<HttpResponse<String>> answers =
          AtOnce.all(
              IntStream.range(0, 200)
                  .mapToObj(turn -> turn % 2 == 0 ? here : there)
                  .map(asker -> () -> asker.ask(UUID.randomUUID(), "Why?")));

      assertThat(answers.stream().collect(groupingBy(HttpResponse::statusCode, counting())))
          .isEqualTo(Map.of(200, 20L, 429, 180L));
      assertThat(answers)
          .filteredOn(it -> it.statusCode() == 200)
          .allSatisfy(it -> assertThat(it.body()).contains("At once.", "\"finish\""));
      assertThat(here.json("/api/history?limit=100").path("chats")).hasSize(20);
    }
  }

  private void atLength(Answer answer) throws IOException, InterruptedException {
    for (int at = 0; at < PARAGRAPHS; at++) {
      answer.text(PARAGRAPH);
    }
    answer.text("That was all");
    rest.pass();
    answer.text(".");
  }

  /** What somebody has read of the answer who leaves after those words. */
  private String readAndLeft(Visitor reader, String words) {
    try (Visitor.Stream stream = reader.following(chat, OWN_PAGE, "1")) {
      stream.readTo(words);
      return stream.seen();
    }
  }

  /** The places in a stream to come back by. */
  private static List<String> ids(String stream) {
    return Chats.lines(stream).stream()
        .filter(line -> line.startsWith("id: "))
        .map(line -> line.substring("id: ".length()))
        .toList();
  }
}
