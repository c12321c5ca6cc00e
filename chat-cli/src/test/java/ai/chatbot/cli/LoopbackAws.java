package ai.chatbot.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Geography;
import ai.chatbot.core.catalog.ModelCatalog;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * AWS on loopback: STS, Bedrock's control plane and Bedrock itself, all of which are well at first.
 */
final class LoopbackAws implements AutoCloseable {
  static final String ACCOUNT = "123456789012";
  static final String ARN = "arn:aws:sts::123456789012:assumed-role/chat/anna";

  /** What must never be printed. */
  static final List<String> SECRETS = List.of("a-secret-of-ours", "a-session-token");

  private final WireMockServer services = new WireMockServer(options().dynamicPort());
  private final ScriptedBedrock bedrock;
  private final Map<String, Optional<String>> before = new HashMap<>();

  private LoopbackAws(ScriptedBedrock.Script script) {
    bedrock = ScriptedBedrock.playing(script);
    services.start();
    tellsWhoAsks();
    lists(profiles());
  }

  static LoopbackAws thatIsWell() {
    return answering(answer -> answer.start().text("H").blockStops(0).stop("max_tokens", 8, 1));
  }

  static LoopbackAws answering(ScriptedBedrock.Script script) {
    return new LoopbackAws(script);
  }

  List<ScriptedBedrock.Call> calls() {
    return bedrock.calls();
  }

  /** The models' profiles for the United States, without those ids. */
  static List<String> profiles(String... without) {
    List<String> missing = List.of(without);
    return ModelCatalog.standard().models().stream()
        .flatMap(model -> model.generations().stream())
        .filter(generation -> generation.profiles().contains(Geography.US))
        .map((Generation generation) -> generation.inferenceId(Geography.US))
        .filter(id -> !missing.contains(id))
        .toList();
  }

  private void tellsWhoAsks() {
    services.stubFor(
        post("/")
            .withRequestBody(containing("Action=GetCallerIdentity"))
            .willReturn(
                okXml(
                    """
                    <GetCallerIdentityResponse><GetCallerIdentityResult>
                    <Arn>%s</Arn><UserId>AROA:anna</UserId><Account>%s</Account>
                    </GetCallerIdentityResult></GetCallerIdentityResponse>
                    """
                        .formatted(ARN, ACCOUNT))));
  }

  /** STS refuses to tell who asks. */
  LoopbackAws doubting(int status, String code, String message) {
    services.stubFor(
        post("/")
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withBody(
                        "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                            .formatted(code, message))));
    return this;
  }

  /** The control plane lists those profiles, all active. */
  LoopbackAws lists(List<String> ids) {
    return lists(ids, "ACTIVE");
  }

  LoopbackAws lists(List<String> ids, String status) {
    String summaries =
        ids.stream()
            .map(
                """
                {"inferenceProfileId": "%s", "inferenceProfileName": "a name", "models": [],
                 "inferenceProfileArn": "an ARN", "status": "STATUS", "type": "SYSTEM_DEFINED"}
                """
                    ::formatted)
            .collect(Collectors.joining(","))
            .replace("STATUS", status);
    services.stubFor(
        get(urlPathEqualTo("/inference-profiles"))
            .willReturn(okJson("{\"inferenceProfileSummaries\": [%s]}".formatted(summaries))));
    return this;
  }

  /** The control plane refuses to list profiles. */
  LoopbackAws refusingToList(int status, String type, String message) {
    services.stubFor(
        get(urlPathEqualTo("/inference-profiles"))
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("x-amzn-ErrorType", type)
                    .withBody("{\"message\": \"%s\"}".formatted(message))));
    return this;
  }

  /** STS and the control plane are gone. */
  LoopbackAws withoutServices() {
    services.stop();
    return this;
  }

  /** The variables by which a process finds it. */
  Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL", services.baseUrl(),
        "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", bedrock.endpoint().toString(),
        "AWS_EC2_METADATA_DISABLED", "true");
  }

  /** Has this process find it, with keys to sign with, as long as it is there. */
  LoopbackAws here() {
    set("aws.endpointUrlSts", services.baseUrl());
    set("aws.endpointUrlBedrock", services.baseUrl());
    set("aws.endpointUrlBedrockRuntime", bedrock.endpoint().toString());
    set("aws.accessKeyId", "AKIDEXAMPLE");
    set("aws.secretAccessKey", "a-secret-of-ours");
    set("aws.sessionToken", "a-session-token");
    return this;
  }

  private void set(String property, String value) {
    before.put(property, Optional.ofNullable(System.getProperty(property)));
    System.setProperty(property, value);
  }

  @Override
  public void close() {
    before.forEach(
        (property, value) ->
            value.ifPresentOrElse(
                it -> System.setProperty(property, it), () -> System.clearProperty(property)));
    services.stop();
    bedrock.close();
  }
}
