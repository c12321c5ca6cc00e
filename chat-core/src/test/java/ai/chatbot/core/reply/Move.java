package ai.chatbot.core.reply;

import java.util.List;

/** What happens next in a conversation. */
sealed interface Move {

  /**
   * A question of so many words, and its answer in so many steps; none is an answer that failed.
   */
  record Ask(int words, List<Step> steps) implements Move {}

  /** One of the questions so far is put otherwise: what came after it is gone. */
  record Edit(int question, int words, List<Step> steps) implements Move {}

  /** Another model goes on, which is told of tools or is not. */
  record Switch(boolean tools) implements Move {}

  /** One call of the model: what it thinks, says and calls. */
  record Step(boolean thinks, int words, List<Fate> calls) {}

  /** What becomes of a tool call. */
  enum Fate {
    SUCCEEDED,
    FAILED,
    DENIED,
    CUT_OFF,
    APPROVED,
    UNDECIDED
  }
}
