package ai.chatbot.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.VirtualThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs at random: questions, words, tools, stops, crashes and readers in any order over several
 * instances. {@code -Dchat.seed=…} begins at another seed and {@code -Dchat.runs=…} makes more runs
 * or fewer; a failure names its seed and what was done.
 */
@Timeout(300)
final class EngineModelTest {
  private static final long SEED = Long.getLong("chat.seed", 20_261_124);
  private static final int RUNS = Integer.getInteger("chat.runs", 250);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void whateverHappensNothingStoredIsLostAndEverybodySeesTheSame() throws InterruptedException {
    VirtualThreads threads = VirtualThreads.watched();
    Tally tally = new Tally();
    List<Thread> undertakers = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      undertakers.addAll(RandomRun.of(SEED + run, tally));
    }

    if (RUNS >= 100) {
      tally.assertIsRich();
    }
    for (Thread undertaker : undertakers) {
      assertThat(undertaker.join(PATIENCE)).isTrue();
    }
    threads.awaitNone();
    threads.close();
  }
}
