package ai.chatbot.postgres;

import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.port.Continuation;
import ai.chatbot.core.port.Resumption;
import ai.chatbot.core.reply.Reply;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A person's word in one transaction. */
record Resuming(Handle handle, Continuation continuation) {
  Resumption resume() {
    return Locks.holdUser(handle, continuation.asker())
        ? answer().map(this::resume).orElseGet(Resumption.Missing::new)
        : new Resumption.Missing();
  }

  private Optional<Message> answer() {
    return handle
        .createQuery(MessageSql.ANSWER)
        .bind("answer", continuation.reply().answer().value())
        .bind("chat", continuation.reply().chat().value())
        .bind("owner", continuation.asker().value())
        .map(MessageRows::message)
        .findOne();
  }

  private Resumption resume(Message answer) {
    Message after = answer.after(continuation.approvals());
    if (after.equals(answer)) {
      return new Resumption.Settled(newestReply());
    }
    MessageRows.write(handle, MessageSql.CHANGE, after);
    return after.pending().isEmpty()
        ? new Resumption.Resumed(begin(continuation.reply()))
        : new Resumption.Waiting();
  }

  private Optional<Reply> newestReply() {
    return handle
        .createQuery(ReplySql.NEWEST_OF_ANSWER)
        .bind("answer", continuation.reply().answer().value())
        .map(ReplyRows::reply)
        .findOne();
  }

  private Reply begin(Reply reply) {
    return handle
        .createQuery(ReplySql.CONTINUE)
        .bind("reply", reply.id().value())
        .bind("answer", reply.answer().value())
        .bind("owner", reply.owner().value())
        .bind("started_at", Times.of(reply.startedAt()))
        .map(ReplyRows::reply)
        .one();
  }
}
