package ai.chatbot.postgres;

import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.value.Blank;

/** Why a tool failed, as rows have it; those of the first release may say nothing. */
final class StoredFailure {
  private StoredFailure() {}

  static ToolOutcome of(String reason) {
    return new ToolOutcome.Failed(Blank.is(reason) ? "The tool did not say why." : reason);
  }
}
