package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.Transport.Broke;
import ai.chatbot.bedrock.Transport.Closed;
import ai.chatbot.bedrock.Transport.Said;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;

@Timeout(60)
final class SdkStreamTest {
  private static final ConverseStreamOutput EVENT =
      ConverseStreamOutput.contentBlockStopBuilder().contentBlockIndex(0).build();

  private final AtomicLong requested = new AtomicLong();
  private final SdkStream stream = new SdkStream();

  @BeforeEach
  void subscribe() {
    stream.onSubscribe(
        new Subscription() {
          @Override
          public void request(long n) {
            requested.addAndGet(n);
          }

          @Override
          public void cancel() {}
        });
  }

  @Test
  void noMoreIsAskedForThanOneWindowAheadOfTheTaker() throws Exception {
    long given = 0;
    for (int taken = 0; taken < 1_000; taken++) {
      while (given < requested.get()) {
        stream.onNext(EVENT);
        given++;
      }
      assertThat(given - taken).isBetween(1L, (long) SdkStream.WINDOW);
      assertThat(stream.take()).isEqualTo(new Said(EVENT));
    }
  }

  @Test
  void theEndComesAfterAFullWindow() throws Exception {
    for (int i = 0; i < SdkStream.WINDOW; i++) {
      stream.onNext(EVENT);
    }
    stream.onComplete();

    for (int i = 0; i < SdkStream.WINDOW; i++) {
      assertThat(stream.take()).isInstanceOf(Said.class);
    }
    assertThat(stream.take()).isInstanceOf(Closed.class);
  }

  @Test
  void theFirstEndWins() throws Exception {
    RuntimeException failure = new IllegalStateException("cut");
    stream.onError(failure);
    stream.end(null);
    stream.onNext(EVENT);
    stream.onComplete();

    assertThat(stream.take()).isEqualTo(new Broke(failure, ""));
  }
}
