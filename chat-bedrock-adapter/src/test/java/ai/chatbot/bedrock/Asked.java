package ai.chatbot.bedrock;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Asks a model at an endpoint with credentials of the test's own. */
final class Asked {
  private static final AwsCredentialsProvider KEYS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("an-access-key", "a-secret-key"));

  private Asked() {}

  static BedrockModels at(URI endpoint) {
    return at(endpoint, HttpVersion.HTTP_1_1);
  }

  static BedrockModels at(URI endpoint, HttpVersion http) {
    return at(endpoint, BedrockSettings.in("us-east-1").over(http), KEYS);
  }

  static BedrockModels at(URI endpoint, AwsCredentialsProvider credentials) {
    return at(endpoint, BedrockSettings.in("us-east-1"), credentials);
  }

  static BedrockModels at(URI endpoint, BedrockSettings settings) {
    return at(endpoint, settings, KEYS);
  }

  private static BedrockModels at(
      URI endpoint, BedrockSettings settings, AwsCredentialsProvider credentials) {
    return BedrockModels.connect(
        settings, client -> client.endpointOverride(endpoint).credentialsProvider(credentials));
  }

  /** The version as {@link ScriptedBedrock.Call#protocol} names it. */
  static String protocol(HttpVersion http) {
    return switch (http) {
      case HTTP_1_1 -> "HTTP/1.1";
      case HTTP_2 -> "HTTP/2.0";
    };
  }

  /** All events of the answer to a script. */
  static List<ModelEvent> events(ScriptedBedrock.Script script) throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(script)) {
      return events(bedrock.endpoint(), ARequest.hello());
    }
  }

  static List<ModelEvent> events(URI endpoint, ModelRequest request) throws InterruptedException {
    List<ModelEvent> events = new ArrayList<>();
    ask(endpoint, request, events::add);
    return events;
  }

  static void ask(URI endpoint, ModelRequest request, Consumer<ModelEvent> sink)
      throws InterruptedException {
    try (BedrockModels models = at(endpoint)) {
      models.model().generate(request, sink);
    }
  }

  /** The failure that is the only event of the answer to a script. */
  static ModelFailure failure(ScriptedBedrock.Script script) throws Exception {
    return failure(events(script));
  }

  static ModelFailure failure(List<ModelEvent> events) {
    if (events.size() == 1 && events.getFirst() instanceof ModelEvent.Failed failed) {
      return failed.failure();
    }
    throw new AssertionError("not one failure: " + events);
  }
}
