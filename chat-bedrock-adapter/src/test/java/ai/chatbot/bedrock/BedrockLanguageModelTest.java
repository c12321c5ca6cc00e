package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.bedrock.ScriptedBedrock.Answer;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class BedrockLanguageModelTest {
  private static final TokenUsage USAGE = new TokenUsage(12, 5, 3, 4);

  @Test
  void textComesInOrderAndThenTheEndWithItsUsage() throws Exception {
    assertThat(Asked.events(answer -> greet(answer.start())))
        .containsExactly(
            new ModelEvent.TextDelta("Good "),
            new ModelEvent.TextDelta("evening"),
            new ModelEvent.Finished(StopReason.END_TURN, USAGE));
  }

  @Test
  void aToolCallComesWithItsInputAsItIsWrittenAndThenWhole() throws Exception {
    assertThat(
            Asked.events(
                answer -> {
                  answer.start().toolStarts(1, "call-1", "getWeather");
                  answer
                      .toolInput(1, "")
                      .toolInput(1, "{\"lat\": 52.50, \"da")
                      .toolInput(1, "ys\": [1, null]}");
                  answer.blockStops(1).stop("tool_use", 12, 5);
                }))
        .containsExactly(
            new ModelEvent.ToolInputStarted("call-1", "getWeather"),
            new ModelEvent.ToolInputDelta("call-1", "{\"lat\": 52.50, \"da"),
            new ModelEvent.ToolInputDelta("call-1", "ys\": [1, null]}"),
            new ModelEvent.ToolCalled(new ToolCall("call-1", "getWeather", twoDaysInBerlin())),
            new ModelEvent.Finished(StopReason.TOOL_USE, USAGE));
  }

  @Test
  void aToolCallWithoutInputHasNoArguments() throws Exception {
    assertThat(
            Asked.events(
                answer ->
                    answer
                        .start()
                        .toolStarts(0, "call-1", "now")
                        .blockStops(0)
                        .stop("tool_use", 12, 5)))
        .contains(new ModelEvent.ToolCalled(new ToolCall("call-1", "now", Value.fields())));
  }

  @Test
  void twoToolCallsKeepTheirInputsApart() throws Exception {
    assertThat(
            Asked.events(
                answer -> {
                  answer.start().toolStarts(0, "call-1", "read").toolStarts(1, "call-2", "read");
                  answer.toolInput(0, "{\"id\":").toolInput(1, "{\"id\":\"b\"}");
                  answer.toolInput(0, "\"a\"}").blockStops(0).blockStops(1);
                  answer.stop("tool_use", 12, 5);
                }))
        .contains(
            new ModelEvent.ToolCalled(
                new ToolCall("call-1", "read", Value.fields().with("id", "a"))),
            new ModelEvent.ToolCalled(
                new ToolCall("call-2", "read", Value.fields().with("id", "b"))));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {"{'a': ", "[1]", "nothing", "{} {}"})
  void aToolInputThatIsNoJsonObjectIsMalformed(String input) throws Exception {
    List<ModelEvent> events =
        Asked.events(
            answer -> {
              answer.start().toolStarts(0, "call-1", "read");
              answer.toolInput(0, input.replace('\'', '"')).blockStops(0);
              answer.stop("tool_use", 12, 5);
            });

    assertThat(events).filteredOn(ModelEvent.ToolCalled.class::isInstance).isEmpty();
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            ModelEvent.Failed.class,
            failed ->
                assertThat(failed.failure()).isInstanceOf(ModelFailure.MalformedOutput.class));
  }

  @Test
  void reasoningComesWithItsSeal() throws Exception {
    assertThat(
            Asked.events(
                answer -> {
                  answer.start().delta(0, Map.of("reasoningContent", Map.of("text", "Hmm")));
                  answer.delta(0, Map.of("reasoningContent", Map.of("signature", "sealed")));
                  answer.blockStops(0).delta(1, Map.of("text", "Yes")).stop("end_turn", 12, 5);
                }))
        .containsExactly(
            new ModelEvent.ReasoningDelta("Hmm"),
            new ModelEvent.ReasoningSealed(new Seal.Signature("sealed")),
            new ModelEvent.TextDelta("Yes"),
            new ModelEvent.Finished(StopReason.END_TURN, USAGE));
  }

  @Test
  void whatIsNotKnownHereIsPassedOver() throws Exception {
    assertThat(
            Asked.events(
                answer -> {
                  answer.start().event("somethingNew", Map.of("mood", "good"));
                  answer.delta(0, Map.of("somethingNew", "too"));
                  greet(answer);
                }))
        .containsExactly(
            new ModelEvent.TextDelta("Good "),
            new ModelEvent.TextDelta("evening"),
            new ModelEvent.Finished(StopReason.END_TURN, USAGE));
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn, END_TURN",
    "stop_sequence, END_TURN",
    "tool_use, TOOL_USE",
    "max_tokens, MAX_TOKENS",
    "guardrail_intervened, CONTENT_FILTERED",
    "content_filtered, CONTENT_FILTERED",
    "model_context_window_exceeded, CONTEXT_FULL",
    "a_reason_of_next_year, OTHER",
  })
  void eachStopReasonIsToldAndAnUnknownOneIsOther(String said, StopReason told) throws Exception {
    assertThat(Asked.events(answer -> answer.start().text("Yes").stop(said, 12, 5)))
        .last()
        .isEqualTo(new ModelEvent.Finished(told, USAGE));
  }

  @Test
  void throttledInMidStreamKeepsWhatCameAndFailsOnce() throws Exception {
    try (ScriptedBedrock bedrock =
        ScriptedBedrock.playing(
            answer -> {
              answer.start().text("Good ").text("even");
              answer.exception("throttlingException", "Too many tokens, please wait.");
            })) {
      List<ModelEvent> events = Asked.events(bedrock.endpoint(), ARequest.hello());

      assertThat(events.subList(0, 2))
          .containsExactly(new ModelEvent.TextDelta("Good "), new ModelEvent.TextDelta("even"));
      assertThat(Asked.failure(events.subList(2, events.size())))
          .isInstanceOfSatisfying(
              ModelFailure.Throttled.class,
              failure ->
                  assertThat(failure.report().words())
                      .contains("Too many tokens, please wait.", ScriptedBedrock.REQUEST_ID));
      assertThat(bedrock.calls()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "internalServerException, Unavailable",
    "serviceUnavailableException, Unavailable",
    "modelStreamErrorException, BrokenStream",
    "validationException, Rejected",
    "throttlingException, Throttled",
    "anExceptionOfNextYear, Unavailable",
  })
  void anExceptionInTheStreamIsTheFailureOfItsKind(String type, String failure) throws Exception {
    assertThat(Asked.failure(answer -> answer.start().exception(type, "The provider's own words.")))
        .satisfies(told -> assertThat(told.getClass().getSimpleName()).isEqualTo(failure))
        .satisfies(told -> assertThat(told.report().words()).contains("The provider's own words."));
  }

  @Test
  void aStreamThatIsCutIsBroken() throws Exception {
    List<ModelEvent> events = Asked.events(answer -> answer.startWhatWillBeCut().text("Good "));

    assertThat(events).first().isEqualTo(new ModelEvent.TextDelta("Good "));
    assertThat(Asked.failure(events.subList(1, events.size())))
        .isInstanceOfSatisfying(
            ModelFailure.BrokenStream.class,
            failure ->
                assertThat(failure.report().words()).contains("before the connection was closed"));
  }

  @Test
  void aStreamWithoutMessageStopIsBroken() throws Exception {
    List<ModelEvent> events =
        Asked.events(
            answer -> {
              answer.start().text("Good ");
              answer.event("metadata", Map.of("usage", Map.of("inputTokens", 1)));
              answer.end();
            });

    assertThat(events).first().isEqualTo(new ModelEvent.TextDelta("Good "));
    assertThat(Asked.failure(events.subList(1, events.size())))
        .isInstanceOfSatisfying(
            ModelFailure.BrokenStream.class,
            failure ->
                assertThat(failure.report().words())
                    .contains("messageStop", ScriptedBedrock.REQUEST_ID));
  }

  @Test
  void aStreamWithoutEventsIsBroken() throws Exception {
    assertThat(Asked.failure(Answer::startAndEnd)).isInstanceOf(ModelFailure.BrokenStream.class);
  }

  @Test
  void anEndWithNothingBeforeItIsAFailureUnlessTheModelChoseIt() throws Exception {
    assertThat(Asked.failure(answer -> answer.start().stop("end_turn", 12, 0)))
        .isInstanceOf(ModelFailure.BrokenStream.class);
    assertThat(Asked.events(answer -> answer.start().stop("end_turn", 12, 5)))
        .containsExactly(new ModelEvent.Finished(StopReason.END_TURN, USAGE));
    assertThat(Asked.failure(answer -> answer.start().stop("content_filtered", 12, 0)))
        .isInstanceOf(ModelFailure.Blocked.class);
    assertThat(Asked.failure(answer -> answer.start().stop("model_context_window_exceeded", 12, 0)))
        .isInstanceOf(ModelFailure.ContextTooLong.class);
  }

  @Test
  void anInterruptClosesTheConnectionAndNoEventFollows() throws Exception {
    Semaphore mayGoOn = new Semaphore(0);
    BlockingQueue<ModelEvent> events = new LinkedBlockingQueue<>();
    try (ScriptedBedrock bedrock =
            ScriptedBedrock.playing(
                answer -> {
                  answer.start().text("Good ");
                  await(mayGoOn, 1);
                  answer.goOnUntilHungUp();
                });
        BedrockModels models = Asked.at(bedrock.endpoint())) {
      Background caller = inBackground(models, events);
      assertThat(events.poll(30, TimeUnit.SECONDS)).isEqualTo(new ModelEvent.TextDelta("Good "));
      caller.thread().interrupt();
      assertThat(caller.ended().get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      mayGoOn.release();

      assertThat(bedrock.seesTheClientHangUp()).isTrue();
      assertThat(events).isEmpty();
    }
  }

  @Test
  void anInterruptBeforeTheFirstByteClosesTheConnectionAtOnce() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        BedrockModels models = Asked.at(URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
      Thread.startVirtualThread(() -> readToTheEnd(silent, asked, closed));
      Background caller = inBackground(models, new LinkedBlockingQueue<>());
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
      caller.thread().interrupt();

      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void anInterruptedCallerDoesNotEvenAsk() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(answer -> greet(answer.start()));
        BedrockModels models = Asked.at(bedrock.endpoint())) {
      models.check();
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> models.model().generate(ARequest.hello(), event -> {}))
          .isInstanceOf(InterruptedException.class);
      assertThat(bedrock.calls()).isEmpty();
    }
  }

  @Test
  void aSinkThatThrowsClosesTheConnectionAndTheCallerHears() throws Exception {
    List<ModelEvent> events = new ArrayList<>();
    RuntimeException full = new IllegalStateException("the store is full");
    try (ScriptedBedrock bedrock =
            ScriptedBedrock.playing(answer -> answer.start().goOnUntilHungUp());
        BedrockModels models = Asked.at(bedrock.endpoint())) {
      assertThatThrownBy(
              () ->
                  models
                      .model()
                      .generate(
                          ARequest.hello(),
                          event -> {
                            events.add(event);
                            throw full;
                          }))
          .isSameAs(full);

      assertThat(bedrock.seesTheClientHangUp()).isTrue();
      assertThat(events).hasSize(1);
    }
  }

  @Test
  void closingTheDoorFailsTheAnswersUnderWay() throws Exception {
    Semaphore mayEnd = new Semaphore(0);
    BlockingQueue<ModelEvent> events = new LinkedBlockingQueue<>();
    try (ScriptedBedrock bedrock =
        ScriptedBedrock.playing(
            answer -> {
              answer.start().text("Good ");
              await(mayEnd, 1);
            })) {
      try (BedrockModels models = Asked.at(bedrock.endpoint())) {
        inBackground(models, events);
        assertThat(events.poll(30, TimeUnit.SECONDS)).isEqualTo(new ModelEvent.TextDelta("Good "));
      }

      assertThat(events.poll(30, TimeUnit.SECONDS)).isInstanceOf(ModelEvent.Failed.class);
      mayEnd.release();
    }
  }

  @Test
  void aSlowSinkLosesNothingAndReordersNothing() throws Exception {
    int deltas = 5_000;
    Semaphore written = new Semaphore(0);
    List<ModelEvent> events = new ArrayList<>();
    try (ScriptedBedrock bedrock =
        ScriptedBedrock.playing(
            answer -> {
              answer.start();
              for (int i = 0; i < deltas; i++) {
                answer.text(i + " ");
                written.release();
              }
              answer.stop("end_turn", 12, 5);
            })) {
      Asked.ask(
          bedrock.endpoint(),
          ARequest.hello(),
          event -> {
            if (event instanceof ModelEvent.TextDelta && events.size() % 250 == 0) {
              await(written, 250);
            }
            events.add(event);
          });
    }

    assertThat(events).hasSize(deltas + 1);
    for (int i = 0; i < deltas; i++) {
      assertThat(events.get(i)).isEqualTo(new ModelEvent.TextDelta(i + " "));
    }
    assertThat(events).last().isEqualTo(new ModelEvent.Finished(StopReason.END_TURN, USAGE));
  }

  @Test
  void anAnswerThatEndedLeavesItsConnectionToALaterOne() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(answer -> greet(answer.start()));
        BedrockModels models = Asked.at(bedrock.endpoint())) {
      for (int i = 0; i < 20; i++) {
        models.model().generate(ARequest.hello(), event -> {});
      }

      assertThat(bedrock.calls()).hasSize(20);
      assertThat(bedrock.calls().stream().map(ScriptedBedrock.Call::clientPort).distinct())
          .hasSizeLessThan(20);
    }
  }

  private static void greet(Answer answer) throws IOException {
    answer.text("Good ").text("").text("evening").blockStops(0).stop("end_turn", 12, 5);
  }

  /** A caller of its own; {@code ended} is told what it threw, or null if it returned. */
  private record Background(Thread thread, CompletableFuture<@Nullable Exception> ended) {}

  private static Background inBackground(BedrockModels models, BlockingQueue<ModelEvent> events) {
    CompletableFuture<@Nullable Exception> ended = new CompletableFuture<>();
    Thread thread =
        Thread.startVirtualThread(
            () -> {
              try {
                models.model().generate(ARequest.hello(), events::add);
                ended.complete(null);
              } catch (InterruptedException | RuntimeException e) {
                ended.complete(e);
              }
            });
    return new Background(thread, ended);
  }

  private static void readToTheEnd(
      ServerSocket server, CountDownLatch begun, CountDownLatch ended) {
    try (Socket client = server.accept()) {
      while (client.getInputStream().read() >= 0) {
        begun.countDown();
      }
      ended.countDown();
    } catch (IOException e) {
      ended.countDown();
    }
  }

  private static void await(Semaphore permits, int count) {
    try {
      assertThat(permits.tryAcquire(count, 30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting", e);
    }
  }

  private static Value.Fields twoDaysInBerlin() {
    return Value.fields()
        .with("lat", new Value.Num(new BigDecimal("52.50")))
        .with("days", new Value.Items(List.of(new Value.Num(BigDecimal.ONE), new Value.Null())));
  }
}
