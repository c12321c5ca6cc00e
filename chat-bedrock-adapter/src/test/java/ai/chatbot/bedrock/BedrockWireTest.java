package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.EventFrames;
import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.bedrock.fake.ScriptedBedrock.Answer;
import ai.chatbot.bedrock.fake.ScriptedBedrock.Call;
import ai.chatbot.bedrock.fake.ScriptedBedrock.Script;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold in each version of HTTP. */
@Timeout(60)
@ParameterizedClass
@EnumSource(HttpVersion.class)
final class BedrockWireTest {
  private static final ModelEvent FINISHED =
      new ModelEvent.Finished(StopReason.END_TURN, new TokenUsage(12, 5, 3, 4));

  private final HttpVersion http;

  BedrockWireTest(HttpVersion http) {
    this.http = http;
  }

  @Test
  void textComesInTheVersionThatWasAskedFor() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(answer -> greet(answer.start()))) {
      assertThat(events(bedrock))
          .containsExactly(
              new ModelEvent.TextDelta("Good "), new ModelEvent.TextDelta("evening"), FINISHED);
      assertThat(bedrock.calls()).extracting(Call::protocol).containsExactly(Asked.protocol(http));
    }
  }

  @Test
  void aMessageThatChangedOnItsWayBreaksTheStream() throws Exception {
    byte[] changed = EventFrames.event("contentBlockDelta", Map.of("delta", Map.of("text", "Hi")));
    changed[changed.length / 2] ^= 1;

    List<ModelEvent> events = events(answer -> answer.start().text("Good ").bytes(changed).end());

    assertThat(events).first().isEqualTo(new ModelEvent.TextDelta("Good "));
    assertThat(Asked.failure(events.subList(1, events.size())))
        .isInstanceOfSatisfying(
            ModelFailure.BrokenStream.class,
            failure -> assertThat(failure.report().words()).contains("checksum"));
  }

  @Test
  void aStreamThatEndsBeforeItsPromisedLengthIsBroken() throws Exception {
    List<ModelEvent> events = events(answer -> answer.startWhatWillBeCut().text("Good "));

    assertThat(events).first().isEqualTo(new ModelEvent.TextDelta("Good "));
    assertThat(Asked.failure(events.subList(1, events.size())))
        .isInstanceOfSatisfying(
            ModelFailure.BrokenStream.class,
            failure ->
                assertThat(failure.report().words()).contains("before the connection was closed"));
  }

  @Test
  void aStreamThatIsCutLeavesTheOthersAlone() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Gate other = new Gate();
    BlockingQueue<ModelEvent> events = new LinkedBlockingQueue<>();
    try (ScriptedBedrock bedrock =
            ScriptedBedrock.playing(
                answer -> {
                  answer.start().text("Good ");
                  if (asked.incrementAndGet() == 1) {
                    other.pass();
                    answer.text("evening").stop("end_turn", 12, 5);
                  } else {
                    answer.cut();
                  }
                });
        BedrockModels models = Asked.at(bedrock.endpoint(), http)) {
      Background caller = inBackground(models, events::add);
      assertThat(next(events)).isEqualTo(new ModelEvent.TextDelta("Good "));

      assertThat(events(models)).last().isInstanceOf(ModelEvent.Failed.class);
      other.open();
      assertThat(caller.ended().get(30, TimeUnit.SECONDS)).isNull();
      assertThat(events).containsExactly(new ModelEvent.TextDelta("evening"), FINISHED);
    }
  }

  @Test
  void aCallThatIsCutBeforeItsFirstByteIsUnavailable() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(Answer::cut)) {
      assertThat(Asked.failure(events(bedrock)))
          .isInstanceOfSatisfying(
              ModelFailure.Unavailable.class,
              failure ->
                  assertThat(failure.report().words()).contains("The connection was closed"));
      assertThat(bedrock.calls()).hasSize(1);
    }
  }

  @Test
  void closingTheDoorFailsTheAnswersUnderWay() throws Exception {
    Gate silence = new Gate();
    BlockingQueue<ModelEvent> events = new LinkedBlockingQueue<>();
    try (ScriptedBedrock bedrock =
        ScriptedBedrock.playing(
            answer -> {
              answer.start().text("Good ");
              silence.pass();
            })) {
      try (BedrockModels models = Asked.at(bedrock.endpoint(), http)) {
        inBackground(models, events::add);
        assertThat(next(events)).isEqualTo(new ModelEvent.TextDelta("Good "));
      }

      assertThat(next(events)).isInstanceOf(ModelEvent.Failed.class);
    }
  }

  /** The answer is larger than what HTTP/2 lets a sender send ahead. */
  @Test
  void aSlowSinkLosesNothingAndReordersNothing() throws Exception {
    int deltas = 5_000;
    int ahead = 100;
    String filling = "x".repeat(1_000);
    Semaphore written = new Semaphore(0);
    List<ModelEvent> events = new ArrayList<>();
    try (ScriptedBedrock bedrock =
            ScriptedBedrock.playing(
                answer -> {
                  answer.start();
                  for (int i = 0; i < deltas; i++) {
                    answer.text(i + filling);
                    written.release();
                  }
                  answer.stop("end_turn", 12, 5);
                });
        BedrockModels models = Asked.at(bedrock.endpoint(), http)) {
      models
          .model()
          .generate(
              ARequest.hello(),
              event -> {
                if (event instanceof ModelEvent.TextDelta && events.size() % ahead == 0) {
                  await(() -> assertThat(written.tryAcquire(ahead, 30, TimeUnit.SECONDS)).isTrue());
                }
                events.add(event);
              });
    }

    assertThat(events).hasSize(deltas + 1);
    for (int i = 0; i < deltas; i++) {
      assertThat(events.get(i)).isEqualTo(new ModelEvent.TextDelta(i + filling));
    }
    assertThat(events).last().isEqualTo(FINISHED);
  }

  @Test
  void aSinkThatWaitsDoesNotHoldUpAnotherAnswer() throws Exception {
    String filling = "x".repeat(1_000);
    Gate sink = new Gate();
    List<ModelEvent> events = new ArrayList<>();
    try (ScriptedBedrock bedrock =
            ScriptedBedrock.playing(
                answer -> {
                  answer.start();
                  for (int i = 0; i < 5_000; i++) {
                    answer.text(filling);
                  }
                  answer.stop("end_turn", 12, 5);
                });
        BedrockModels models = Asked.at(bedrock.endpoint(), http)) {
      Background waiting =
          inBackground(
              models,
              event -> {
                await(sink::pass);
                events.add(event);
              });
      sink.awaitArrival();

      assertThat(events(models)).hasSize(5_001).last().isEqualTo(FINISHED);
      sink.open();
      assertThat(waiting.ended().get(30, TimeUnit.SECONDS)).isNull();
      assertThat(events).hasSize(5_001).last().isEqualTo(FINISHED);
    }
  }

  @Test
  void anAnswerThatIsGivenUpLeavesTheOthersAlone() throws Exception {
    Gate silence = new Gate();
    BlockingQueue<ModelEvent> given = new LinkedBlockingQueue<>();
    BlockingQueue<ModelEvent> kept = new LinkedBlockingQueue<>();
    try (ScriptedBedrock bedrock =
            ScriptedBedrock.playing(
                answer -> {
                  answer.start().text("Good ");
                  silence.pass();
                  answer.text("evening").stop("end_turn", 12, 5);
                });
        BedrockModels models = Asked.at(bedrock.endpoint(), http)) {
      Background givenUp = inBackground(models, given::add);
      assertThat(next(given)).isEqualTo(new ModelEvent.TextDelta("Good "));
      Background other = inBackground(models, kept::add);
      assertThat(next(kept)).isEqualTo(new ModelEvent.TextDelta("Good "));
      assertThat(bedrock.calls().stream().map(Call::clientPort).distinct())
          .as("connections")
          .hasSize(http == HttpVersion.HTTP_2 ? 1 : 2);

      givenUp.thread().interrupt();
      assertThat(bedrock.seesTheClientHangUp()).isTrue();
      silence.open();

      assertThat(other.ended().get(30, TimeUnit.SECONDS)).isNull();
      assertThat(kept).containsExactly(new ModelEvent.TextDelta("evening"), FINISHED);
      assertThat(events(models)).last().isEqualTo(FINISHED);
    }
  }

  @Test
  void anAnswerThatEndedLeavesItsConnectionToALaterOne() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(answer -> greet(answer.start()));
        BedrockModels models = Asked.at(bedrock.endpoint(), http)) {
      for (int i = 0; i < 100; i++) {
        assertThat(events(models)).last().isEqualTo(FINISHED);
      }

      assertThat(bedrock.calls()).hasSize(100);
      assertThat(bedrock.calls().stream().map(Call::clientPort).distinct()).hasSizeLessThan(10);
    }
  }

  private List<ModelEvent> events(Script script) throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(script)) {
      return events(bedrock);
    }
  }

  private List<ModelEvent> events(ScriptedBedrock bedrock) throws Exception {
    try (BedrockModels models = Asked.at(bedrock.endpoint(), http)) {
      return events(models);
    }
  }

  private static List<ModelEvent> events(BedrockModels models) throws Exception {
    List<ModelEvent> events = new ArrayList<>();
    models.model().generate(ARequest.hello(), events::add);
    return events;
  }

  private static void greet(Answer answer) throws IOException {
    answer.text("Good ").text("evening").blockStops(0).stop("end_turn", 12, 5);
  }

  /** A caller of its own; {@code ended} is told what it threw, or null if it returned. */
  private record Background(Thread thread, CompletableFuture<@Nullable Exception> ended) {}

  private static Background inBackground(BedrockModels models, Consumer<ModelEvent> sink) {
    CompletableFuture<@Nullable Exception> ended = new CompletableFuture<>();
    Thread thread =
        Thread.startVirtualThread(
            () -> {
              try {
                models.model().generate(ARequest.hello(), sink);
                ended.complete(null);
              } catch (InterruptedException | RuntimeException e) {
                ended.complete(e);
              }
            });
    return new Background(thread, ended);
  }

  private static @Nullable ModelEvent next(BlockingQueue<ModelEvent> events)
      throws InterruptedException {
    return events.poll(30, TimeUnit.SECONDS);
  }

  private interface Wait {
    void over() throws InterruptedException;
  }

  private static void await(Wait wait) {
    try {
      wait.over();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting", e);
    }
  }
}
