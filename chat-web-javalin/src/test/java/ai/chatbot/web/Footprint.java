package ai.chatbot.web;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What this process holds: the threads that live, virtual ones too, and the bytes in use. */
record Footprint(long threads, long bytes) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** As of now. */
  static Footprint taken() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return new Footprint(liveThreads(), memory.getHeapMemoryUsage().getUsed());
  }

  /** As soon as no more threads than those are left, or at last when they do not go. */
  static Footprint settled(long threads) {
    long began = System.nanoTime();
    while (liveThreads() > threads && System.nanoTime() - began < PATIENCE.toNanos()) {
      Thread.onSpinWait();
    }
    return taken();
  }

  private static long liveThreads() {
    try {
      Path folder = Files.createTempDirectory("threads");
      Path dump = folder.resolve("dump");
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
      try (Stream<String> lines = Files.lines(dump)) {
        return lines.filter(line -> line.startsWith("#")).count();
      } finally {
        Files.delete(dump);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
