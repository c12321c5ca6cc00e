package ai.chatbot.web.catalog;

import org.jspecify.annotations.Nullable;

/** A file that cannot be used. Its message is one sentence, with its full stop. */
final class Refused extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  Refused(String sentence) {
    this(sentence, null);
  }

  Refused(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
