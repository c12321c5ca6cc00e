package ai.chatbot.bedrock;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/**
 * Hands one stream over from the SDK's event loop, which must never wait, to the one thread that
 * takes. At most {@link #WINDOW} events are asked for ahead of it, so a slow taker slows the
 * connection and not the event loop. The first end wins; what comes after it is dropped.
 */
final class SdkStream
    implements Transport.Incoming, ConverseStreamResponseHandler, Subscriber<ConverseStreamOutput> {
  static final int WINDOW = 64;
  private static final int REFILL = WINDOW / 2;

  private final BlockingQueue<Transport.Signal> signals = new ArrayBlockingQueue<>(WINDOW + 1);
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile String requestId = "";
  private volatile @Nullable Subscription subscription;
  private @Nullable CompletableFuture<Void> call;
  private int taken;

  static SdkStream of(BedrockRuntimeAsyncClient client, ConverseStreamRequest request) {
    SdkStream stream = new SdkStream();
    CompletableFuture<Void> call = client.converseStream(request, stream);
    stream.call = call;
    var unused = call.whenComplete((done, failure) -> stream.end(failure));
    return stream;
  }

  @Override
  public Transport.Signal take() throws InterruptedException {
    Transport.Signal signal = signals.take();
    if (signal instanceof Transport.Said && ++taken == REFILL) {
      taken = 0;
      requireNonNull(subscription).request(REFILL);
    }
    return signal;
  }

  /** A stream that has ended leaves its connection to the next one; any other is cut. */
  @Override
  public void close() {
    if (!ended.get() && call != null) {
      call.cancel(true);
    }
  }

  /** Ends the stream, broken where there is a failure. */
  void end(@Nullable Throwable failure) {
    if (ended.compareAndSet(false, true)) {
      signals.add(
          failure == null
              ? new Transport.Closed(requestId)
              : new Transport.Broke(failure, requestId));
    }
  }

  @Override
  public void responseReceived(ConverseStreamResponse response) {
    requestId = response.responseMetadata().requestId();
  }

  @Override
  public void onEventStream(SdkPublisher<ConverseStreamOutput> publisher) {
    publisher.subscribe(this);
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(WINDOW);
  }

  @Override
  public void onNext(ConverseStreamOutput event) {
    if (!ended.get()) {
      signals.add(new Transport.Said(event));
    }
  }

  @Override
  public void onError(Throwable failure) {
    end(failure);
  }

  @Override
  public void onComplete() {
    end(null);
  }

  /** The call's future tells the same. */
  @Override
  public void exceptionOccurred(Throwable failure) {}

  /** {@link #onComplete()} tells the same, after the last event. */
  @Override
  public void complete() {}
}
