package ai.chatbot.core.usecase;

import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import java.util.function.Consumer;

/** Something that a model may have done while it answers. Safe for use by many threads. */
interface Tool {
  ToolSpec spec();

  /** Must a person allow each call? */
  default boolean needsApproval() {
    return false;
  }

  /** Does it write to the document beside the conversation? */
  default boolean writesADocument() {
    return false;
  }

  /** Runs one call; what it shows on the way goes out as events. */
  ToolOutcome run(ToolCall call, ReplyTask task, Consumer<ReplyEvent> out)
      throws InterruptedException;
}
