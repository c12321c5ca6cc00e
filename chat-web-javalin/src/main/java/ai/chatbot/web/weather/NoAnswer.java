package ai.chatbot.web.weather;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** There is no answer to be had from the provider; none of its own words are in it. */
final class NoAnswer extends Exception {
  private final String reason;

  private NoAnswer(String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** It took too long. */
  static NoAnswer inTime() {
    return new NoAnswer("The weather service did not answer in time.", null);
  }

  /** The connection could not be made, or broke. */
  static NoAnswer because(@Nullable Throwable cause) {
    return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
        ? new NoAnswer("The weather service could not be reached.", cause)
        : new NoAnswer("The weather service gave no usable answer.", cause);
  }

  /** What came cannot be used. */
  static NoAnswer ofUse() {
    return because(null);
  }

  /** A sentence for the model. */
  String reason() {
    return reason;
  }
}
