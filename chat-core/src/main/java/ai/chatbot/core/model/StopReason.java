package ai.chatbot.core.model;

/**
 * Why a model stopped by itself. Providers add reasons over time; an adapter maps one that it does
 * not know to {@link #OTHER}.
 */
public enum StopReason {
  /** It had said what it wanted to say. */
  END_TURN,
  /** It waits for the outcome of its tool calls. */
  TOOL_USE,
  /** It reached the limit on its output. */
  MAX_TOKENS,
  /** A guardrail or the provider's filter ended it. */
  CONTENT_FILTERED,
  /** The conversation fills the model's window. */
  CONTEXT_FULL,
  /** Anything else. */
  OTHER
}
