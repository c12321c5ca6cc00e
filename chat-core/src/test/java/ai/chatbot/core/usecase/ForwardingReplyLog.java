package ai.chatbot.core.usecase;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A log that a test can stand in the way of. */
class ForwardingReplyLog implements ReplyLog {
  private final ReplyLog log;

  ForwardingReplyLog(ReplyLog log) {
    this.log = log;
  }

  @Override
  public void renewLease(InstanceId instance, Duration life) {
    log.renewLease(instance, life);
  }

  @Override
  public void endLease(InstanceId instance) {
    log.endLease(instance);
  }

  @Override
  public boolean append(ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
    return log.append(reply, owner, from, events);
  }

  @Override
  public boolean close(
      ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
    beforeClosing();
    return log.close(reply, owner, from, tail, answer);
  }

  /** Happens before a reply is closed; what it throws is what the store answers. */
  void beforeClosing() {}

  @Override
  public Optional<Reply> find(ReplyId reply) {
    return log.find(reply);
  }

  @Override
  public Optional<Reply> liveIn(ChatId chat) {
    return log.liveIn(chat);
  }

  @Override
  public List<ReplyEvent> read(ReplyId reply, int from) {
    return log.read(reply, from);
  }

  @Override
  public void requestStop(ReplyId reply) {
    log.requestStop(reply);
  }

  @Override
  public List<Status> statusOf(Set<ReplyId> replies) {
    return log.statusOf(replies);
  }

  @Override
  public List<Reply> abandoned() {
    return log.abandoned();
  }

  @Override
  public boolean takeOver(ReplyId reply, InstanceId heir) {
    return log.takeOver(reply, heir);
  }

  @Override
  public int discardEnded(Instant startedBefore, int atMost) {
    return log.discardEnded(startedBefore, atMost);
  }

  @Override
  public Hearing hear(Consumer<? super ReplyId> listener) {
    return log.hear(listener);
  }
}
