package ai.chatbot.bedrock;

import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.port.LanguageModel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;

/** One ConverseStream call per answer, made once and relayed on the caller's thread. */
final class BedrockLanguageModel implements LanguageModel {
  private final Future<BedrockRuntimeAsyncClient> client;

  BedrockLanguageModel(Future<BedrockRuntimeAsyncClient> client) {
    this.client = client;
  }

  @Override
  public void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    ConverseStreamRequest asked = ConverseRequests.of(request);
    BedrockRuntimeAsyncClient ready;
    try {
      ready = client.get();
    } catch (ExecutionException e) {
      sink.accept(new ModelEvent.Failed(BedrockFailures.of(e)));
      return;
    }
    stream(ready, asked, new ConverseEvents(sink));
  }

  private static void stream(
      BedrockRuntimeAsyncClient client, ConverseStreamRequest request, ConverseEvents events)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    StreamHandover handover = new StreamHandover();
    CompletableFuture<Void> call = client.converseStream(request, handover);
    var unused = call.whenComplete((done, failure) -> handover.end(failure));
    try {
      while (!events.areOver()) {
        relay(handover.take(), events);
      }
    } finally {
      // A stream that has ended leaves its connection to the next one; any other is cut.
      if (!handover.hasEnded()) {
        call.cancel(true);
      }
    }
  }

  private static void relay(StreamHandover.Signal signal, ConverseEvents events) {
    switch (signal) {
      case StreamHandover.Said said -> said.event().accept(events);
      case StreamHandover.Closed closed -> events.close(closed.requestId());
      case StreamHandover.Broke broke -> events.fail(broke.cause());
    }
  }
}
