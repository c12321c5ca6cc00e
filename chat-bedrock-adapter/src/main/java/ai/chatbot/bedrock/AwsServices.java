package ai.chatbot.bedrock;

import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.auth.scheme.BearerAuthScheme;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.BedrockServiceClientConfiguration;
import software.amazon.awssdk.services.bedrock.model.InferenceProfileSummary;
import software.amazon.awssdk.services.bedrock.model.InferenceProfileType;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * The services of AWS that tell about models without being one: STS and Bedrock's control plane,
 * each asked once. Credentials and endpoints are found as the SDK finds them.
 */
final class AwsServices implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

  private final SdkHttpClient http;
  private final StsClient sts;
  private final BedrockClient bedrock;

  private AwsServices(String region, SdkHttpClient http) {
    this.http = http;
    this.sts =
        StsClient.builder()
            .region(Region.of(region))
            .httpClient(http)
            .overrideConfiguration(each -> each.retryStrategy(retry -> retry.maxAttempts(1)))
            .build();
    this.bedrock =
        BedrockClient.builder()
            .region(Region.of(region))
            .httpClient(http)
            .overrideConfiguration(each -> each.retryStrategy(retry -> retry.maxAttempts(1)))
            .build();
  }

  static AwsServices in(String region) {
    return new AwsServices(region, http());
  }

  /** Is a request to Bedrock signed with a bearer token rather than with credentials? */
  boolean signWithBearerToken() {
    BedrockServiceClientConfiguration settings = bedrock.serviceClientConfiguration();
    return settings
        .authSchemeProvider()
        .resolveAuthScheme(
            call -> call.operation("ListInferenceProfiles").region(settings.region()))
        .getFirst()
        .schemeId()
        .equals(BearerAuthScheme.SCHEME_ID);
  }

  AwsCredentialsIdentity credentials() {
    return sts.serviceClientConfiguration().credentialsProvider().resolveIdentity().join();
  }

  GetCallerIdentityResponse caller() {
    return sts.getCallerIdentity();
  }

  /** The status of each inference profile of Bedrock's own, by its id. */
  Map<String, String> profiles() {
    return bedrock
        .listInferenceProfilesPaginator(
            request -> request.typeEquals(InferenceProfileType.SYSTEM_DEFINED))
        .inferenceProfileSummaries()
        .stream()
        .collect(
            toMap(
                InferenceProfileSummary::inferenceProfileId,
                InferenceProfileSummary::statusAsString,
                (one, other) -> one));
  }

  @Override
  public void close() {
    sts.close();
    bedrock.close();
    http.close();
  }

  private static SdkHttpClient http() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT_TIMEOUT)
        .socketTimeout(READ_TIMEOUT)
        .proxyConfiguration(proxy(ProxySettings.of(System.getProperties(), System.getenv())))
        .build();
  }

  /** The proxy of the models, for this client. */
  private static software.amazon.awssdk.http.urlconnection.ProxyConfiguration proxy(
      software.amazon.awssdk.http.nio.netty.ProxyConfiguration models) {
    var proxy =
        software.amazon.awssdk.http.urlconnection.ProxyConfiguration.builder()
            .useSystemPropertyValues(false)
            .useEnvironmentVariablesValues(false);
    if (models.host() != null) {
      proxy
          .endpoint(URI.create(models.scheme() + "://" + models.host() + ":" + models.port()))
          .username(models.username())
          .password(models.password())
          .nonProxyHosts(models.nonProxyHosts());
    }
    return proxy.build();
  }
}
