package ai.chatbot.postgres;

import ai.chatbot.core.document.DocumentKind;
import java.util.Locale;

/** How constants are written in rows: their own word, or their names in lower case. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static DocumentKind kind(String word) {
    return DocumentKind.of(word)
        .orElseThrow(() -> new IllegalStateException("a document is of unknown kind: " + word));
  }

  static <E extends Enum<E>> E read(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
