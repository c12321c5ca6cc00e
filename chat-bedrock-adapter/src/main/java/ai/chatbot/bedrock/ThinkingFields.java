package ai.chatbot.bedrock;

import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.value.Value;
import java.util.Locale;

/**
 * How a generation is told how hard to think, each in its own shape, as fields of the model's own
 * request (shared/reference/bedrock.md §4.7).
 */
final class ThinkingFields {
  /** Anthropic's lower bound for {@code budget_tokens}. */
  private static final int SMALLEST_BUDGET = 1_024;

  private ThinkingFields() {}

  /** The fields for that route; none where there is nothing to say. */
  static Value.Fields of(Route route, int maxTokens) {
    Effort effort = route.effort();
    boolean off = effort == Effort.OFF;
    return switch (route.generation().capabilities().thinking()) {
      case NONE -> Value.fields();
      case BUDGETED -> off ? Value.fields() : budgeted(effort, maxTokens);
      case ADAPTIVE -> off ? Value.fields() : adaptive(word(effort));
      case ADAPTIVE_BY_DEFAULT -> off ? disabled() : adaptive(word(effort));
      case ALWAYS -> adaptive(off ? word(Effort.LOW) : word(effort));
      case ALWAYS_BETWEEN_TOOLS -> adaptive(off ? "between_tools" : word(effort));
      case NOVA -> off ? Value.fields() : nova(effort);
    };
  }

  /** A budget below the limit on all of the output; without room for both it does not think. */
  private static Value.Fields budgeted(Effort effort, int maxTokens) {
    int budget = Math.max(SMALLEST_BUDGET, share(effort, maxTokens));
    return budget >= maxTokens
        ? Value.fields()
        : Value.fields()
            .with("thinking", Value.fields().with("type", "enabled").with("budget_tokens", budget));
  }

  private static int share(Effort effort, int maxTokens) {
    return switch (effort) {
      case OFF -> 0;
      case LOW -> maxTokens / 8;
      case MEDIUM -> maxTokens / 4;
      case HIGH -> maxTokens / 2;
    };
  }

  /**
   * Effort alone gives no reasoning to show, and since Claude 4.7 it is left out unless asked for.
   */
  private static Value.Fields adaptive(String effort) {
    return Value.fields()
        .with("thinking", Value.fields().with("type", "adaptive").with("display", "summarized"))
        .with("output_config", Value.fields().with("effort", effort));
  }

  private static Value.Fields disabled() {
    return Value.fields().with("thinking", Value.fields().with("type", "disabled"));
  }

  /** At high effort Nova 2 refuses a limit on the output, and there is always one. */
  private static Value.Fields nova(Effort effort) {
    String most = word(effort == Effort.HIGH ? Effort.MEDIUM : effort);
    return Value.fields()
        .with(
            "reasoningConfig",
            Value.fields().with("type", "enabled").with("maxReasoningEffort", most));
  }

  private static String word(Effort effort) {
    return effort.name().toLowerCase(Locale.ROOT);
  }
}
