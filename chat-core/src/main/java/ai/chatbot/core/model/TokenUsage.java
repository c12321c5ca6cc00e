package ai.chatbot.core.model;

/** Tokens of one call of a model, as the provider counted them. */
public record TokenUsage(int input, int output, int cacheRead, int cacheWrite) {
  /** Nothing was counted. */
  public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0);

  public TokenUsage {
    if (input < 0 || output < 0 || cacheRead < 0 || cacheWrite < 0) {
      throw new IllegalArgumentException("a token count is negative");
    }
  }

  /** Both calls together. */
  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        input + other.input,
        output + other.output,
        cacheRead + other.cacheRead,
        cacheWrite + other.cacheWrite);
  }
}
