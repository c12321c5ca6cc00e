package ai.chatbot.web;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.usecase.Figures;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes once a minute what the server does: a line whose message is {@code figures}, with the
 * counts as fields for a metric filter.
 */
final class FiguresLine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("figures");
  private static final Duration APART = Duration.ofMinutes(1);

  private final Chatbot chatbot;
  private final Thread thread;

  private FiguresLine(Chatbot chatbot) {
    this.chatbot = chatbot;
    this.thread = Thread.ofVirtual().name("figures").unstarted(this::repeat);
  }

  /** Begins; the first line comes at once. */
  static FiguresLine of(Chatbot chatbot) {
    FiguresLine line = new FiguresLine(chatbot);
    line.thread.start();
    return line;
  }

  private void repeat() {
    try {
      while (true) {
        write(chatbot.takeFigures());
        Thread.sleep(APART);
      }
    } catch (InterruptedException e) {
      // There is nothing more to tell.
    }
  }

  static void write(Figures figures) {
    LoggingEventBuilder line = LOG.atInfo();
    for (Map.Entry<String, Long> field : fields(figures).entrySet()) {
      line = line.addKeyValue(field.getKey(), field.getValue());
    }
    line.log("figures");
  }

  private static Map<String, Long> fields(Figures figures) {
    Map<String, Long> fields = new LinkedHashMap<>();
    fields.put("repliesLive", (long) figures.live());
    fields.put("repliesBegun", (long) figures.begun());
    fields.put("repliesRefused", (long) figures.refused());
    figures
        .firstWords()
        .ifPresent(
            words -> {
              fields.put("firstWordMillisMedian", words.median().toMillis());
              fields.put("firstWordMillisLongest", words.longest().toMillis());
            });
    return fields;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
