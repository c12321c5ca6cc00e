package ai.chatbot.bedrock;

import ai.chatbot.core.port.Health;
import ai.chatbot.core.port.LanguageModel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.ProtocolNegotiation;
import software.amazon.awssdk.http.auth.scheme.BearerAuthScheme;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeServiceClientConfiguration;

/**
 * The door to the models of Amazon Bedrock in one region. Credentials and endpoint are found as the
 * AWS SDK finds them: environment, system properties, profile files, container, instance; the proxy
 * by the JVM's properties or the environment. Safe for use by many threads.
 */
public final class BedrockModels implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** Models think in silence for minutes, and the core watches over its own deadlines. */
  private static final Duration READ_TIMEOUT = Duration.ofMinutes(5);

  private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(5);

  private static final Executor BACKGROUND =
      task -> Thread.ofPlatform().daemon().name("bedrock").start(task);

  private final CompletableFuture<BedrockRuntimeAsyncClient> client;
  private final BedrockFailures failures;
  private final LanguageModel model;

  private BedrockModels(
      BedrockSettings settings,
      int maxStreams,
      CompletableFuture<BedrockRuntimeAsyncClient> client) {
    this.client = client;
    this.failures = new BedrockFailures(settings.region());
    this.model =
        new BedrockLanguageModel(
            client.thenApply(SdkTransport::new),
            new ConverseRequests(settings.guardrail()),
            failures,
            maxStreams);
  }

  /**
   * Returns at once: the client, which takes a second or two to build, is built in the background,
   * and nothing is sent before the first request. What is wrong with the settings shows as a failed
   * answer and in {@link #check()}.
   */
  public static BedrockModels connect(BedrockSettings settings) {
    return connect(settings, client -> {});
  }

  static BedrockModels connect(
      BedrockSettings settings, Consumer<BedrockRuntimeAsyncClientBuilder> overrides) {
    return connect(settings, StreamLimit.ofHeap(Runtime.getRuntime().maxMemory()), overrides);
  }

  static BedrockModels connect(
      BedrockSettings settings,
      int maxStreams,
      Consumer<BedrockRuntimeAsyncClientBuilder> overrides) {
    return new BedrockModels(
        settings,
        maxStreams,
        CompletableFuture.supplyAsync(() -> client(settings, maxStreams, overrides), BACKGROUND));
  }

  /** The models, each addressed by the inference id of a request's route. */
  public LanguageModel model() {
    return model;
  }

  /**
   * Whether there is a client with credentials to sign with. Asks no model, since each answer
   * costs; so it cannot know whether those credentials may use one. Takes at most five seconds.
   */
  public Health check() {
    try {
      client
          .thenAcceptAsync(BedrockModels::requireCredentials, BACKGROUND)
          .get(CHECK_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      return new Health.Up();
    } catch (ExecutionException e) {
      return new Health.Down(failures.ofConnecting(e).advice());
    } catch (TimeoutException e) {
      return new Health.Down("no credentials within " + CHECK_TIMEOUT.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Health.Down("interrupted while looking for credentials");
    }
  }

  /**
   * Returns at once and lets go of the connections in the background, since the SDK's event loop
   * takes two seconds to stop. Answers still under way fail.
   */
  @Override
  public void close() {
    var unused = client.thenAcceptAsync(BedrockRuntimeAsyncClient::close, BACKGROUND);
  }

  private static BedrockRuntimeAsyncClient client(
      BedrockSettings settings,
      int maxStreams,
      Consumer<BedrockRuntimeAsyncClientBuilder> overrides) {
    BedrockRuntimeAsyncClientBuilder builder =
        BedrockRuntimeAsyncClient.builder()
            .region(Region.of(settings.region()))
            .httpClientBuilder(http(settings.http(), maxStreams))
            .overrideConfiguration(each -> each.retryStrategy(retry -> retry.maxAttempts(1)));
    overrides.accept(builder);
    return builder.build();
  }

  private static NettyNioAsyncHttpClient.Builder http(HttpVersion version, int maxStreams) {
    NettyNioAsyncHttpClient.Builder http =
        NettyNioAsyncHttpClient.builder()
            .proxyConfiguration(ProxySettings.of(System.getProperties(), System.getenv()))
            .maxConcurrency(maxStreams)
            .connectionTimeout(CONNECT_TIMEOUT)
            .readTimeout(READ_TIMEOUT)
            .tcpKeepAlive(true);
    return switch (version) {
      case HTTP_1_1 ->
          http.protocol(Protocol.HTTP1_1).protocolNegotiation(ProtocolNegotiation.ASSUME_PROTOCOL);
      // Left to itself the SDK negotiates by ALPN over TLS and assumes the version in clear text.
      // Told to use ALPN it refuses clear text; told to assume, it sends no ALPN over TLS.
      case HTTP_2 -> http.protocol(Protocol.HTTP2);
    };
  }

  private static void requireCredentials(BedrockRuntimeAsyncClient client) {
    BedrockRuntimeServiceClientConfiguration settings = client.serviceClientConfiguration();
    IdentityProvider<?> credentials =
        signsWithBearerToken(settings) ? settings.tokenProvider() : settings.credentialsProvider();
    credentials.resolveIdentity().join();
  }

  private static boolean signsWithBearerToken(BedrockRuntimeServiceClientConfiguration settings) {
    return settings
        .authSchemeProvider()
        .resolveAuthScheme(call -> call.operation("ConverseStream").region(settings.region()))
        .getFirst()
        .schemeId()
        .equals(BearerAuthScheme.SCHEME_ID);
  }
}
