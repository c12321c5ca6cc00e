package ai.chatbot.core.usecase;

import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import java.util.function.Consumer;

/** Something that a model may have done while it answers. */
interface Tool {
  ToolSpec spec();

  /** Runs one call; what it shows on the way goes out as events. */
  ToolOutcome run(ToolCall call, ReplyTask task, Consumer<ReplyEvent> out)
      throws InterruptedException;
}
