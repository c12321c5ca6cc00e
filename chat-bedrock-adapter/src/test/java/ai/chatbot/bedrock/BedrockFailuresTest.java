package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;

@Timeout(60)
final class BedrockFailuresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | AccessDeniedException | You don't have access to the model. | NoAccess",
        "403 | UnrecognizedClientException | The security token is invalid. | CredentialsRefused",
        "403 | ExpiredTokenException | The security token is expired. | CredentialsRefused",
        "429 | ThrottlingException | Too many requests, please wait. | Throttled",
        "429 | ModelNotReadyException | The model is not ready yet. | Unavailable",
        "400 | ValidationException | Invocation of model ID x with on-demand throughput isn’t"
            + " supported. | ProfileRequired",
        "400 | ValidationException | The provided model identifier is invalid. | UnknownModel",
        "400 | ServiceQuotaExceededException | Too much. | QuotaSpent",
        "404 | ResourceNotFoundException | This model version has reached the end of its life."
            + " | ModelEnded",
        "408 | ModelTimeoutException | Too long. | TimedOut",
        "424 | ModelErrorException | The model failed. | Unavailable",
        "500 | InternalServerException | Oh no. | Unavailable",
        "503 | ServiceUnavailableException | Not now. | Unavailable",
        "502 | SomethingElse | A proxy. | Unavailable",
      })
  void aRefusalIsTheFailureOfItsKindWithTheProvidersWords(
      int status, String type, String message, String failure) throws Exception {
    try (ScriptedBedrock bedrock =
        ScriptedBedrock.playing(answer -> answer.refuse(status, type, message))) {
      ModelFailure told = Asked.failure(Asked.events(bedrock.endpoint(), ARequest.hello()));

      assertThat(told.getClass().getSimpleName()).isEqualTo(failure);
      assertThat(told.report().words()).contains(type, message, ScriptedBedrock.REQUEST_ID);
      assertThat(bedrock.calls()).hasSize(1);
    }
  }

  @Test
  void anEndpointThatRefusesTheConnectionIsUnavailable() throws Exception {
    assertThat(Asked.failure(Asked.events(nobodyListens(), ARequest.hello())))
        .isInstanceOf(ModelFailure.Unavailable.class);
  }

  @Test
  void withoutCredentialsTheFailureSaysSoAndNothingIsSent() throws Exception {
    List<ModelEvent> events = new ArrayList<>();
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(answer -> answer.start());
        BedrockModels models =
            BedrockModels.connect(
                BedrockSettings.in("us-east-1"),
                client ->
                    client
                        .endpointOverride(bedrock.endpoint())
                        .credentialsProvider(
                            AwsCredentialsProviderChain.of(
                                SystemPropertyCredentialsProvider.create())))) {
      models.model().generate(ARequest.hello(), events::add);

      assertThat(Asked.failure(events)).isInstanceOf(ModelFailure.CredentialsMissing.class);
      assertThat(bedrock.calls()).isEmpty();
    }
  }

  @Test
  void aClientThatCannotBeBuiltFailsEachAnswer() throws Exception {
    List<ModelEvent> events = new ArrayList<>();
    try (BedrockModels models =
        BedrockModels.connect(
            BedrockSettings.in("us-east-1"),
            client -> {
              throw new IllegalArgumentException("no such endpoint");
            })) {
      models.model().generate(ARequest.hello(), events::add);

      assertThat(Asked.failure(events).report().words()).contains("no such endpoint");
    }
  }

  private static URI nobodyListens() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }
}
