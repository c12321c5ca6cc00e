package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.StreamHandover.Broke;
import ai.chatbot.bedrock.StreamHandover.Closed;
import ai.chatbot.bedrock.StreamHandover.Said;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;

@Timeout(60)
final class StreamHandoverTest {
  private static final ConverseStreamOutput EVENT =
      ConverseStreamOutput.contentBlockStopBuilder().contentBlockIndex(0).build();

  private final AtomicLong requested = new AtomicLong();
  private final StreamHandover handover = new StreamHandover();

  @BeforeEach
  void subscribe() {
    handover.onSubscribe(
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
        handover.onNext(EVENT);
        given++;
      }
      assertThat(given - taken).isBetween(1L, (long) StreamHandover.WINDOW);
      assertThat(handover.take()).isEqualTo(new Said(EVENT));
    }
  }

  @Test
  void theEndComesAfterAFullWindow() throws Exception {
    for (int i = 0; i < StreamHandover.WINDOW; i++) {
      handover.onNext(EVENT);
    }
    handover.onComplete();

    for (int i = 0; i < StreamHandover.WINDOW; i++) {
      assertThat(handover.take()).isInstanceOf(Said.class);
    }
    assertThat(handover.take()).isInstanceOf(Closed.class);
  }

  @Test
  void theFirstEndWins() throws Exception {
    RuntimeException failure = new IllegalStateException("cut");
    handover.onError(failure);
    handover.end(null);
    handover.onNext(EVENT);
    handover.onComplete();

    assertThat(handover.hasEnded()).isTrue();
    assertThat(handover.take()).isEqualTo(new Broke(failure));
  }
}
