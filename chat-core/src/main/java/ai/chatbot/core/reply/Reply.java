package ai.chatbot.core.reply;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.MessageId;
import java.time.Instant;

/**
 * The making of one answer: which message it becomes, which instance makes it, and whether it still
 * lives. A reply that is not live has its end as its last event in the log.
 */
public record Reply(
    ReplyId id, MessageId answer, ChatId chat, InstanceId owner, boolean live, Instant startedAt) {
  public Reply {
    requireNonNull(id, "id is null");
    requireNonNull(answer, "answer is null");
    requireNonNull(chat, "chat is null");
    requireNonNull(owner, "owner is null");
    requireNonNull(startedAt, "startedAt is null");
  }

  /** Does it go on with an answer that another began? The one that began it has the answer's id. */
  public boolean goesOn() {
    return !id.value().equals(answer.value());
  }
}
