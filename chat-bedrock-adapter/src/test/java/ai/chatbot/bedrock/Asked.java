package ai.chatbot.bedrock;

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
  private Asked() {}

  static BedrockModels at(URI endpoint) {
    return at(
        endpoint,
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create("an-access-key", "a-secret-key")));
  }

  static BedrockModels at(URI endpoint, AwsCredentialsProvider credentials) {
    return BedrockModels.connect(
        "us-east-1", client -> client.endpointOverride(endpoint).credentialsProvider(credentials));
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
