package ai.chatbot.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
  private static final Pattern ENGINES_THREAD =
      Pattern.compile("#(\\d+) \"(lease|poll|usage|model|tool|(reply|store|title)-[^\"]*)\"");

  @Test
  void whateverHappensNothingStoredIsLostAndEverybodySeesTheSame(@TempDir Path folder)
      throws IOException, InterruptedException {
    Set<String> before = threads(folder);
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
    assertNoneIsLeftBut(before, folder);
  }

  private static void assertNoneIsLeftBut(Set<String> before, Path folder) throws IOException {
    Instant deadline = Instant.now().plus(PATIENCE);
    Set<String> left = threads(folder);
    while (!before.containsAll(left)) {
      assertThat(Instant.now()).as("still there: %s", left).isBefore(deadline);
      left = threads(folder);
    }
  }

  /** The engine's threads in this JVM by number and name; nothing but a dump has the virtual. */
  private static Set<String> threads(Path folder) throws IOException {
    Path dump = folder.resolve("threads.txt");
    Files.deleteIfExists(dump);
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
    Set<String> found = new HashSet<>();
    Matcher thread = ENGINES_THREAD.matcher(Files.readString(dump));
    while (thread.find()) {
      found.add(thread.group());
    }
    return found;
  }
}
