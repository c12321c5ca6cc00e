package ai.chatbot.bedrock;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.ToolCalling;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.port.LanguageModel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** One call of Bedrock per answer, made once and relayed on the caller's thread. */
final class BedrockLanguageModel implements LanguageModel {
  private final Future<? extends Transport> transport;
  private final ConverseRequests requests;
  private final BedrockFailures failures;
  private final Semaphore free;

  BedrockLanguageModel(
      Future<? extends Transport> transport,
      ConverseRequests requests,
      BedrockFailures failures,
      int maxStreams) {
    this.transport = transport;
    this.requests = requests;
    this.failures = failures;
    this.free = new Semaphore(maxStreams);
  }

  @Override
  public void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    if (!free.tryAcquire()) {
      sink.accept(new ModelEvent.Failed(failures.of(request.route(), "", "").busy()));
      return;
    }
    try {
      answer(request, sink);
    } finally {
      free.release();
    }
  }

  private void answer(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    Transport ready;
    try {
      ready = transport.get();
    } catch (ExecutionException e) {
      sink.accept(new ModelEvent.Failed(failures.beforeTheAnswer(e, request.route(), "")));
      return;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    ConverseEvents events = new ConverseEvents(request.route(), failures, sink);
    try (Transport.Incoming incoming = open(ready, request)) {
      while (!events.areOver()) {
        events.accept(incoming.take());
      }
    }
  }

  /** Nobody watches a title come, and some models refuse to stream with tools. */
  private Transport.Incoming open(Transport ready, ModelRequest request) {
    boolean streams =
        request.tools().isEmpty()
            || request.route().generation().capabilities().tools() == ToolCalling.STREAMED;
    return streams && request.purpose() != Purpose.TITLE
        ? ready.stream(requests.streamed(request))
        : ready.whole(requests.whole(request));
  }
}
