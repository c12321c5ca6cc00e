package ai.chatbot.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** Everything that is logged while it is open. */
final class Logged implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          event.prepareForDeferredProcessing();
          events.add(event);
        }
      };

  Logged() {
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
  }

  /** Waits for a line that begins so, until the test's own time limit interrupts it. */
  void await(String beginning) {
    while (lines().stream().noneMatch(line -> line.startsWith(beginning))) {
      if (Thread.interrupted()) {
        throw new AssertionError("never logged: " + beginning);
      }
      Thread.onSpinWait();
    }
  }

  List<String> lines() {
    return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** The names of the requests in whose course that was logged. */
  List<String> named(String message) {
    return events.stream()
        .filter(event -> event.getFormattedMessage().equals(message))
        .map(event -> event.getMDCPropertyMap().get("request"))
        .toList();
  }

  /** The fields of the lines with that message, in order. */
  List<KeyValuePair> fields(String message) {
    return events.stream()
        .filter(event -> event.getFormattedMessage().equals(message))
        .flatMap(event -> event.getKeyValuePairs().stream())
        .toList();
  }

  List<String> errors() {
    return events.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Override
  public void close() {
    root.detachAppender(appender);
  }
}
