package ai.chatbot.bedrock;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;

/** A whole answer, told as if it had been streamed. */
final class SdkAnswer implements Transport.Incoming {
  private final BlockingQueue<Transport.Signal> signals = new LinkedBlockingQueue<>();
  private final CompletableFuture<ConverseResponse> call;

  private SdkAnswer(CompletableFuture<ConverseResponse> call) {
    this.call = call;
  }

  static SdkAnswer of(BedrockRuntimeAsyncClient client, ConverseRequest request) {
    SdkAnswer answer = new SdkAnswer(client.converse(request));
    var unused = answer.call.whenComplete(answer::end);
    return answer;
  }

  @Override
  public Transport.Signal take() throws InterruptedException {
    return signals.take();
  }

  /** Does nothing to a call that is over. */
  @Override
  public void close() {
    call.cancel(true);
  }

  private void end(@Nullable ConverseResponse response, @Nullable Throwable failure) {
    if (response == null) {
      Throwable cause = failure == null ? new IllegalStateException("no answer") : failure;
      signals.add(new Transport.Broke(cause, ""));
      return;
    }
    WholeAnswer.events(response).forEach(event -> signals.add(new Transport.Said(event)));
    signals.add(new Transport.Closed(response.responseMetadata().requestId()));
  }
}
