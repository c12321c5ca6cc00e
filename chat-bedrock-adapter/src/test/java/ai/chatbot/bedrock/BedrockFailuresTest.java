package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
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
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;

@Timeout(60)
final class BedrockFailuresTest {

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
