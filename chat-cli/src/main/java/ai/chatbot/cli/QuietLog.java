package ai.chatbot.cli;

import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.reply.ReplyId;

/** Tells nobody, but of what somebody at a terminal wants to know. */
class QuietLog implements OperatorLog {
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
