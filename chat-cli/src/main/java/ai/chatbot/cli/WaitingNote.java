package ai.chatbot.cli;

import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.reply.ReplyId;

/**
 * Tells somebody at a terminal, once, that the answer takes longer since a call failed and is made
 * again. How an answer ends is told at its end.
 */
final class WaitingNote extends OperatorLog.Silent {
  private final Lines err;
  private final Spinner spinner;
  private boolean told;

  WaitingNote(Lines err, Spinner spinner) {
    this.err = err;
    this.spinner = spinner;
  }

  @Override
  public void tryingAgain(ReplyId reply, String what, ModelFailure failure) {
    if (err.isTerminal() && !told) {
      spinner.close();
      err.writeDimmed("No answer yet, trying again …");
      err.endLine();
      told = true;
    }
  }
}
