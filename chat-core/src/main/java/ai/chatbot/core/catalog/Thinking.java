package ai.chatbot.core.catalog;

/**
 * The ways in which generations are told how hard to think (Anthropic: extended and adaptive
 * thinking; Amazon Nova 2: extended thinking). An adapter gives each its shape.
 */
public enum Thinking {
  /** It does not think aloud, and refuses to be told. */
  NONE,
  /** Claude up to 4.5: a budget of tokens, none by default. */
  BUDGETED,
  /** Claude 4.6 to 4.8: adaptive, and off unless asked for. */
  ADAPTIVE,
  /** Claude 5 and Haiku 5.5: adaptive, and on unless switched off. */
  ADAPTIVE_BY_DEFAULT,
  /** Claude Opus 5.5 and Fable: adaptive, and never off. */
  ALWAYS,
  /** Claude Sonnet 5.5: never off, at the least between its tools. */
  ALWAYS_BETWEEN_TOOLS,
  /** Amazon Nova 2: an effort, off by default. */
  NOVA
}
