package ai.chatbot.cli;

import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.reply.ReplyId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps why answers failed until that is told. Safe for use by many threads. */
final class TalkTrouble extends OperatorLog.Silent {
  private static final String ANSWERING = "chat";

  private final Map<ReplyId, ModelFailure> failures = new ConcurrentHashMap<>();

  /** Why that answer failed, if a model did; known once the answer has ended. */
  Optional<ModelFailure> of(ReplyId reply) {
    return Optional.ofNullable(failures.remove(reply));
  }

  @Override
  public void modelFailed(ReplyId reply, String what, ModelFailure failure) {
    if (what.equals(ANSWERING)) {
      failures.put(reply, failure);
    }
  }
}
