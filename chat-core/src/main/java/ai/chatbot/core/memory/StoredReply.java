package ai.chatbot.core.memory;

import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A reply, the question that it answers, and its log. */
final class StoredReply {
  private final MessageId question;
  private final List<ReplyEvent> events = new ArrayList<>();
  private Reply reply;
  private boolean stopRequested;

  StoredReply(Reply reply, MessageId question) {
    this.reply = reply;
    this.question = question;
  }

  Reply reply() {
    return reply;
  }

  boolean answers(MessageId asked) {
    return question.equals(asked);
  }

  /** Does it answer, or make, one of those messages? */
  boolean isAbout(Set<MessageId> messages) {
    return messages.contains(question) || messages.contains(reply.answer());
  }

  MessageId question() {
    return question;
  }

  boolean isWritableBy(InstanceId instance) {
    return reply.live() && reply.owner().equals(instance);
  }

  int stored() {
    return events.size();
  }

  /** Keeps those of the events that are not kept yet. */
  void keep(int from, List<ReplyEvent> batch) {
    if (from > events.size()) {
      throw new IllegalArgumentException(
          "events %d to %d of the reply are missing".formatted(events.size(), from - 1));
    }
    events.addAll(batch.subList(Math.min(events.size() - from, batch.size()), batch.size()));
  }

  List<ReplyEvent> from(int number) {
    return List.copyOf(events.subList(Math.min(number, events.size()), events.size()));
  }

  /** Has it ended, and is its log still kept? */
  boolean isLoggedBefore(Instant moment) {
    return !reply.live() && !events.isEmpty() && reply.startedAt().isBefore(moment);
  }

  void discard() {
    events.clear();
  }

  void end() {
    reply = changed(reply.owner(), false);
  }

  void passTo(InstanceId heir) {
    reply = changed(heir, reply.live());
  }

  void requestStop() {
    stopRequested = stopRequested || reply.live();
  }

  boolean stopRequested() {
    return stopRequested;
  }

  private Reply changed(InstanceId owner, boolean live) {
    return new Reply(reply.id(), reply.answer(), reply.chat(), owner, live, reply.startedAt());
  }
}
