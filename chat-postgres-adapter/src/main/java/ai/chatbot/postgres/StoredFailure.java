package ai.chatbot.postgres;

import ai.chatbot.core.tool.ToolOutcome;

/** Why a tool failed, as rows have it; those of the first release may say nothing. */
final class StoredFailure {
  private StoredFailure() {}

  static ToolOutcome of(String reason) {
    return new ToolOutcome.Failed(reason.isBlank() ? "The tool did not say why." : reason);
  }
}
