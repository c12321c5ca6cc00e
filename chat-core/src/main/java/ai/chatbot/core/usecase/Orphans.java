package ai.chatbot.core.usecase;

import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Replies of this instance that nobody makes, or makes any longer: each is ended as interrupted,
 * with the text that is stored. Safe for use by many threads.
 */
final class Orphans {
  /** Longer than a store may still be busy with a write that it did not answer. */
  private static final Duration STORED_BY_THEN = Duration.ofMinutes(1);

  private final ReplyLog log;
  private final KnownChats chats;
  private final OperatorLog operator;
  private final InstantSource clock;
  private final InstanceId me;
  private final Map<ReplyId, Reply> waiting = new ConcurrentHashMap<>();

  Orphans(Stores stores, OperatorLog operator, InstantSource clock, InstanceId me) {
    this.log = stores.replies();
    this.chats = new KnownChats(stores);
    this.operator = operator;
    this.clock = clock;
    this.me = me;
  }

  /** Nobody makes that reply, if it is stored at all. */
  void add(Reply reply) {
    waiting.put(reply.id(), reply);
  }

  /** Only then is it to be closed: until it is one's own a close takes no effect. */
  void takeOver(Reply reply) {
    try {
      if (log.takeOver(reply.id(), me)) {
        add(reply);
      }
    } catch (RuntimeException e) {
      // A store that fails may have handed it over all the same.
      add(reply);
      throw e;
    }
  }

  /** Each by itself; one for which the store does not answer waits for the next time. */
  void closeAll() {
    waiting.values().forEach(this::close);
  }

  private void close(Reply orphan) {
    try {
      if (end(orphan)) {
        waiting.remove(orphan.id());
      }
    } catch (IllegalArgumentException e) {
      waiting.remove(orphan.id());
      operator.bug("closing an abandoned reply", e);
    } catch (RuntimeException e) {
      operator.storeFailed("close an abandoned reply", e);
    } catch (Error e) {
      operator.bug("closing an abandoned reply", e);
    }
  }

  /**
   * Ends it, unless the fence says that it is somebody else's or over. Returns false where it may
   * still be stored: whoever asked for it had no answer.
   */
  private boolean end(Reply reply) {
    if (log.find(reply.id()).isEmpty()) {
      return reply.startedAt().plus(STORED_BY_THEN).isBefore(clock.instant());
    }
    List<ReplyEvent> kept = log.read(reply.id(), 0);
    Draft answer = Draft.of(reply, chats.message(reply.chat(), reply.answer()));
    kept.forEach(answer::accept);
    ReplyEnd end = new ReplyEnd.Interrupted();
    List<ReplyEvent> tail = new ArrayList<>();
    if (kept.isEmpty()) {
      tail.add(new ReplyEvent.Started(reply.answer()));
    }
    tail.addAll(answer.closing(end));
    log.close(reply.id(), me, kept.size(), tail, answer.message(end, clock.instant()));
    return true;
  }
}
