package ai.chatbot.core.reply;

import ai.chatbot.core.value.Value;
import java.util.Map;
import java.util.TreeMap;

/**
 * Text that every store can keep: without NUL, which PostgreSQL refuses in text, and without
 * unpaired surrogates, which UTF-8 cannot say. Each becomes U+FFFD.
 */
public final class CleanText {
  private static final char REPLACEMENT = '\uFFFD';

  private CleanText() {}

  /** The same text where it is clean already. */
  public static String of(String text) {
    return text.codePoints().anyMatch(CleanText::isUnfit) ? replaced(text) : text;
  }

  /** The same tree with every text and every name in it clean. */
  public static Value.Fields of(Value.Fields fields) {
    Map<String, Value> clean = new TreeMap<>();
    fields.values().forEach((name, value) -> clean.put(of(name), of(value)));
    return new Value.Fields(clean);
  }

  private static Value of(Value value) {
    return switch (value) {
      case Value.Text(var text) -> new Value.Text(of(text));
      case Value.Items(var items) -> new Value.Items(items.stream().map(CleanText::of).toList());
      case Value.Fields fields -> of(fields);
      case Value.Null it -> it;
      case Value.Bool it -> it;
      case Value.Num it -> it;
    };
  }

  /** Is there anything in it that would have to be replaced? */
  public static boolean isClean(String text) {
    return text.codePoints().noneMatch(CleanText::isUnfit);
  }

  private static String replaced(String text) {
    return text.codePoints()
        .map(point -> isUnfit(point) ? REPLACEMENT : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isUnfit(int point) {
    return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }
}
