package ai.chatbot.bedrock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.model.ModelFailure;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes from gateways, proxies and broken wires, which know nothing of Bedrock's errors. */
@Timeout(60)
final class PlainHttpFailuresTest {
  @RegisterExtension
  static final WireMockExtension GATEWAY =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @ParameterizedTest
  @CsvSource({
    "400, Rejected",
    "401, CredentialsRefused",
    "403, NoAccess",
    "404, UnknownModel",
    "408, TimedOut",
    "413, ContextTooLong",
    "418, Rejected",
    "424, Unavailable",
    "429, Throttled",
    "500, Unavailable",
    "502, Unavailable",
    "503, Unavailable",
    "504, TimedOut",
  })
  void aPageInsteadOfAnAnswerIsTheFailureOfItsStatus(int status, String failure) {
    ModelFailure told =
        failureOf(
            aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html")
                .withBody("<html><body>Sorry</body></html>"));

    assertThat(told.getClass().getSimpleName()).isEqualTo(failure);
    GATEWAY.verify(1, postRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @CsvSource({"400, Rejected", "503, Unavailable"})
  void neitherAnEmptyNorABrokenBodyHidesTheStatus(int status, String failure) {
    for (String body : new String[] {"", "{\"message\": \"cut o"}) {
      GATEWAY.resetAll();
      assertThat(failureOf(aResponse().withStatus(status).withBody(body)))
          .satisfies(told -> assertThat(told.getClass().getSimpleName()).isEqualTo(failure));
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aWireThatBreaksIsWorthAnotherTry(Fault fault) {
    ModelFailure told = failureOf(aResponse().withFault(fault));

    assertThat(told.retryable()).isTrue();
    assertThat(told.report().advice()).contains("try again");
    GATEWAY.verify(1, postRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @CsvSource({"text/html", "application/json", "application/vnd.amazon.eventstream"})
  void aPageThatSaysThatAllIsWellIsNoAnswer(String type) {
    ModelFailure told =
        failureOf(
            aResponse().withStatus(200).withHeader("Content-Type", type).withBody("<html>Welcome"));

    assertThat(told.retryable()).isTrue();
  }

  private static ModelFailure failureOf(ResponseDefinitionBuilder response) {
    GATEWAY.stubFor(post(anyUrl()).willReturn(response));
    try {
      return Asked.failure(Asked.events(URI.create(GATEWAY.baseUrl()), ARequest.hello()));
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
