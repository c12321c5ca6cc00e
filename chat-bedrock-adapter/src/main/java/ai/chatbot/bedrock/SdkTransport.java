package ai.chatbot.bedrock;

import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;

/** The way to Bedrock that the AWS SDK goes. */
record SdkTransport(BedrockRuntimeAsyncClient client) implements Transport {
  @Override
  public Incoming stream(ConverseStreamRequest request) {
    return SdkStream.of(client, request);
  }

  @Override
  public Incoming whole(ConverseRequest request) {
    return SdkAnswer.of(client, request);
  }
}
