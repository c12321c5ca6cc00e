package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.contract.Speech;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

@Timeout(60)
final class TooManyStreamsTest {

  @Test
  void whoComesWhenAllStreamsAreTakenHearsSoAtOnceAndLaterIsAnswered() throws Exception {
    Gate gate = new Gate();
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(SpeechOnTheWire.of(Speech.of("Yes")));
        BedrockModels models = holdingOne(bedrock)) {
      Thread slow = Thread.startVirtualThread(() -> ask(models, gate));
      gate.awaitArrival();

      assertThat(Asked.failure(answer(models)))
          .isInstanceOfSatisfying(
              ModelFailure.Busy.class,
              busy -> {
                assertThat(busy.retryable()).isTrue();
                assertThat(busy.report().advice()).contains("give it more heap");
              });
      assertThat(bedrock.calls()).hasSize(1);

      gate.open();
      slow.join();
      assertThat(answer(models)).last().isInstanceOf(ModelEvent.Finished.class);
    }
  }

  @Test
  void aSinkThatThrowsGivesItsStreamBack() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(SpeechOnTheWire.of(Speech.of("Yes")));
        BedrockModels models = holdingOne(bedrock)) {
      assertThatThrownBy(
              () ->
                  models
                      .model()
                      .generate(
                          ARequest.hello(),
                          event -> {
                            throw new IllegalStateException("the store is full");
                          }))
          .hasMessage("the store is full");

      assertThat(answer(models)).last().isInstanceOf(ModelEvent.Finished.class);
    }
  }

  private static void ask(BedrockModels models, Gate gate) {
    try {
      models.model().generate(ARequest.hello(), event -> pass(gate));
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private static void pass(Gate gate) {
    try {
      gate.pass();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private static List<ModelEvent> answer(BedrockModels models) throws InterruptedException {
    List<ModelEvent> events = new ArrayList<>();
    models.model().generate(ARequest.hello(), events::add);
    return events;
  }

  private static BedrockModels holdingOne(ScriptedBedrock bedrock) {
    return BedrockModels.connect(
        BedrockSettings.in("us-east-1"),
        1,
        client ->
            client
                .endpointOverride(bedrock.endpoint())
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b"))));
  }
}
