package ai.chatbot.core.port;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.tool.Approval;
import java.util.List;

/**
 * A person's word on calls of an answer that wait for it, and the reply that goes on with the
 * answer once no call waits any longer: its {@code answer} is that message.
 */
public record Continuation(UserId asker, List<Approval> approvals, Reply reply) {
  public Continuation {
    requireNonNull(asker, "asker is null");
    approvals = List.copyOf(approvals);
    if (approvals.isEmpty()) {
      throw new IllegalArgumentException("approvals is empty");
    }
    requireNonNull(reply, "reply is null");
  }
}
