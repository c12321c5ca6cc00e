package ai.chatbot.web;

import ch.qos.logback.core.PropertyDefinerBase;
import java.util.Optional;

/** The form of log lines that {@code CHAT_LOG} names: which of logback.xml's appenders is used. */
public final class LogFormat extends PropertyDefinerBase {
  static final String SETTING = "CHAT_LOG";

  @Override
  public String getPropertyValue() {
    return of(Optional.ofNullable(System.getenv(SETTING)).orElse(""));
  }

  /** Anything else is refused before the server starts, in a line of text. */
  static String of(String setting) {
    return setting.strip().equals("json") ? "json" : "text";
  }
}
