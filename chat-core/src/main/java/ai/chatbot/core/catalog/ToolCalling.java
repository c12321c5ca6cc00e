package ai.chatbot.core.catalog;

/** Whether, and how, a generation calls tools. */
public enum ToolCalling {
  /** It refuses to be offered any. */
  NONE,
  /** It refuses them in a stream, and is asked for the whole answer at once. */
  WHOLE,
  /** It calls them while its answer streams. */
  STREAMED
}
