package ai.chatbot.core.port;

import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.reply.ReplyId;

/**
 * Where the core tells the operator what a person is told only in general terms. Implementations
 * must not throw and must not log content.
 */
public interface OperatorLog {
  /** A call of a model failed; {@code what} says for which purpose. */
  void modelFailed(ReplyId reply, String what, ModelFailure failure);

  /** A call failed before the model said anything, and is made again. */
  void tryingAgain(ReplyId reply, String what, ModelFailure failure);

  /** There was no model to call; {@code what} says for which purpose. */
  void noModelToCall(ReplyId reply, String what, Routing.Reason why);

  /** A store did not answer; the core tries again. */
  void storeFailed(String what, RuntimeException cause);

  /** This program is at fault. */
  void bug(String what, Throwable cause);

  /** Tells nobody. */
  static OperatorLog silent() {
    return new Silent();
  }

  /** Tells nobody of anything; a subclass tells what it has a word for. */
  class Silent implements OperatorLog {
    @Override
    public void modelFailed(ReplyId reply, String what, ModelFailure failure) {}

    @Override
    public void tryingAgain(ReplyId reply, String what, ModelFailure failure) {}

    @Override
    public void noModelToCall(ReplyId reply, String what, Routing.Reason why) {}

    @Override
    public void storeFailed(String what, RuntimeException cause) {}

    @Override
    public void bug(String what, Throwable cause) {}
  }
}
