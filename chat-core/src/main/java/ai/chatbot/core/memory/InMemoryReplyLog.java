package ai.chatbot.core.memory;

import static java.util.Comparator.comparing;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Keeps logs and leases; a write passes the fence and takes effect under the one lock. */
final class InMemoryReplyLog implements ReplyLog {
  private final Memory memory;
  private final InstantSource clock;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  InMemoryReplyLog(Memory memory, InstantSource clock) {
    this.memory = memory;
    this.clock = clock;
  }

  @Override
  public void renewLease(InstanceId instance, Duration life) {
    Instant until = clock.instant().plus(life);
    memory.atomically(() -> Optional.ofNullable(memory.leases.put(instance, until)));
  }

  @Override
  public void endLease(InstanceId instance) {
    memory.atomically(() -> Optional.ofNullable(memory.leases.remove(instance)));
  }

  @Override
  public boolean append(ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events) {
    return change(reply, stored -> stored.isWritableBy(owner), stored -> stored.keep(from, events));
  }

  @Override
  public boolean close(
      ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer) {
    return told(
        reply,
        change(
            reply,
            stored -> stored.isWritableBy(owner),
            stored -> {
              stored.keep(from, tail);
              memory.messages.put(answer.id(), answer);
              stored.end();
              if (answer.cameToNothing()) {
                memory.ledger.removeIf(entry -> entry.reply().equals(reply));
              }
            }));
  }

  @Override
  public Optional<Reply> find(ReplyId reply) {
    return memory.atomically(() -> stored(reply).map(StoredReply::reply));
  }

  @Override
  public Optional<Reply> liveIn(ChatId chat) {
    return memory.atomically(
        () ->
            memory
                .living()
                .map(StoredReply::reply)
                .filter(reply -> reply.chat().equals(chat))
                .findFirst());
  }

  @Override
  public List<ReplyEvent> read(ReplyId reply, int from) {
    return memory.atomically(
        () -> stored(reply).map(stored -> stored.from(from)).orElseGet(List::of));
  }

  @Override
  public void requestStop(ReplyId reply) {
    told(reply, change(reply, stored -> stored.reply().live(), StoredReply::requestStop));
  }

  @Override
  public List<Status> statusOf(Set<ReplyId> replies) {
    return memory.atomically(
        () ->
            replies.stream()
                .map(memory.replies::get)
                .filter(Objects::nonNull)
                .map(InMemoryReplyLog::status)
                .toList());
  }

  @Override
  public List<Reply> abandoned() {
    return memory.atomically(
        () -> memory.living().filter(this::isAbandoned).map(StoredReply::reply).toList());
  }

  @Override
  public boolean takeOver(ReplyId reply, InstanceId heir) {
    return change(
        reply,
        stored -> stored.reply().live() && isAbandoned(stored),
        stored -> stored.passTo(heir));
  }

  @Override
  public int discardEnded(Instant startedBefore, int atMost) {
    if (atMost < 1) {
      throw new IllegalArgumentException("atMost is below 1");
    }
    return memory.atomically(
        () -> {
          List<StoredReply> old =
              memory.replies.values().stream()
                  .filter(stored -> stored.isLoggedBefore(startedBefore))
                  .sorted(comparing(stored -> stored.reply().startedAt()))
                  .limit(atMost)
                  .toList();
          old.forEach(StoredReply::discard);
          return old.size();
        });
  }

  @Override
  public Hearing hear(Consumer<? super ReplyId> listener) {
    Listener hearing = new Listener(listener);
    listeners.add(hearing);
    return () -> listeners.remove(hearing);
  }

  /** Not under the lock, which a listener may want. */
  private boolean told(ReplyId reply, boolean changed) {
    if (changed && !listeners.isEmpty()) {
      Thread.ofVirtual()
          .name("hint-" + reply)
          .start(() -> listeners.forEach(listener -> listener.hear(reply)));
    }
    return changed;
  }

  private boolean change(
      ReplyId reply, Predicate<StoredReply> fence, Consumer<StoredReply> change) {
    return memory.atomically(
        () -> {
          Optional<StoredReply> passed = stored(reply).filter(fence);
          passed.ifPresent(change);
          return passed.isPresent();
        });
  }

  private Optional<StoredReply> stored(ReplyId reply) {
    return Optional.ofNullable(memory.replies.get(reply));
  }

  private boolean isAbandoned(StoredReply stored) {
    Instant until = memory.leases.get(stored.reply().owner());
    return until == null || !until.isAfter(clock.instant());
  }

  private static Status status(StoredReply stored) {
    return new Status(
        stored.reply().id(), stored.stored(), stored.reply().live(), stored.stopRequested());
  }

  /** Somebody who hears; each is another, whatever it hears with. */
  private static final class Listener {
    private final Consumer<? super ReplyId> heard;

    Listener(Consumer<? super ReplyId> heard) {
      this.heard = heard;
    }

    void hear(ReplyId reply) {
      try {
        heard.accept(reply);
      } catch (RuntimeException | Error e) {
        // It harms nobody: the others hear all the same.
      }
    }
  }
}
