package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import io.netty.handler.timeout.ReadTimeoutException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

@Timeout(60)
final class BedrockFailuresTest {

  @ParameterizedTest
  @MethodSource("troubles")
  void whatTheClientMeetsIsToldApart(Throwable cause, String advice) {
    ModelFailure told =
        new BedrockFailures("us-east-1")
            .beforeTheAnswer(
                new CompletionException(
                    SdkClientException.builder().message("Sorry").cause(cause).build()),
                ARequest.hello().route(),
                "");

    assertThat(told.report().advice()).contains(advice);
  }

  static Stream<Arguments> troubles() {
    return Stream.of(
        Arguments.of(ReadTimeoutException.INSTANCE, "did not answer in time"),
        Arguments.of(ApiCallTimeoutException.create(1), "did not answer in time"),
        Arguments.of(new ConnectException(), "cannot be reached"),
        Arguments.of(new UnknownHostException(), "cannot be reached"),
        Arguments.of(new NoRouteToHostException(), "cannot be reached"),
        Arguments.of(new SSLException("?"), "cannot be reached"),
        Arguments.of(AwsServiceException.builder().build(), "check the profile, its role"),
        Arguments.of(new IllegalStateException(), "has trouble"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Acquire operation took longer than the configured maximum time. | cannot be reached",
        "Failed to load credentials from metadata service. | check the profile, its role",
        "Unable to load credentials from any of the providers in the chain | No AWS credentials",
        "(Service: Sso, Status Code: 401, Request ID: x) | aws sso login",
        "To refresh this SSO session run aws sso login with the profile. | aws sso login",
      })
  void whatTheSdkSaysIsUnderstood(String words, String advice) {
    ModelFailure told =
        new BedrockFailures("us-east-1")
            .beforeTheAnswer(SdkClientException.create(words), ARequest.hello().route(), "");

    assertThat(told.report().advice()).contains(advice);
    assertThat(told.report().words()).contains(words);
  }

  @Test
  void anEndpointThatRefusesTheConnectionIsUnavailable() throws Exception {
    assertThat(Asked.failure(Asked.events(nobodyListens(), ARequest.hello())).report().advice())
        .contains("cannot be reached");
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
  void aModelThatHasEndedIsToldWithWhatTakesItsPlace() {
    ModelCatalog catalog = ModelCatalog.standard();
    Route novaPro =
        new ModelRouter(catalog, Reach.from("us-east-1"))
            .route(Purpose.CHAT, new Pick("nova-pro", catalog.ids()), LocalDate.parse("2026-11-23"))
            .first()
            .orElseThrow();

    assertThat(Failing.to(novaPro, "us-east-1", "").ended().report().advice())
        .endsWith("pick a newer model, such as amazon.nova-2-lite-v1:0.");
    assertThat(Failing.to(ARequest.hello().route(), "us-east-1", "").ended().report().advice())
        .endsWith("pick a newer model, if there is one.");
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
