package ai.chatbot.bedrock;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThan;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.port.Health;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;

/** Each way to credentials, with a stand-in for whoever hands them out. */
@Timeout(60)
final class CredentialsTest {
  private static final String CONTAINER = "/keys";

  /** The SDK begins to ask for a new key 15 to 2 minutes before the end, and must have it at 1. */
  private static final Duration TIME_FOR_A_NEW_ONE = Duration.ofSeconds(110);

  private static final Duration SHORT = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofHours(6);

  @RegisterExtension
  static final WireMockExtension AWS =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @RegisterExtension final SdkSettings sdk = new SdkSettings();

  @TempDir private Path home;

  @Test
  void aContainersKeysAreRenewedBeforeTheyExpireAlsoWhereItFailsOnce() throws Exception {
    containerAnswers(key("first", SHORT), serverError(), key("second", SHORT), key("third", SHORT));

    try (Greeter greeter = new Greeter(ContainerCredentialsProvider.create())) {
      while (!greeter.keys().contains("third")) {
        greeter.greet();
      }
      assertThat(greeter.keys().stream().distinct()).containsExactly("first", "second", "third");
    }
  }

  @Test
  void aContainersKeyServesOnWhileTheContainerFails() throws Exception {
    containerAnswers(key("first", TIME_FOR_A_NEW_ONE), serverError());

    try (Greeter greeter = new Greeter(ContainerCredentialsProvider.create())) {
      greeter.greet();
      greeter.greet();
      AWS.verify(moreThan(1), getRequestedFor(urlEqualTo(CONTAINER)));
      containerAnswers(key("second", LONG));
      greeter.greet();
      assertThat(greeter.keys()).containsExactly("first", "first", "second");
    }
  }

  @Test
  void aContainerIsShownItsToken() throws Exception {
    sdk.set("aws.containerAuthorizationToken", "let-me-in");
    theContainerIsShown("let-me-in");
  }

  @Test
  void aContainerIsShownTheTokenInItsFile() throws Exception {
    Path token = new AwsFiles(home).write("token", "let-me-in");
    sdk.set("aws.containerAuthorizationTokenFile", token.toString());
    theContainerIsShown("let-me-in");
  }

  @Test
  void aWebIdentityIsExchangedForAKey() throws Exception {
    Path token = new AwsFiles(home).write("token", "who-i-am");
    sdk.set("aws.webIdentityTokenFile", token.toString());
    sdk.set("aws.roleArn", "arn:aws:iam::123456789012:role/chat");
    sdk.set("aws.region", "eu-central-1");
    sdk.set("aws.endpointUrlSts", AWS.baseUrl());
    AWS.stubFor(
        post("/")
            .withRequestBody(containing("Action=AssumeRoleWithWebIdentity"))
            .withRequestBody(containing("WebIdentityToken=who-i-am"))
            .willReturn(okXml(credentials("AssumeRoleWithWebIdentity", "for-a-pod"))));

    assertThat(keyOf(WebIdentityTokenFileCredentialsProvider.create())).isEqualTo("for-a-pod");
  }

  @Test
  void aProfileMayAssumeARole() throws Exception {
    profile("role-with-keys");
    sdk.set("aws.endpointUrlSts", AWS.baseUrl());
    AWS.stubFor(
        post("/")
            .withRequestBody(containing("Action=AssumeRole&"))
            .willReturn(okXml(credentials("AssumeRole", "for-a-role"))));

    assertThat(keyOf(ProfileCredentialsProvider.create())).isEqualTo("for-a-role");
  }

  @Test
  void aBearerTokenGoesBeforeKeysAndNeedsNone() throws Exception {
    sdk.set("aws.bearerTokenBedrock", "a-token");

    try (Greeter greeter =
        new Greeter(AwsCredentialsProviderChain.of(SystemPropertyCredentialsProvider.create()))) {
      assertThat(greeter.models().check()).isEqualTo(new Health.Up());
      greeter.greet();
      assertThat(greeter.authorizations()).containsExactly("Bearer a-token");
    }
  }

  @ParameterizedTest
  @CsvSource({"team, team", "legacy, legacy", "role-with-login, team"})
  void whereAnSsoLoginIsMissingTheCheckSaysInOneLineHowToLogIn(String profile, String login)
      throws Exception {
    profile(profile);

    try (Greeter greeter =
        new Greeter(AwsCredentialsProviderChain.of(ProfileCredentialsProvider.create()))) {
      assertThat(greeter.models().check())
          .isEqualTo(
              new Health.Down(
                  "The SSO login of profile %s is missing or has expired: run `aws sso login --profile %s`."
                      .formatted(login, login)));
    }
  }

  private void theContainerIsShown(String token) throws Exception {
    containerAnswers(key("a-key", LONG));

    assertThat(keyOf(ContainerCredentialsProvider.create())).isEqualTo("a-key");
    AWS.verify(getRequestedFor(urlEqualTo(CONTAINER)).withHeader("Authorization", equalTo(token)));
  }

  /** The container answers so, one after the other, and with the last one for ever. */
  private void containerAnswers(ResponseDefinitionBuilder... answers) {
    sdk.set("aws.containerServiceEndpoint", AWS.baseUrl());
    sdk.set("aws.containerCredentialsPath", CONTAINER);
    AWS.resetScenarios();
    for (int i = 0; i < answers.length; i++) {
      AWS.stubFor(
          get(CONTAINER)
              .inScenario(CONTAINER)
              .whenScenarioStateIs(after(i))
              .willReturn(answers[i])
              .willSetStateTo(after(Math.min(i + 1, answers.length - 1))));
    }
  }

  private static String after(int answers) {
    return answers == 0 ? Scenario.STARTED : "after " + answers;
  }

  private static ResponseDefinitionBuilder key(String id, Duration valid) {
    return okJson(
        """
        {"AccessKeyId": "%s", "SecretAccessKey": "secret", "Token": "token", "Expiration": "%s"}
        """
            .formatted(id, Instant.now().plus(valid)));
  }

  private static String credentials(String action, String key) {
    return """
    <%1$sResponse><%1$sResult><Credentials>
    <AccessKeyId>%2$s</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
    <SessionToken>token</SessionToken><Expiration>%3$s</Expiration>
    </Credentials></%1$sResult></%1$sResponse>
    """
        .formatted(action, key, Instant.now().plus(LONG));
  }

  /** Uses this one of the profiles in a home folder in which nobody has logged in. */
  private void profile(String name) throws IOException {
    AwsFiles files = new AwsFiles(home);
    Path config =
        files.config(
            """
            [sso-session nobody-has-logged-in-here]
            sso_region = eu-central-1
            sso_start_url = https://nobody.example/has-logged-in-here
            [profile team]
            sso_session = nobody-has-logged-in-here
            sso_account_id = 123456789012
            sso_role_name = Chat
            [profile legacy]
            sso_region = eu-central-1
            sso_start_url = https://nobody.example/has-logged-in-here
            sso_account_id = 123456789012
            sso_role_name = Chat
            [profile role-with-login]
            role_arn = arn:aws:iam::123456789012:role/chat
            source_profile = team
            region = eu-central-1
            [profile role-with-keys]
            role_arn = arn:aws:iam::123456789012:role/chat
            source_profile = keys
            region = eu-central-1
            """);
    Path credentials =
        files.credentials("[keys]", "aws_access_key_id = key", "aws_secret_access_key = secret");
    sdk.set("aws.configFile", config.toString());
    sdk.set("aws.sharedCredentialsFile", credentials.toString());
    sdk.set("aws.profile", name);
  }

  private static String keyOf(AwsCredentialsProvider credentials) throws Exception {
    try (Greeter greeter = new Greeter(credentials)) {
      greeter.greet();
      return greeter.keys().getFirst();
    }
  }

  /** A model that greets whenever it is asked, and remembers what it was asked with. */
  private static final class Greeter implements AutoCloseable {
    private final ScriptedBedrock bedrock;
    private final BedrockModels models;

    Greeter(AwsCredentialsProvider credentials) throws IOException {
      bedrock =
          ScriptedBedrock.playing(answer -> answer.start().text("Hello").stop("end_turn", 1, 1));
      models = Asked.at(bedrock.endpoint(), credentials);
    }

    BedrockModels models() {
      return models;
    }

    void greet() throws InterruptedException {
      List<ModelEvent> events = new ArrayList<>();
      models.model().generate(ARequest.hello(), events::add);
      assertThat(events).last().isInstanceOf(ModelEvent.Finished.class);
    }

    List<String> authorizations() {
      return bedrock.calls().stream().map(ScriptedBedrock.Call::authorization).toList();
    }

    List<String> keys() {
      return authorizations().stream()
          .map(it -> it.replaceFirst(".*Credential=([^/]+)/.*", "$1"))
          .toList();
    }

    @Override
    public void close() {
      models.close();
      bedrock.close();
    }
  }
}
