package ai.chatbot.core.catalog;

/**
 * Where a request may say “remember it up to here”, in the order in which a prompt is put together.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html">Bedrock:
 *     prompt caching</a>
 */
public enum CachePlace {
  /** Behind the tools on offer. */
  TOOLS,
  /** Behind the system prompt. */
  SYSTEM,
  /** Behind a turn of the person's. */
  MESSAGES,
  /** Behind what came of a tool: Nova refuses it there. */
  TOOL_RESULTS
}
