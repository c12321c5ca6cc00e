package ai.chatbot.bedrock;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/**
 * Hands one stream over from the SDK's event loop, which must never wait, to the one thread that
 * takes. At most {@link #WINDOW} events are asked for ahead of it, so a slow taker slows the
 * connection and not the event loop. The first end wins; what comes after it is dropped.
 */
final class StreamHandover
    implements ConverseStreamResponseHandler, Subscriber<ConverseStreamOutput> {
  static final int WINDOW = 64;
  private static final int REFILL = WINDOW / 2;

  /** What came over, in order; the last is {@link Closed} or {@link Broke}. */
  sealed interface Signal {}

  /** An event of the stream. */
  record Said(ConverseStreamOutput event) implements Signal {}

  /** The stream came to its end. */
  record Closed(String requestId) implements Signal {}

  /** The call failed, before its first event or after. */
  record Broke(Throwable cause) implements Signal {}

  private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(WINDOW + 1);
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile String requestId = "unknown";
  private volatile @Nullable Subscription subscription;
  private int taken;

  /** The next signal, as soon as there is one; for one thread. */
  Signal take() throws InterruptedException {
    Signal signal = signals.take();
    if (signal instanceof Said && ++taken == REFILL) {
      taken = 0;
      requireNonNull(subscription).request(REFILL);
    }
    return signal;
  }

  /** Whether the provider's side has ended, even if its last signals are not taken yet. */
  boolean hasEnded() {
    return ended.get();
  }

  /** Ends the stream, broken where there is a failure. */
  void end(@Nullable Throwable failure) {
    if (ended.compareAndSet(false, true)) {
      signals.add(failure == null ? new Closed(requestId) : new Broke(failure));
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
      signals.add(new Said(event));
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
